import { basename } from 'node:path';
import type { ts } from 'ts-morph';
import type { ProvisionModel, TimeoutModel } from '../libraries/descriptor.ts';
import { typeModelOf } from './client.ts';
import { filesWith } from './mentions.ts';
import { apiCallee } from './read-value.ts';
import { rememberPair, rememberWeakly } from '../remember.ts';
import type { Session } from './session.ts';
import { tokensWith } from './tokens.ts';
import type { ApiValue } from './value.ts';

/**
 * How all calls of an injected client are bounded by one edit, in words that follow those for a single call: in the module of the program that
 * imports the one which provides it without options. Empty where no module does.
 */
export function moduleWords(
  session: Session,
  instance: ApiValue,
  { clientRemedy }: TimeoutModel,
  file: string,
): string {
  const [first] = typeModelOf(session, instance)?.provided ?? [];
  if (!first || clientRemedy === undefined) return '';
  const places = bareImports(session)(instance.package, moduleOf(first));
  if (places.length === 0) return '';
  const registered = `\`${first.path.replace(/\(\)$/, '')}({ ${clientRemedy} })\``;
  const [place, ...others] = nearest(places, file);
  return place !== undefined && others.length === 0
    ? `, or import ${registered} in \`${basename(place)}\` for all calls`
    : `, or import ${registered} in its module for all calls`;
}

function moduleOf({ path }: ProvisionModel): string {
  return path.split('.')[0] ?? path;
}

const bareImports = rememberWeakly((session: Session) =>
  rememberPair((library: string, module: string): readonly string[] =>
    filesWith(session, module)
      .filter((file) => importsBare(session, file, library, module))
      .map(({ fileName }) => fileName),
  ),
);

/** Whether a module stands by itself in a list of a file, with no call that gives it options. */
function importsBare(session: Session, file: ts.SourceFile, library: string, module: string): boolean {
  const { ts } = session;
  return tokensWith(ts, file, module).some((token) => {
    if (!ts.isIdentifier(token) || !ts.isArrayLiteralExpression(token.parent)) return false;
    const callee = apiCallee(session.evaluate(token));
    return callee?.package === library && callee.path === module;
  });
}

/** The files of the folder that has most of its path in common with that of a file. */
function nearest(places: readonly string[], file: string): readonly string[] {
  const shared = (place: string) => {
    const folders = place.split('/').slice(0, -1);
    const own = file.split('/');
    const apart = folders.findIndex((folder, at) => folder !== own[at]);
    return apart < 0 ? folders.length : apart;
  };
  const most = Math.max(...places.map(shared));
  return places.filter((place) => shared(place) === most);
}
