import type { ts } from 'ts-morph';
import type { Span, Tag, TagProblem } from './model.ts';
import { spanOf, type Session } from './session.ts';

const takesText: Readonly<Record<Tag['name'], boolean>> = {
  idempotent: false,
  compensates: true,
  cap: true,
  coordination: true,
};

/** Our JSDoc tags on a declaration, and those that cannot be used as written. */
export function tagsOf(session: Session, node: ts.Node): { tags: Tag[]; problems: TagProblem[] } {
  const tags: Tag[] = [];
  const problems: TagProblem[] = [];
  if (!mentionsTag(node.getSourceFile())) return { tags, problems };
  for (const tag of session.ts.getJSDocTags(node)) {
    const name = tag.tagName.text;
    if (!isOurs(name)) continue;
    const text = (session.ts.getTextOfJSDocComment(tag.comment) ?? '').trim();
    const problem = problemOf(name, text);
    if (problem) problems.push({ span: spanOf(tag), message: problem });
    else tags.push({ name, text });
  }
  return { tags, problems };
}

/** Every declaration and statement of a file that has a `@coordination` with a reason, the outermost first. */
export function coordinatedIn({ ts }: Session, file: ts.SourceFile): Span[] {
  if (!file.text.includes('@coordination')) return [];
  const found: Span[] = [];
  const visit = (node: ts.Node): void => {
    const isTold = ts
      .getJSDocTags(node)
      .some(
        ({ tagName, comment }) =>
          tagName.text === 'coordination' && isReason(ts.getTextOfJSDocComment(comment)),
      );
    if (isTold) found.push(spanOf(node));
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return found;
}

function isReason(text: string | undefined): boolean {
  return (text ?? '').trim() !== '';
}

const mentioning = new WeakMap<ts.SourceFile, boolean>();

function mentionsTag(file: ts.SourceFile): boolean {
  const known = mentioning.get(file);
  if (known !== undefined) return known;
  const mentions = Object.keys(takesText).some((name) => file.text.includes(`@${name}`));
  mentioning.set(file, mentions);
  return mentions;
}

function isOurs(name: string): name is Tag['name'] {
  return Object.hasOwn(takesText, name);
}

function problemOf(name: Tag['name'], text: string): string | null {
  if (name === 'cap' && text !== 'CP' && text !== 'AP')
    return `\`@cap\` takes \`CP\` or \`AP\`, found \`${text}\`.`;
  if (takesText[name] && text === '') {
    return name === 'compensates'
      ? '`@compensates` takes the name of the function that it undoes.'
      : `\`@${name}\` takes a reason.`;
  }
  return null;
}
