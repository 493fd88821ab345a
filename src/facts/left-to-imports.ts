import type { ts } from 'ts-morph';
import { isLoadedByPath } from '../program/loaded-by-path.ts';
import { isOnlyImported } from '../program/only-imported.ts';
import { packagesOf } from '../program/packages.ts';
import type { Session } from './session.ts';

/** Whether a module is loaded by those alone that import it by its name: no framework finds it by its place, and no path is put together for it. */
export function isLeftToImports({ program }: Session, { fileName }: ts.SourceFile): boolean {
  const folder = packagesOf(program).folderOf(fileName);
  return folder !== null && isOnlyImported(fileName, folder) && !isLoadedByPath(program, fileName);
}
