import { isDeepStrictEqual } from 'node:util';
import type { ts } from 'ts-morph';
import type { Compiler } from './service-program.ts';

const fileName = '/self-test.ts';

const text = `
interface Client { send(text: string): number }
declare const client: Client;
declare function audited(target: unknown): void;
@audited
export class Orders {
  /** @idempotent by key */
  place(id: string) { return client.send(id); }
}
`;

const expected = {
  kinds: [
    'InterfaceDeclaration',
    'VariableStatement',
    'FunctionDeclaration',
    'ClassDeclaration',
    'EndOfFileToken',
  ],
  decorators: ['audited'],
  tags: ['idempotent'],
  callee: 'send',
  declaredBy: 'MethodSignature',
  type: 'number',
};

/** Whether ts-morph reads a small program of this compiler as it is written: kinds, JSDoc, decorators, symbols, types. */
export function passesSelfTest(compiler: Compiler): boolean {
  try {
    return isDeepStrictEqual(readBack(compiler), expected);
  } catch {
    return false;
  }
}

function readBack(compiler: Compiler): object {
  const { morph } = compiler;
  const program = buildProgram(compiler.ts);
  const sourceFile = program.getSourceFile(fileName);
  if (sourceFile === undefined) return {};
  const file = morph.createWrappedNode(sourceFile, { typeChecker: program.getTypeChecker() });
  const orders = file.getClassOrThrow('Orders');
  const call = file.getFirstDescendantByKindOrThrow(compiler.ts.SyntaxKind.CallExpression);
  const callee = call.getExpression().getSymbolOrThrow();
  return {
    kinds: file.forEachChildAsArray().map((child) => child.getKindName()),
    decorators: orders.getDecorators().map((decorator) => decorator.getName()),
    tags: orders
      .getMethodOrThrow('place')
      .getJsDocs()
      .flatMap((doc) => doc.getTags().map((tag) => tag.getTagName())),
    callee: callee.getName(),
    declaredBy: callee.getValueDeclarationOrThrow().getKindName(),
    type: call.getType().getText(),
  };
}

function buildProgram(typescript: typeof ts): ts.Program {
  const sourceFile = typescript.createSourceFile(fileName, text, typescript.ScriptTarget.ESNext, true);
  return typescript.createProgram({
    rootNames: [fileName],
    options: { noLib: true, types: [] },
    host: {
      fileExists: (name) => name === fileName,
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => '/',
      getDefaultLibFileName: () => '/lib.d.ts',
      getNewLine: () => '\n',
      getSourceFile: (name) => (name === fileName ? sourceFile : undefined),
      readFile: () => undefined,
      useCaseSensitiveFileNames: () => true,
      writeFile: () => undefined,
    },
  });
}
