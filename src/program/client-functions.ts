import type { ts } from 'ts-morph';
import { clientBindings, type ClientBindings } from './client-bindings.ts';

/** A piece of a file, in offsets of its text. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** Inside of a component the directive makes a function that a server runs. */
const serverFunction = /(['"])use server\1/;

/**
 * The functions of a module that are components or hooks with a state or effects, as they call React's. Whatever waits inside of them is an effect
 * or a handler in a browser, also where the module has parts that a server runs: a first page on a server is drawn without waiting.
 */
export function clientFunctions(typescript: typeof ts, file: ts.SourceFile): readonly Extent[] {
  const bindings = clientBindings(typescript, file);
  if (bindings === null || serverFunction.test(file.text)) return [];
  if (bindings.names.size + bindings.objects.size === 0) return [];
  const found = new Map<ts.Node, Extent>();
  visit(file, null);
  return [...found.values()];

  function visit(node: ts.Node, around: ts.Node | null): void {
    if (
      around &&
      bindings &&
      typescript.isCallExpression(node) &&
      isHook(typescript, node.expression, bindings)
    )
      found.set(around, { start: around.pos, end: around.end });
    const inner = typescript.isFunctionLike(node) ? node : around;
    typescript.forEachChild(node, (child) => {
      visit(child, inner);
    });
  }
}

/** Whether a callee is a hook of a component; a context may be made anywhere. */
function isHook(typescript: typeof ts, callee: ts.Expression, { names, objects }: ClientBindings): boolean {
  if (typescript.isIdentifier(callee)) return isHookName(names.get(callee.text));
  if (!typescript.isPropertyAccessExpression(callee) || !typescript.isIdentifier(callee.expression))
    return false;
  const member = callee.name.text;
  return isHookName(member) && (objects.get(callee.expression.text)?.has(member) ?? false);
}

function isHookName(name: string | undefined): boolean {
  return name?.startsWith('use') ?? false;
}
