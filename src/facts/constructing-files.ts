import type { ts } from 'ts-morph';
import { rememberWeakly } from '../remember.ts';
import type { Session } from './session.ts';

/** What a file makes instances of, as its text has it. */
interface Constructed {
  /** The last names behind `new`, and what the file may have renamed to one of them. */
  readonly names: ReadonlySet<string>;
  /** Whether an expression that is no plain name stands behind a `new`. */
  readonly isOpen: boolean;
  /** Whether one of the names may be what a module is as a whole, which each file calls as it likes. */
  readonly takesWhole: boolean;
}

const construction = /\bnew\s+(?:[\w$]+\s*\.\s*)*([\w$]+)/g;
const taken = /\{([^{}]*)\}\s*(?:from\b|=\s*(?:await\s+)?(?:import|require)\b)/g;
const renaming = /([\w$]+)\s*(?::|\bas\b)\s*([\w$]+)/g;
const wholeModule =
  /\bimport\s+([\w$]+)|\b(?:const|let|var)\s+([\w$]+)\s*=\s*(?:await\s+)?(?:import|require)\b/g;
const ofExpression = /\bnew\s*\(/;
const givesWhole = /\bexport\s+default\b|\bexport\s*=|\bas\s+default\b|\bmodule\s*\.\s*exports\s*=/;
const nothing: Constructed = { names: new Set(), isOpen: false, takesWhole: false };

const constructedIn = rememberWeakly(({ text }: ts.SourceFile): Constructed => {
  const written = new Set([...text.matchAll(construction)].flatMap(([, name]) => name ?? []));
  const isOpen = ofExpression.test(text);
  if (written.size === 0) return isOpen ? { ...nothing, isOpen } : nothing;
  const isWritten = (name: string | undefined) => name !== undefined && written.has(name);
  const renamed = [...text.matchAll(taken)]
    .flatMap(([, names = '']) => [...names.matchAll(renaming)])
    .flatMap(([, name = '', as]) => (isWritten(as) ? [name] : []));
  const takesWhole = [...text.matchAll(wholeModule)].some(([, first, other]) => isWritten(first ?? other));
  return { names: new Set([...written, ...renamed]), isOpen, takesWhole };
});

const search = rememberWeakly(({ program }: Session) => {
  const named = new Map<string, ts.SourceFile[]>();
  for (const file of program.sources) {
    for (const name of constructedIn(file).names) {
      const files = named.get(name);
      if (files) files.push(file);
      else named.set(name, [file]);
    }
  }
  return {
    named,
    open: program.sources.filter((file) => constructedIn(file).isOpen),
    whole: program.sources.filter((file) => constructedIn(file).takesWhole),
  };
});

/** The files of the program that may make an instance of a class: a look at their texts, which is remembered as long as they are. */
export function filesConstructing(
  session: Session,
  owner: ts.ClassLikeDeclaration,
): readonly ts.SourceFile[] {
  const { named, open, whole } = search(session);
  const name = owner.name?.text ?? '';
  const file = owner.getSourceFile();
  return [
    file,
    ...(named.get(name) ?? []),
    ...open.filter(({ text }) => name !== '' && text.includes(name)),
    ...(givesWhole.test(file.text) ? whole : []),
  ];
}
