import type { ts } from 'ts-morph';

/** What a walk over a file asks of a node, as bits: its kind tells whether the answer can be yes. */
export const asks = { call: 1, assignment: 2, body: 4, name: 8, member: 16 } as const;

/** The kinds that a walk passes over with all that is below them: tokens, literals, names and types. */
export const passedOver = 32;

const tables = new WeakMap<typeof ts, Uint8Array>();

/** The bits of each kind of node of a compiler; one look at them stands for a dozen tests, of which most nodes pass none. */
export function siteKinds(compiler: typeof ts): Uint8Array {
  const table = tables.get(compiler) ?? tableOf(compiler);
  tables.set(compiler, table);
  return table;
}

function tableOf(compiler: typeof ts): Uint8Array {
  const { SyntaxKind } = compiler;
  const table = new Uint8Array(SyntaxKind.Count);
  table.fill(passedOver, 0, SyntaxKind.FirstNode);
  table.fill(passedOver, SyntaxKind.FirstTypeNode, SyntaxKind.LastTypeNode + 1);
  for (const [ask, kinds] of kindsByAsk(compiler))
    for (const kind of kinds) table[kind] = (table[kind] ?? 0) | ask;
  return table;
}

type Kinds = readonly ts.SyntaxKind[];

function kindsByAsk({ SyntaxKind }: typeof ts): readonly (readonly [number, Kinds])[] {
  const methods = [SyntaxKind.MethodDeclaration, SyntaxKind.GetAccessor, SyntaxKind.SetAccessor];
  const functions = [SyntaxKind.FunctionDeclaration, SyntaxKind.FunctionExpression];
  const classes = [SyntaxKind.ClassDeclaration, SyntaxKind.ClassExpression];
  const variables = [SyntaxKind.VariableDeclaration, SyntaxKind.Parameter, SyntaxKind.BindingElement];
  const properties = [SyntaxKind.PropertyAssignment, SyntaxKind.ShorthandPropertyAssignment];
  const fields = [SyntaxKind.PropertyDeclaration, SyntaxKind.Parameter];
  const { ArrowFunction, BinaryExpression, Constructor, FunctionDeclaration } = SyntaxKind;
  return [
    [asks.call, [SyntaxKind.CallExpression, SyntaxKind.NewExpression]],
    [asks.assignment, [BinaryExpression]],
    [asks.body, [...methods, ...functions, ArrowFunction, Constructor]],
    [asks.name, [...functions, ...classes, ...variables, SyntaxKind.EnumDeclaration]],
    [asks.member, [...methods, ...properties, ...fields, FunctionDeclaration, BinaryExpression]],
  ];
}
