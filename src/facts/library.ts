import type {
  CallModel,
  DecoratorModel,
  LibraryDescriptor,
  LibraryRegion,
  ListModel,
  OtherVersion,
  RelationModel,
  TypeModel,
  ValueModel,
} from '../libraries/descriptor.ts';
import { eitherExport, matches } from './access-path.ts';
import { index, markEntries } from './member-index.ts';
import { remember, rememberPair, rememberWeakly } from '../remember.ts';

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
  /** What caps the list that a member reads; `null` when it is not known to read one. */
  list(type: string, path: string): ListModel | null;
  /** The relations that a member reads along; `null` when it is not known to read any. */
  relation(type: string, path: string): RelationModel | null;
  decorator(name: string): DecoratorModel | null;
  /** Whether a member opens, commits or rolls back a transaction by hand. */
  mark(type: string, path: string): 'begin' | 'commit' | 'rollback' | null;
}

/** The look-ups of one descriptor, built once. */
export const libraryOf = rememberWeakly((descriptor: LibraryDescriptor): Library => {
  const calls = index(descriptor.calls);
  const lists = index(descriptor.lists ?? []);
  const relations = index(descriptor.relations ?? []);
  const marks = index((descriptor.transactions ?? []).flatMap(markEntries));
  const made = makerLookup(descriptor);
  return {
    descriptor,
    made: rememberPair((type, path) => eitherExport(type, path, (candidate) => made(type, candidate))),
    type: remember(typeLookup(descriptor)),
    call: rememberPair((type, path) => eitherExport(type, path, (candidate) => calls(type, candidate))),
    regions: rememberPair(
      (type, path) => eitherExport(type, path, (candidate) => regionsOf(descriptor, type, candidate)) ?? [],
    ),
    value: (path) =>
      eitherExport(
        '',
        path,
        (candidate) => descriptor.values?.find((model) => model.path === candidate) ?? null,
      ),
    list: rememberPair(lists),
    relation: rememberPair(relations),
    decorator: (name) => descriptor.decorators?.find((model) => model.name === name) ?? null,
    mark: rememberPair((type, path) => marks(type, path)?.mark ?? null),
  };
});

function typeLookup({ types }: LibraryDescriptor): (name: string) => TypeModel | null {
  const byName = new Map(
    types.flatMap((type) => [type.name, ...(type.aliases ?? [])].map((name) => [name, type])),
  );
  const patterns = [...byName].filter(([name]) => name.includes('*'));
  return (name) => byName.get(name) ?? patterns.find(([pattern]) => matches(pattern, name))?.[1] ?? null;
}

function makerLookup({ types }: LibraryDescriptor): (type: string, path: string) => TypeModel | null {
  const makers = types.flatMap((type) => type.from.map((from) => ({ type, ...makerPattern(from) })));
  return (type, path) => makers.find((maker) => maker.on === type && maker.pattern(path))?.type ?? null;
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

function makerPattern(from: string): { on: string; pattern: (path: string) => boolean } {
  const at = from.indexOf('#');
  const on = at < 0 ? '' : from.slice(0, at);
  const path = at < 0 ? from : from.slice(at + 1);
  return {
    on,
    pattern: path.includes('*') ? (candidate) => matches(path, candidate) : (candidate) => candidate === path,
  };
}

/** Merges what an installed version changes into the descriptor; `matches` says whether a range holds. */
export function forVersion(
  descriptor: LibraryDescriptor,
  matches: (range: string) => boolean,
): LibraryDescriptor {
  const other = descriptor.other?.find(({ versions }) => matches(versions));
  return other ? { ...descriptor, ...overrides(descriptor, other) } : descriptor;
}

function overrides(
  descriptor: LibraryDescriptor,
  { calls = descriptor.calls, timeout, regions, types }: OtherVersion,
): Partial<LibraryDescriptor> {
  return {
    calls: timeout ? calls.map((call) => (call.timeout ? { ...call, timeout } : call)) : calls,
    ...(regions && { regions }),
    ...(types && { types }),
  };
}
