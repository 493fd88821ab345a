import type ts from 'typescript';
import type { LibraryDescriptor, TypeModel } from '../../src/libraries/descriptor.ts';
import type { Exports, PackageTypes } from './package-types.ts';
import { TypePaths } from './type-paths.ts';

/** A package as its descriptor speaks of it, over the package's own declared types. */
export class DescribedPackage {
  readonly descriptor: LibraryDescriptor;
  readonly exports: Exports;
  readonly paths: TypePaths;
  readonly types: PackageTypes;
  readonly #instances = new Map<string, readonly ts.Type[]>();

  constructor(descriptor: LibraryDescriptor, exports: Exports, types: PackageTypes) {
    this.descriptor = descriptor;
    this.exports = exports;
    this.types = types;
    this.paths = new TypePaths(types, exports);
  }

  /** The types at the end of an access path. */
  from(path: string): readonly ts.Type[] {
    const at = path.indexOf('#');
    return at < 0 ? this.paths.fromExports(path) : this.members(path.slice(0, at), path.slice(at + 1));
  }

  /** The signatures of the last call in an access path. */
  callee(path: string): readonly ts.Signature[] {
    return path.endsWith('()') ? this.paths.signatures(this.from(path.slice(0, -'()'.length))) : [];
  }

  /** The types at the end of a member path below a type of the descriptor, or below the exports. */
  members(on: string, path: string): readonly ts.Type[] {
    if (on === '') return this.paths.fromExports(path);
    const type = this.type(on);
    return type ? this.paths.below(this.instances(type), path) : [];
  }

  type(name: string): TypeModel | undefined {
    return this.descriptor.types.find((type) => type.name === name);
  }

  instances(type: TypeModel): readonly ts.Type[] {
    const known = this.#instances.get(type.name) ?? this.#findInstances(type);
    this.#instances.set(type.name, known);
    return known;
  }

  /** What may stand in the options when an instance, or one that it was made from (`Kafka` for `Kafka#producer()`), is made. */
  clientOptions(on: string, seen: readonly string[] = [on]): readonly ts.Type[] {
    const type = this.type(on);
    if (!type) return [];
    const bases = type.from.flatMap((path) => (path.includes('#') ? path.slice(0, path.indexOf('#')) : []));
    const further = [...new Set(bases)].filter((base) => !seen.includes(base));
    return [
      ...this.constructionOptions(type),
      ...further.flatMap((base) => this.clientOptions(base, [...seen, base])),
    ];
  }

  constructionOptions({ name, options, provided = [] }: TypeModel): readonly ts.Type[] {
    return [
      ...(options === undefined ? [] : this.constructionArgument(name, options)),
      ...provided.flatMap(({ path, options: position }) => this.paths.argument(this.callee(path), position)),
    ];
  }

  /** One argument of the constructors and factories of a type. */
  constructionArgument(on: string, position: number): readonly ts.Type[] {
    const from = this.type(on)?.from ?? [];
    return from.flatMap((path) => this.paths.argument(this.callee(path), position));
  }

  /** By exported name, or, where the package keeps the name to itself, by the paths that make it. */
  #findInstances({ name, aliases = [], from, derived }: TypeModel): readonly ts.Type[] {
    const exported = [name, ...aliases].flatMap((candidate) => this.paths.instances(candidate));
    if (derived) return [...exported, ...this.paths.derivedFrom(name)];
    if (exported.length > 0) return exported;
    const paths = from.filter((path) => !path.startsWith(`${name}#`));
    return paths.flatMap((path) => this.from(path)).filter((made) => this.paths.lineage(made)[0] === name);
  }

  /** A sentence for each option path that option objects do not have. */
  missingOptions(where: string, options: readonly ts.Type[], paths: readonly string[]): string[] {
    return paths
      .filter((path) => this.paths.option(options, path).length === 0)
      .map((path) => `${where}: no option ${path}; options are ${memberNames(options)}`);
  }

  /** The sentence that a member cannot be called. */
  missingMember(where: string, on: string, member: string): string {
    const found = on === '' ? this.exportNames() : memberNames(this.members(on, ''));
    return `${where}: ${member === '' ? 'it' : member} cannot be called; found are ${found}`;
  }

  exportNames(): string {
    return shortened(this.exports.names());
  }

  typeNames(types: readonly ts.Type[]): string {
    return shortened(types.map((type) => this.types.checker.typeToString(type)));
  }
}

/** The names of all properties of types, for a message. */
export function memberNames(types: readonly ts.Type[]): string {
  return shortened(types.flatMap((type) => type.getProperties().map(({ name }) => name)));
}

/** How a message names a member. */
export function label(on: string, member: string): string {
  return on === '' ? member : `${on}#${member}`;
}

function shortened(names: readonly string[]): string {
  const unique = [...new Set(names)];
  const shown = unique.slice(0, 40).join(', ');
  return unique.length === 0 ? 'none' : unique.length > 40 ? `${shown}, …` : shown;
}
