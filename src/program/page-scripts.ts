import { isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import { remember } from '../remember.ts';
import { bundlers, serverFolders, serverPackages } from './browser-lists.ts';
import { readText } from './disk.ts';
import { ancestors, below, isWithin } from './folders.ts';
import { matcherOf } from './name-patterns.ts';
import type { PackageFacts } from './package-facts.ts';

/** What is known of a file when its page is looked for. */
export interface PageCandidate {
  readonly fileName: string;
  readonly imports: readonly string[];
  /** The folder of the nearest package.json, where the search for a page ends. */
  readonly packageFolder: string;
  readonly package: PackageFacts;
}

const comment = /<!--[\s\S]*?(?:-->|$)/g;

const scriptSource = /<script\b[^<>]*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** Begins with a scheme, or with the host of another page. */
const elsewhere = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i;

const isBundler = matcherOf(bundlers);
const isServerPackage = matcherOf(serverPackages);
const isServerFolder = matcherOf(serverFolders);

/**
 * Tells whether an `index.html` loads a file: the page names the file itself, or a bundler builds it from an entry that the page names and in
 * whose folder the file lies. Pages are looked for from the file up to its package, and each folder is looked into once.
 */
export function createPageScripts(): (candidate: PageCandidate) => boolean {
  const scriptsAt = remember((folder: string) => pageScripts(folder, readText(below(folder, 'index.html'))));
  return (candidate) => {
    const { fileName, packageFolder } = candidate;
    for (const folder of ancestors(fileName)) {
      const scripts = scriptsAt(folder);
      if (scripts.includes(fileName)) return true;
      if (scripts.some((script) => isBuiltFrom(candidate, folder, script))) return true;
      if (folder === packageFolder) return false;
    }
    return false;
  };
}

/** The files that a page in a folder loads from there, by path; where a page is served, its folder is the root. */
function pageScripts(folder: string, html = ''): readonly string[] {
  const sources = [...html.replace(comment, '').matchAll(scriptSource)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
  return sources.flatMap((source) => {
    const path = source.trim().replace(/[?#].*$/, '');
    return path === '' || elsewhere.test(path) ? [] : [below(folder, path)];
  });
}

function isBuiltFrom(
  { fileName, imports, package: facts }: PageCandidate,
  page: string,
  entry: string,
): boolean {
  const folder = dirname(entry);
  if (folder === page || !isWithin(entry, page) || !isWithin(fileName, folder)) return false;
  if (!facts.dependencies.some(isBundler) || facts.runtimeDependencies.some(isServerPackage)) return false;
  if (imports.some((name) => isBuiltin(name) || isServerPackage(name))) return false;
  return !fileName.slice(folder.length).split('/').slice(0, -1).some(isServerFolder);
}
