import type {
  CallModel,
  DecoratorModel,
  LibraryDescriptor,
  LibraryRegion,
  ManualTransactionModel,
  OtherVersion,
  TypeModel,
  ValueModel,
} from '../libraries/descriptor.ts';

/** Descriptors, found by the module specifier under which code imports them. */
export interface Knowledge {
  /** The descriptor of a module specifier (subpaths included), in the version given; `null` when the package is not known. */
  library(specifier: string): Library | null;
  /** The descriptor of the runtime's globals of that name (`fetch`, `AbortSignal`). */
  global(name: string): Library | null;
  /** Libraries whose generator writes types of that name into the program. */
  generated(name: string): readonly Library[];
  /** Whether a library of lazy sources composes them by a member of that name. */
  composes(member: string): boolean;
  /** Whether some library knows a member of this name, so that asking the type of its receiver can pay. */
  knowsMember(name: string): boolean;
}

/** One descriptor with its look-ups compiled. */
export interface Library {
  readonly descriptor: LibraryDescriptor;
  /** The type whose instances an access path makes; `path` starts at an export, or at `type` when one is given. */
  made(type: string, path: string): TypeModel | null;
  /** The type of that name or alias. */
  type(name: string): TypeModel | null;
  call(type: string, path: string): CallModel | null;
  /** What the library does around functions that the member is given, outermost first. */
  regions(type: string, path: string): readonly LibraryRegion[];
  value(path: string): ValueModel | null;
  decorator(name: string): DecoratorModel | null;
  /** Whether a member opens, commits or rolls back a transaction by hand. */
  mark(type: string, path: string): 'begin' | 'commit' | 'rollback' | null;
}

/** Builds the look-ups over the shipped descriptors and a team's own, which come first. */
export function createKnowledge(descriptors: readonly LibraryDescriptor[]): Knowledge {
  const exact = new Map<string, Library>();
  const prefixes: { prefix: string; library: Library }[] = [];
  const globals = new Map<string, Library>();
  const members = new Set<string>();
  for (const descriptor of descriptors) {
    const library = createLibrary(descriptor);
    for (const specifier of [descriptor.package, ...(descriptor.specifiers ?? [])]) {
      if (specifier.endsWith('*')) prefixes.push({ prefix: specifier.slice(0, -1), library });
      else if (!exact.has(specifier)) exact.set(specifier, library);
    }
    for (const name of globalNames(descriptor)) if (!globals.has(name)) globals.set(name, library);
    for (const name of memberNames(descriptor)) members.add(name);
  }
  const library = (specifier: string): Library | null =>
    exact.get(specifier) ??
    exact.get(packageName(specifier)) ??
    prefixes.find(({ prefix }) => specifier.startsWith(prefix))?.library ??
    null;
  const composers = new Set(descriptors.flatMap(({ observation }) => observation?.compose ?? []));
  const generators = [...new Set(exact.values())].filter(
    ({ descriptor }) => descriptor.generated !== undefined,
  );
  return {
    library,
    global: (name) => globals.get(name) ?? null,
    generated: (name) => generators.filter((one) => one.type(name) !== null),
    composes: (member) => composers.has(member),
    knowsMember: (name) => members.has(name),
  };
}

/** The package of a module specifier: `@aws-sdk/client-s3/dist` belongs to `@aws-sdk/client-s3`. */
export function packageName(specifier: string): string {
  const [first = '', second] = specifier.split('/');
  return first.startsWith('@') && second !== undefined ? `${first}/${second}` : first;
}

/** Merges what an installed version changes into the descriptor; `matches` says whether a range holds. */
export function forVersion(
  descriptor: LibraryDescriptor,
  matches: (range: string) => boolean,
): LibraryDescriptor {
  const other = descriptor.other?.find(({ versions }) => matches(versions));
  return other ? { ...descriptor, ...overrides(other) } : descriptor;
}

function overrides({ calls, regions, types }: OtherVersion): Partial<LibraryDescriptor> {
  return { ...(calls && { calls }), ...(regions && { regions }), ...(types && { types }) };
}

/** Builds the look-ups of one descriptor. */
export function createLibrary(descriptor: LibraryDescriptor): Library {
  const calls = index(descriptor.calls);
  const marks = index((descriptor.transactions ?? []).flatMap(markEntries));
  const makers = descriptor.types.flatMap((type) =>
    type.from.map((from) => ({ type, ...makerPattern(from) })),
  );
  const typesByName = new Map(
    descriptor.types.flatMap((type) => [type.name, ...(type.aliases ?? [])].map((name) => [name, type])),
  );
  const typePatterns = [...typesByName].filter(([name]) => name.includes('*'));
  const made = (type: string, path: string) =>
    makers.find((maker) => maker.on === type && maker.pattern(path))?.type ?? null;
  return {
    descriptor,
    made: (type, path) => eitherExport(type, path, (candidate) => made(type, candidate)),
    type: (name) =>
      typesByName.get(name) ?? typePatterns.find(([pattern]) => matches(pattern, name))?.[1] ?? null,
    call: (type, path) => eitherExport(type, path, (candidate) => calls(type, candidate)),
    regions: (type, path) =>
      eitherExport(type, path, (candidate) => regionsOf(descriptor, type, candidate)) ?? [],
    value: (path) =>
      eitherExport(
        '',
        path,
        (candidate) => descriptor.values?.find((model) => model.path === candidate) ?? null,
      ),
    decorator: (name) => descriptor.decorators?.find((model) => model.name === name) ?? null,
    mark: (type, path) => marks(type, path)?.mark ?? null,
  };
}

