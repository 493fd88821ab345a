import type { ts } from 'ts-morph';
import { filesWithKnown } from './mentions.ts';
import type { Session } from './session.ts';
import { uniqueColumns, uniqueFields, type UniqueNames } from './unique-columns.ts';
import { rememberWeakly } from '../remember.ts';

/** How a database's tables are declared. */
export type Declared =
  { readonly in: 'statements' } | { readonly in: 'texts'; readonly texts: readonly string[] };

/**
 * The columns that declarations in sight make unique; `null` where no declaration of tables is. Statements of SQL stand in files of their own
 * or in sources; other texts are those by which a source that declares tables is known, or extensions of schema files.
 */
export function uniqueNames(session: Session, from: ts.SourceFile, declared: Declared): UniqueNames | null {
  const schemas = (extension: string) => session.program.schemaTexts(from.fileName, extension);
  if (declared.in === 'statements') {
    const sources = ['CREATE TABLE', 'create table'].flatMap((text) => filesWithKnown(session, text));
    return uniqueColumns([...schemas('.sql'), ...sources.map(({ text }) => text)]);
  }
  const extensions = declared.texts.filter((text) => text.startsWith('.'));
  return extensions.length > 0
    ? uniqueFields(extensions.flatMap(schemas))
    : fromSources(session, declared.texts);
}

/** Decorators and schemas, which are not told apart by their tables. */
function fromSources(session: Session, texts: readonly string[]): UniqueNames | null {
  if (!texts.some((text) => filesWithKnown(session, text).length > 0)) return null;
  const names = namesInSources(session);
  return () => names;
}

/** The names beside the words for uniqueness, wherever they stand. */
const namesInSources = rememberWeakly((session: Session): ReadonlySet<string> => {
  const { ts } = session;
  const names = new Set(['id', '_id']);
  const visit = (node: ts.Node): void => {
    const isWord = ts.isPropertyAssignment(node) && /^(?:unique|primary(?:Key)?)$/.test(node.name.getText());
    const isDecorator = ts.isDecorator(node) && /^@(?:Unique|Primary|OneToOne)/.test(node.getText());
    if (isWord || isDecorator) for (const name of namesAround(session, node)) names.add(name);
    ts.forEachChild(node, visit);
  };
  for (const word of ['unique', 'Unique', 'primary', 'Primary', 'OneToOne'])
    filesWithKnown(session, word).forEach(visit);
  return names;
});

/** What a word for uniqueness is about: the property that it stands in or above, and the names that are listed beside it. */
function namesAround({ ts }: Session, node: ts.Node): readonly string[] {
  const holder = ts.isDecorator(node) ? node : node.parent.parent;
  const isList = ts.isDecorator(holder) || ts.isCallExpression(holder) || ts.isArrayLiteralExpression(holder);
  const list = isList ? (ts.isArrayLiteralExpression(holder) ? node.parent : holder).getText() : '';
  const owner = ts.findAncestor(
    holder,
    (one) => ts.isPropertyAssignment(one) || ts.isPropertyDeclaration(one) || ts.isStatement(one),
  );
  const isNamed = owner && (ts.isPropertyAssignment(owner) || ts.isPropertyDeclaration(owner));
  return [...(isNamed ? [owner.name.getText()] : []), ...(list.match(/\w+/g) ?? [])];
}
