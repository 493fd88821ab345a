import type { ts } from 'ts-morph';
import { importedSpecifiers } from './instance.ts';
import { packageName } from './knowledge.ts';
import type { Session } from './session.ts';
import { textOf } from './read-value.ts';
import type { Value } from './value.ts';
import { rememberWeakly } from '../remember.ts';

/**
 * Files of a program that imports Next.js, by the path that they answer (https://nextjs.org/docs/app/getting-started/project-structure); `null`
 * where several answer one path.
 */
type Routes = ReadonlyMap<string, string | null>;

/** The file of the program that answers requests to a URL, of which the path must be known; `null` where there is none, or it may be another one. */
export function routeFile(session: Session, url: Value): string | null {
  if (url.kind === 'either') {
    const [first = null, ...others] = url.values.map((one) => routeFile(session, one));
    return others.every((one) => one === first) ? first : null;
  }
  const path = pathOf(url);
  if (path === null) return null;
  return routesOf(session).get(path) ?? null;
}

/** The path of a URL whose beginning may depend on the deployment. */
function pathOf(url: Value): string | null {
  const parts = url.kind === 'text' ? url.parts : [url];
  const tail = parts.slice(parts.findLastIndex((part) => textOf(part) === null) + 1);
  const text = tail.map((part) => textOf(part) ?? '').join('');
  return /^(?:https?:\/\/[^/?#]+)?(\/[^?#]*?)\/?(?:[?#].*)?$/.exec(text)?.[1] ?? null;
}

/** The files of the routes of a program by their paths; `null` for a path that several answer. */
const routesOf = rememberWeakly((session: Session): Routes => {
  const routes = new Map<string, string | null>();
  const { program } = session;
  if (!isNextProgram(session)) return routes;
  for (const { fileName } of program.sources) {
    const path = routeOf(fileName);
    if (path !== null) routes.set(path, routes.has(path) ? null : fileName);
  }
  return routes;
});

/** Whether a program imports Next.js, so that the paths of its files have a meaning. */
export const isNextProgram = rememberWeakly((session: Session) =>
  session.program.sources.some((file) => importsNext(session, file)),
);

function importsNext(session: Session, file: ts.SourceFile): boolean {
  return importedSpecifiers(session, file).some((name) => packageName(name) === 'next');
}

/** The path that a file answers as a route handler or API route of Next.js; `null` for other files, and for paths with parameters. */
function routeOf(fileName: string): string | null {
  const [, handler] = /\/app\/(.*\/)?route\.[cm]?[jt]sx?$/.exec(fileName) ?? [];
  const [, endpoint] = /\/pages\/(api\/.*?)(?:\/index)?\.[cm]?[jt]sx?$/.exec(fileName) ?? [];
  const path = handler ?? endpoint;
  if (path === undefined) return null;
  const segments = path.split('/').filter((segment) => segment !== '' && !/^\(.*\)$|^@/.test(segment));
  return segments.some((segment) => segment.startsWith('[')) ? null : `/${segments.join('/')}`;
}