/** `import x from` and `import * as x from` name the same members of a CommonJS package: `default.get` and `get`. */
function eitherExport<T>(type: string, path: string, find: (path: string) => T | null): T | null {
  const found = find(path);
  if (found !== null || type !== '') return found;
  if (path.startsWith('default.')) return find(path.slice('default.'.length));
  if (path === 'default') return find('');
  if (path.startsWith('default(')) return find(path.slice('default'.length));
  return path.startsWith('(')
    ? find(`default${path}`)
    : path === ''
      ? find('default')
      : find(`default.${path}`);
}

function regionsOf(
  { regions = [] }: LibraryDescriptor,
  type: string,
  path: string,
): readonly LibraryRegion[] | null {
  const found = regions.filter(
    ({ on, members }) => on === type && members.some((member) => matches(member, path)),
  );
  return found.length > 0 ? found : null;
}

interface Indexed {
  readonly on: string;
  readonly members: readonly string[];
}

function index<T extends Indexed>(entries: readonly T[]): (type: string, path: string) => T | null {
  const exact = new Map<string, T>();
  const patterns: { on: string; pattern: string; entry: T }[] = [];
  for (const entry of entries) {
    for (const member of entry.members) {
      const key = `${entry.on}#${member}`;
      if (member.includes('*') || entry.on.includes('*'))
        patterns.push({ on: entry.on, pattern: member, entry });
      else if (!exact.has(key)) exact.set(key, entry);
    }
  }
  return (type, path) =>
    exact.get(`${type}#${path}`) ??
    patterns.find(({ on, pattern }) => on === type && matches(pattern, path))?.entry ??
    null;
}

function markEntries({ on, begin, commit, rollback }: ManualTransactionModel) {
  return [
    { on, members: begin, mark: 'begin' as const },
    { on, members: commit, mark: 'commit' as const },
    { on, members: rollback, mark: 'rollback' as const },
  ];
}

function makerPattern(from: string): { on: string; pattern: (path: string) => boolean } {
  const at = from.indexOf('#');
  const on = at < 0 ? '' : from.slice(0, at);
  const path = at < 0 ? from : from.slice(at + 1);
  return {
    on,
    pattern: path.includes('*') ? (candidate) => matches(path, candidate) : (candidate) => candidate === path,
  };
}

const compiled = new Map<string, RegExp>();

/** Whether a pattern, in which `*` stands for characters of one segment, matches a whole path. */
export function matches(pattern: string, path: string): boolean {
  if (!pattern.includes('*')) return pattern === path;
  let expression = compiled.get(pattern);
  if (!expression) {
    expression = new RegExp(`^${pattern.split('*').map(escape).join('[^.()]*')}$`);
    compiled.set(pattern, expression);
  }
  return expression.test(path);
}

function escape(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}

function globalNames(descriptor: LibraryDescriptor): string[] {
  if (!descriptor.global) return [];
  const paths = [
    ...[...descriptor.calls, ...(descriptor.regions ?? [])]
      .filter(({ on }) => on === '')
      .flatMap(({ members }) => members),
    ...descriptor.types.flatMap(({ name, from }) => [name, ...from.filter((path) => !path.includes('#'))]),
    ...(descriptor.values ?? []).map(({ path }) => path),
  ];
  return paths.map(firstSegment).filter((name) => name !== '');
}

function memberNames(descriptor: LibraryDescriptor): string[] {
  const entries: readonly Indexed[] = [
    ...descriptor.calls,
    ...(descriptor.regions ?? []),
    ...(descriptor.transactions ?? []).flatMap(markEntries),
  ];
  const members = entries.filter(({ on }) => on !== '').flatMap((entry) => entry.members);
  const makers = descriptor.types.flatMap(({ from }) => from.filter((path) => path.includes('#')));
  return [...members, ...makers.map((path) => path.slice(path.indexOf('#') + 1))].map(lastSegment);
}

function firstSegment(path: string): string {
  return /^[^.()]*/.exec(path)?.[0] ?? '';
}

function lastSegment(path: string): string {
  return path.replaceAll('()', '').split('.').at(-1) ?? '';
}
