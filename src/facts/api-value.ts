import type { CallModel, LibraryRegion } from '../libraries/descriptor.ts';
import { packageName, type Knowledge } from './knowledge.ts';
import type { Library } from './library.ts';
import type { Span } from './model.ts';
import type { ApiValue, Value } from './value.ts';

/** The value that an import of a package stands for: an export, or the whole module (`name: ''`). */
export function apiExport(knowledge: Knowledge, specifier: string, name: string): ApiValue {
  const library = knowledge.library(specifier);
  return settle(library, {
    kind: 'api',
    package: packageAtHand(library, specifier),
    type: '',
    path: name,
    args: null,
    base: null,
    origin: null,
  });
}

/** The package by which look-ups and reports know what comes from a specifier. A descriptor of many packages leaves it to the specifier. */
function packageAtHand(library: Library | null, specifier: string): string {
  if (!library) return specifier;
  const described = library.descriptor.package;
  return described.endsWith('*') ? packageName(specifier) : described;
}

/** The value of a global of the runtime that some descriptor knows; `null` for any other global. */
export function apiGlobal(knowledge: Knowledge, name: string): ApiValue | null {
  const library = knowledge.global(name);
  return library && apiExport(knowledge, library.descriptor.package, name);
}

/**
 * An instance known by its declared type only, so that its options are not in sight.
 * `origin` is where the variable, parameter or property is declared.
 */
export function apiInstance(
  knowledge: Knowledge,
  specifier: string,
  typeName: string,
  origin: Span | null,
): ApiValue {
  const library = knowledge.library(specifier);
  const model = library?.type(typeName);
  return {
    kind: 'api',
    package: packageAtHand(library, specifier),
    type: model?.name ?? typeName,
    path: '',
    args: null,
    base: null,
    origin,
  };
}

/** `value.name`; what comes from a package that is not known is not told apart. */
export function apiMember(knowledge: Knowledge, value: ApiValue, name: string): ApiValue {
  if (isDefaultExport(value)) {
    if (name === 'default') return value;
    if (knowledge.library(value.package)?.made('', name)) return apiExport(knowledge, value.package, name);
  }
  const library = knowledge.library(value.package);
  if (!library) return value;
  const path = value.path === '' ? name : `${value.path}.${name}`;
  return settle(library, {
    ...value,
    path,
    args: null,
    base: value.path === '' && value.type !== '' ? value : value.base,
  });
}

/** The instance that a package exports as such, which is also what `require` and a namespace import of it give. */
function isDefaultExport({ type, path, base, origin }: ApiValue): boolean {
  return type !== '' && path === '' && base === null && origin === null;
}

/** `value(...args)` or `new value(...args)`, awaited where it is a promise. `site` is the call. */
export function apiCall(knowledge: Knowledge, value: ApiValue, args: readonly Value[], site: Span): ApiValue {
  const library = knowledge.library(value.package);
  if (!library) return value;
  const base = value.path === '' && value.type !== '' ? value : value.base;
  return settle(library, { ...value, path: `${value.path}()`, args, base, origin: site });
}

/** The instance that a constructor which cannot be seen makes, when one of its arguments is only ever given to a known type's; else `null`. */
export function builtInstance(knowledge: Knowledge, args: readonly Value[], site: Span): ApiValue | null {
  for (const argument of args) {
    const library = argument.kind === 'api' ? knowledge.library(argument.package) : null;
    const model = library?.descriptor.types.find(
      ({ builtWith }) => argument.kind === 'api' && builtWith?.includes(argument.path),
    );
    if (!library || !model) continue;
    return {
      kind: 'api',
      package: library.descriptor.package,
      type: model.name,
      path: '',
      args,
      base: null,
      origin: site,
    };
  }
  return null;
}

/** Turns an access path that makes an instance of a known type into that instance. */
function settle(library: Library | null, value: ApiValue): ApiValue {
  const model = library?.made(value.type, value.path);
  if (!model) return value;
  const seen = value.args ?? (value.path.endsWith(')') ? null : []);
  return { ...value, type: model.name, path: '', args: seen };
}

/** The call model of calling this value. */
export function callModelOf(knowledge: Knowledge, callee: ApiValue): CallModel | null {
  return knowledge.library(callee.package)?.call(callee.type, callee.path) ?? null;
}

/** What the library does around functions that it is given when this value is called, outermost first. */
export function regionModelsOf(knowledge: Knowledge, callee: ApiValue): readonly LibraryRegion[] {
  return knowledge.library(callee.package)?.regions(callee.type, callee.path) ?? [];
}

/** The outermost of {@link regionModelsOf}. */
export function regionModelOf(knowledge: Knowledge, callee: ApiValue): LibraryRegion | null {
  return regionModelsOf(knowledge, callee)[0] ?? null;
}
