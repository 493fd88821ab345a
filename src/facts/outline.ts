import type { ts } from 'ts-morph';
import type { Session } from './session.ts';

/** What the rest of a program asks of a file without reading its function bodies. */
export interface Outline {
  /** Classes by the names that they extend or implement, as written. */
  readonly heirs: ReadonlyMap<string, readonly ts.ClassLikeDeclaration[]>;
  /** Object literals that bind an injection token: `{ provide, useClass | useValue | useFactory | useExisting }`. */
  readonly providers: readonly ts.ObjectLiteralExpression[];
  /** Methods with decorators. */
  readonly decorated: readonly ts.MethodDeclaration[];
  /** Classes with decorators. */
  readonly decoratedClasses: readonly ts.ClassDeclaration[];
}

const outlines = new WeakMap<ts.SourceFile, Outline>();
const worthAWalk = /\b(?:provide|extends|implements)\b|@\w/;
const empty: Outline = { heirs: new Map(), providers: [], decorated: [], decoratedClasses: [] };

/** The outline of a source file, read once. It holds nodes of that file and nothing of a checker. */
export function outlineOf(session: Session, file: ts.SourceFile): Outline {
  const known = outlines.get(file);
  if (known) return known;
  const outline = worthAWalk.test(file.text) ? readOutline(session, file) : empty;
  outlines.set(file, outline);
  return outline;
}

function readOutline({ ts }: Session, file: ts.SourceFile): Outline {
  const heirs = new Map<string, ts.ClassLikeDeclaration[]>();
  const providers: ts.ObjectLiteralExpression[] = [];
  const decorated: ts.MethodDeclaration[] = [];
  const decoratedClasses: ts.ClassDeclaration[] = [];
  const withProviders = file.text.includes('provide');
  const visit = (node: ts.Node): void => {
    if (ts.isClassLike(node)) {
      for (const name of heritageNames(ts, node)) heirs.set(name, [...(heirs.get(name) ?? []), node]);
      if (ts.isClassDeclaration(node) && (ts.getDecorators(node) ?? []).length > 0)
        decoratedClasses.push(node);
      decorated.push(
        ...node.members
          .filter(ts.isMethodDeclaration)
          .filter((one) => (ts.getDecorators(one) ?? []).length > 0),
      );
    }
    if (ts.isObjectLiteralExpression(node) && bindsToken(ts, node)) providers.push(node);
    if (withProviders || ts.isSourceFile(node) || ts.isModuleBlock(node)) ts.forEachChild(node, visit);
    else if (ts.isVariableStatement(node))
      for (const { initializer } of node.declarationList.declarations) if (initializer) visit(initializer);
  };
  visit(file);
  return { heirs, providers, decorated, decoratedClasses };
}

function heritageNames(compiler: typeof ts, node: ts.ClassLikeDeclaration): string[] {
  return (node.heritageClauses ?? []).flatMap(({ types }) =>
    types.map(({ expression }) =>
      compiler.isIdentifier(expression)
        ? expression.text
        : compiler.isPropertyAccessExpression(expression)
          ? expression.name.text
          : '',
    ),
  );
}

function bindsToken(compiler: typeof ts, node: ts.ObjectLiteralExpression): boolean {
  return node.properties.some(
    ({ name }) => name !== undefined && compiler.isIdentifier(name) && name.text === 'provide',
  );
}
