import type { ts } from 'ts-morph';
import { Disk, readText } from '../program/disk.ts';
import { createImporters, isTakenWhole } from '../program/importers.ts';
import { packagesOf } from '../program/packages.ts';
import { sourcesBelow } from '../program/project-files.ts';
import type { ServiceProgram } from '../program/service-program.ts';
import { unseenImportersOf } from '../program/unseen-importers.ts';
import { holdsUnseenPages } from '../program/unseen-pages.ts';
import { callingFiles, nameOf } from './calling-files.ts';
import { isLocalName } from './local-name.ts';
import { meaningOf, nodeOf } from './lookup.ts';
import type { FunctionId } from './model.ts';
import type { Counts } from './naming-files.ts';
import { remember } from '../remember.ts';
import type { Session } from './session.ts';

/** Decides which files of a program have a say. */
export interface Sight {
  /** Whether a file is no test. */
  readonly isCounted: Counts;
  /** Whether calls of a file are looked at. */
  readonly isService: Counts;
}

/**
 * Whether the calls of a function that are in sight are all there are: nothing but its name leads to it, each file that has the name is a service
 * file in which it is known what the name means, and no source out of the program can name it.
 */
export function isCalledInSight(session: Session, id: FunctionId, { isCounted, isService }: Sight): boolean {
  const node = nodeOf(session, id);
  const files = node && callingFiles(session, id, isCounted);
  if (!node || !files?.every(isService)) return false;
  const name = session.ts.isSourceFile(node) ? null : nameOf(session, node);
  if (name === null) return true;
  return (
    files.every((file) => isEachUseKnown(session, file, name.text)) &&
    (isLocalName(session, name) ||
      !(
        isNamedOutside(session, node.getSourceFile(), name.text) ||
        givenOnBy(session.program, node.getSourceFile()).some((one) => isTakenWhole(session.program, one))
      ))
  );
}

/** Whether it is known for each use of a name in a file what it means, and none puts that into something. */
function isEachUseKnown(session: Session, file: ts.SourceFile, name: string): boolean {
  const { ts } = session;
  const isOpen = (node: ts.Node): boolean => {
    if (!ts.isIdentifier(node)) return ts.forEachChild(node, isOpen) ?? false;
    if (node.text !== name) return false;
    return ts.isShorthandPropertyAssignment(node.parent) || meaningOf(session, node).kind !== 'declaration';
  };
  return !isOpen(file);
}

/** Whether a source that the program does not hold may name what a module exports. */
function isNamedOutside({ program }: Session, module: ts.SourceFile, name: string): boolean {
  const { fileName } = module;
  const folder = program.origin === 'single-file' ? null : packagesOf(program).folderOf(fileName);
  if (folder === null || holdsUnseenPages(folder)) return true;
  if (unheldTexts(program)(folder)?.some((text) => text.includes(name)) !== false) return true;
  const { isInternal, isOpen } = packagesOf(program).around(fileName);
  if (!isOpen) return false;
  const unseen = unseenImportersOf(program);
  return !isInternal || givenOnBy(program, module).some((one) => unseen(one)?.length !== 0);
}

type Texts = (folder: string) => readonly string[] | null;

const unheld = new WeakMap<ServiceProgram, Texts>();

/** Gives the texts of the sources below a folder that a program does not hold, read once; `null` where there are too many folders to look into. */
function unheldTexts(program: ServiceProgram): Texts {
  const texts = unheld.get(program) ?? remember((folder: string) => readUnheld(program, folder));
  unheld.set(program, texts);
  return texts;
}

function readUnheld({ program }: ServiceProgram, folder: string): readonly string[] | null {
  const sources = sourcesBelow(folder, new Disk());
  const isHeld = (path: string) => program.getSourceFile(path) !== undefined;
  return sources && sources.flatMap((path) => (isHeld(path) ? [] : (readText(path) ?? [])));
}

/** A module, and those of the program that export what they import from it. */
function givenOnBy(program: ServiceProgram, module: ts.SourceFile): readonly ts.SourceFile[] {
  const importersOf = createImporters(program);
  const modules = new Set([module]);
  for (const one of modules)
    for (const importer of importersOf(one)) if (reexports.test(importer.text)) modules.add(importer);
  return [...modules];
}

const reexports = /\bexport\b[^;'"]*\bfrom\b/;
