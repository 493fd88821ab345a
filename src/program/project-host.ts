import type { ts } from 'ts-morph';
import { folderHost } from './folder-host.ts';
import { below } from './folders.ts';
import type { ModuleResolution } from './module-resolution.ts';
import { isTooDeep } from './nesting.ts';
import type { ParsedFiles } from './parsed-files.ts';
import type { Compiler } from './service-program.ts';
import type { StandardLibrary } from './standard-library.ts';

/** What a project is built with. */
export interface ProjectParts {
  readonly compiler: Compiler;
  readonly files: ParsedFiles;
  readonly library: StandardLibrary;
  readonly resolution: ModuleResolution;
  readonly system: ts.System;
}

/** The linted file as the host of the lint has it. */
export interface LintedText {
  readonly fileName: string;
  readonly text: string;
}

/** What one program of a project reads. */
export interface Reading {
  /** Names the options that matter to how files are parsed and bound. */
  readonly bucket: string;
  /** Where packages of types are looked for. */
  readonly folder: string;
  /** The text that takes the place of one on the disk. */
  readonly overlay: LintedText | null;
  /** Collects the files that are taken for empty because they are nested too deeply; `null` where nobody looks. */
  readonly deep: Set<string> | null;
}

/** A compiler host that shares parsed files, lays the linted text over the disk, and finds modules in our way. */
export function createProjectHost(parts: ProjectParts, reading: Reading): ts.CompilerHost {
  const { compiler, library, resolution } = parts;
  const { getDefaultLibFileName, getModeForUsageLocation } = compiler.ts;
  return {
    ...createFileHost(parts.system, reading),
    getSourceFile: (path, target) => readFollowable(parts, reading, path, target),
    resolveModuleNameLiterals: (literals, importer, _redirected, options, sourceFile) =>
      literals.map((literal) => {
        const mode = getModeForUsageLocation(sourceFile, literal, options);
        return { resolvedModule: resolution.resolve(literal.text, importer, mode) };
      }),
    getModuleResolutionCache: () => resolution.cache,
    getDefaultLibFileName: (options) => below(library.folder, getDefaultLibFileName(options)),
    getDefaultLibLocation: () => library.folder,
  };
}

type FileHost = Omit<ts.CompilerHost, 'getSourceFile' | 'getDefaultLibFileName'>;

function createFileHost(sys: ts.System, { folder, overlay }: Reading): FileHost {
  return {
    ...folderHost(sys, folder),
    fileExists: (path) => path === overlay?.fileName || sys.fileExists(path),
    directoryExists: (path) => sys.directoryExists(path),
    getDirectories: (path) => sys.getDirectories(path),
    realpath: (path) => sys.realpath?.(path) ?? path,
  };
}

/** The file, or an empty one in its place when it is nested so deeply that the compiler could not read or bind it. */
function readFollowable(
  parts: ProjectParts,
  reading: Reading,
  path: string,
  target: ts.ScriptTarget | ts.CreateSourceFileOptions,
): ts.SourceFile | undefined {
  if (reading.deep === null) return readSourceFile(parts, reading, path, target);
  try {
    const file = readSourceFile(parts, reading, path, target);
    if (!file || file.isDeclarationFile || !isTooDeep(parts.compiler.ts, file)) return file;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  reading.deep.add(path);
  return parts.files.parse(path, '', typeof target === 'object' ? target : { languageVersion: target });
}

function readSourceFile(
  { files }: ProjectParts,
  { bucket, overlay }: Reading,
  path: string,
  target: ts.ScriptTarget | ts.CreateSourceFileOptions,
): ts.SourceFile | undefined {
  const options = typeof target === 'object' ? target : { languageVersion: target };
  if (overlay !== null && path === overlay.fileName) return files.parse(path, overlay.text, options);
  return files.read(path, bucket, options);
}
