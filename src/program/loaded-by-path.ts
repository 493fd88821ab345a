import { posix } from 'node:path';
import type { ts } from 'ts-morph';
import { rememberWeakly } from '../remember.ts';
import { packagesOf } from './packages.ts';
import type { ServiceProgram } from './service-program.ts';

/** A place at which modules are loaded by a path that is no plain text, or by a pattern. */
interface Loading {
  readonly from: string;
  /** With what the paths of the modules begin; `null` where that is not known. */
  readonly beginning: string | null;
}

/** What loads modules by what it is given: `import(path)`, `require(path)`, `import.meta.glob('./jobs/*.ts')`, `require.context('./jobs')`. */
const loaders = /^(?:import|require|import\.meta\.glob|require\.context)$/;

/** A text by which a file may hold a load whose path is no plain text, at a look. */
const mayLoad = /\b(?:import|require)\s*\(\s*[^'"\s]|\bimport\.meta\.glob\b|\brequire\.context\b/;

/**
 * Whether a source of a program may load a module by a path that is put together when it runs, or by a pattern that a bundler replaces: one that begins
 * like that of the module, or, where the beginning is not known, one in the same package.
 */
export function isLoadedByPath(program: ServiceProgram, path: string): boolean {
  const packages = packagesOf(program);
  return loadingsIn(program).some(({ from, beginning }) =>
    beginning === null ? packages.folderOf(from) === packages.folderOf(path) : path.startsWith(beginning),
  );
}

const loadingsIn = rememberWeakly((program: ServiceProgram): readonly Loading[] => {
  const { compiler, sources } = program;
  const found: Loading[] = [];
  const visit = (node: ts.Node): void => {
    if (compiler.ts.isCallExpression(node)) found.push(...loadingBy(program, node));
    compiler.ts.forEachChild(node, visit);
  };
  for (const file of sources) if (mayLoad.test(file.text)) visit(file);
  return found;
});

function loadingBy(program: ServiceProgram, node: ts.CallExpression): readonly Loading[] {
  const typescript = program.compiler.ts;
  const [given] = node.arguments;
  const how = node.expression.getText();
  if (!given || !loaders.test(how) || isOwn(program, node.expression)) return [];
  const from = node.getSourceFile().fileName;
  const isPattern = how.includes('.');
  if (typescript.isStringLiteralLike(given) && !isPattern) return [];
  const text = headOf(typescript, given).replace(/[*{].*$/, '');
  const beginning = /^\.\.?\//.test(text) ? posix.join(posix.dirname(from), text) : null;
  return [{ from, beginning }];
}

/** Whether a loader is none but in name: a parameter, or a function of the program. `createRequire` gives one that a variable holds. */
function isOwn({ checker, compiler }: ServiceProgram, loader: ts.Expression): boolean {
  const typescript = compiler.ts;
  const root = typescript.isPropertyAccessExpression(loader) ? loader.expression : loader;
  const declared = typescript.isIdentifier(root) ? checker.getSymbolAtLocation(root)?.declarations : [];
  return (
    declared?.some(
      (one) => !typescript.isVariableDeclaration(one) && !one.getSourceFile().isDeclarationFile,
    ) ?? false
  );
}

/** What an expression is known to begin with. */
function headOf(typescript: typeof ts, node: ts.Expression): string {
  if (typescript.isStringLiteralLike(node)) return node.text;
  return typescript.isTemplateExpression(node) ? node.head.text : '';
}
