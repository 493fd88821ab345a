import type { ts } from 'ts-morph';
import type { FileRole } from '../facts/model.ts';
import { remember } from '../remember.ts';
import { createBrowserOnly } from './browser-only.ts';
import { clientFunctions, type Extent } from './client-functions.ts';
import type { ServiceProgram } from './service-program.ts';

/**
 * Tells whether a place in a `service` file runs in a browser after all: the whole file does, or the function around the place. Asked where
 * there is a finding, as it takes more than a look at the file.
 */
export function createBrowserPlaces(
  program: ServiceProgram,
  roleOf: (file: ts.SourceFile) => FileRole,
): (file: ts.SourceFile, offset: number) => boolean {
  const isBrowserOnly = createBrowserOnly(program, roleOf);
  const extentsOf = remember((file: ts.SourceFile): readonly Extent[] => {
    if (isBrowserOnly(file)) return [{ start: 0, end: Infinity }];
    return clientFunctions(program.compiler.ts, file);
  });
  return (file, offset) => extentsOf(file).some(({ end, start }) => start <= offset && offset < end);
}
