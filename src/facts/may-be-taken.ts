import type { ts } from 'ts-morph';
import { Disk, readText } from '../program/disk.ts';
import { importersIn, isTakenWhole } from '../program/importers.ts';
import { packagesOf } from '../program/packages.ts';
import { sourcesBelow } from '../program/project-files.ts';
import type { ServiceProgram } from '../program/service-program.ts';
import { unseenImportersOf } from '../program/unseen-importers.ts';
import { holdsUnseenPages } from '../program/unseen-pages.ts';
import { remember, rememberWeakly } from '../remember.ts';
import type { Session } from './session.ts';

/**
 * Whether something else than the files of a program that have the name may use what a module exports under it: the module is taken as a whole, or
 * a source that the program does not hold may name it.
 */
export function mayBeTaken({ program }: Session, module: ts.SourceFile, name: string): boolean {
  const { fileName } = module;
  const folder = program.origin === 'single-file' ? null : packagesOf(program).folderOf(fileName);
  if (folder === null || holdsUnseenPages(folder)) return true;
  if (unheldTexts(program)(folder)?.some((text) => text.includes(name)) !== false) return true;
  const given = givenOnBy(program, module);
  if (given.some((one) => isTakenWhole(program, one))) return true;
  const { isInternal, isOpen } = packagesOf(program).around(fileName);
  if (!isOpen) return false;
  const unseen = unseenImportersOf(program);
  const isTaking = ({ text }: ts.SourceFile) => text.includes(name) || wholes.test(text);
  return !isInternal || given.some((one) => unseen(one)?.some(isTaking) !== false);
}

/** Ways in which a source takes more of a module than it names. */
const wholes = /\*\s*(?:as|from)\b|\b(?:import|require)\s*\(/;

/** Gives the texts of the sources below a folder that a program does not hold, read once; `null` where there are too many folders to look into. */
const unheldTexts = rememberWeakly((program: ServiceProgram) =>
  remember((folder: string) => readUnheld(program, folder)),
);

function readUnheld({ program }: ServiceProgram, folder: string): readonly string[] | null {
  const sources = sourcesBelow(folder, new Disk());
  const isHeld = (path: string) => program.getSourceFile(path) !== undefined;
  return sources && sources.flatMap((path) => (isHeld(path) ? [] : (readText(path) ?? [])));
}

/** A module, and those of the program that export what they import from it. */
function givenOnBy(program: ServiceProgram, module: ts.SourceFile): readonly ts.SourceFile[] {
  const importersOf = importersIn(program);
  const modules = new Set([module]);
  for (const one of modules)
    for (const importer of importersOf(one)) if (reexports.test(importer.text)) modules.add(importer);
  return [...modules];
}

const reexports = /\bexport\b[^;'"]*\bfrom\b/;
