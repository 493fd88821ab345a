import type ts from 'typescript';
import type {
  CallModel,
  LibraryDescriptor,
  LibraryRegion,
  TimeoutModel,
  TypeModel,
} from '../../src/libraries/descriptor.ts';
import type { Exports, PackageTypes } from './package-types.ts';
import { isOpen, matches, TypePaths } from './type-paths.ts';

/** The claims of a descriptor that the declared types of its package refute, each as a sentence. */
export function refutedClaims(
  descriptor: LibraryDescriptor,
  exports: Exports,
  types: PackageTypes,
): string[] {
  const claims = new Claims(descriptor, exports, types);
  return [
    ...descriptor.types.flatMap((type) => claims.ofType(type)),
    ...descriptor.calls.flatMap((call) => claims.ofCall(call)),
    ...(descriptor.regions ?? []).flatMap((region) => claims.ofRegion(region)),
    ...claims.ofTransactions(),
    ...claims.ofValues(),
    ...claims.ofDecorators(),
    ...claims.ofCommands(),
    ...claims.ofObservation(),
  ];
}

/** The property texts of a descriptor that are inserted into code, as object literals. */
export function remedies({ calls }: LibraryDescriptor): readonly string[] {
  const texts = calls.flatMap(({ timeout }) => [timeout?.remedy, timeout?.clientRemedy]);
  return [...new Set(texts.flatMap((text) => (text ? [remedyLiteral(text)] : [])))];
}

function remedyLiteral(text: string): string {
  return `{ ${text} }`;
}

class Claims {
  readonly #descriptor: LibraryDescriptor;
  readonly #exports: Exports;
  readonly #paths: TypePaths;
  readonly #types: PackageTypes;
  readonly #instances = new Map<string, readonly ts.Type[]>();

  constructor(descriptor: LibraryDescriptor, exports: Exports, types: PackageTypes) {
    this.#descriptor = descriptor;
    this.#exports = exports;
    this.#types = types;
    this.#paths = new TypePaths(types, exports);
  }

  ofType(type: TypeModel): string[] {
    const where = `type ${type.name}`;
    const names = [type.name, ...(type.aliases ?? [])];
    const instances = this.#instancesOf(type);
    return [
      ...names
        .filter((name) => this.#paths.instances(name).length === 0)
        .filter((name) => !instances.some((instance) => this.#paths.lineage(instance)[0] === name))
        .map((name) => `${where}: no exported type is named ${name}; exports are ${this.#someExports()}`),
      ...type.from.flatMap((path) => this.#maker(where, path, type)),
      ...[...(type.assigned ?? []), ...(type.hooks ?? [])]
        .filter((path) => this.#paths.below(instances, path).length === 0)
        .map((path) => `${where}: no member ${path}; members are ${members(instances)}`),
      ...this.#options(where, this.#constructionOptions(type), [
        ...(type.hookOptions ?? []),
        ...(type.region?.options ?? []),
        ...(type.region?.alternatives ?? []),
      ]),
      ...(type.provided ?? []).flatMap(({ path, options, factory }) => {
        const given = this.#paths.argument(this.#callee(path), options);
        if (given.length === 0) return [`${where}: ${path} takes no argument ${String(options)}`];
        return factory ? this.#options(`${where}, ${path}`, given, [factory]) : [];
      }),
    ];
  }

  ofCall(call: CallModel): string[] {
    return call.members.flatMap((member) => this.#member(call, member)).concat(this.#callOptions(call));
  }

  ofRegion(region: LibraryRegion): string[] {
    return region.members.flatMap((member) => {
      const where = `region ${region.kind} ${label(region.on, member)}`;
      const found = this.#membersOf(region.on, member);
      if (!this.#paths.canBeCalled(found)) return [this.#missingMember(where, region.on, member)];
      const signatures = this.#paths.signatures(found);
      const own = region.constructed ? this.#constructionArgument(region.on, region.callback) : null;
      const callback = own ?? this.#paths.argument(signatures, region.callback);
      return [
        ...(region.operator || region.client ? [] : this.#callback(where, region, callback)),
        ...this.#regionOptions(where, region, signatures),
        ...this.#handle(where, region),
      ];
    });
  }

  ofTransactions(): string[] {
    return (this.#descriptor.transactions ?? []).flatMap(({ on, begin, commit, rollback }) =>
      [...begin, ...commit, ...rollback]
        .filter((member) => !this.#paths.canBeCalled(this.#membersOf(on, member)))
        .map((member) => this.#missingMember(`transaction ${label(on, member)}`, on, member)),
    );
  }

  ofValues(): string[] {
    return (this.#descriptor.values ?? []).flatMap(({ path, argument }) => {
      if (this.#from(path).length === 0)
        return [`value ${path}: no such path; exports are ${this.#someExports()}`];
      const missing =
        argument !== undefined && this.#paths.argument(this.#callee(path), argument).length === 0;
      return missing ? [`value ${path}: it takes no argument ${String(argument)}`] : [];
    });
  }

  ofDecorators(): string[] {
    return (this.#descriptor.decorators ?? [])
      .filter(({ name }) => this.#exports.symbols(name).length === 0)
      .map(({ name }) => `decorator ${name}: no such export; exports are ${this.#someExports()}`);
  }

  ofCommands(): string[] {
    const looksUpExports = this.#descriptor.calls.some(
      ({ effect }) => typeof effect === 'object' && effect.from === 'command',
    );
    if (!looksUpExports || !this.#descriptor.commands) return [];
    const { publish, create, write, read } = this.#descriptor.commands;
    return [...publish, ...create, ...write, ...read]
      .filter((pattern) => !this.#exports.names().some((name) => matches(pattern, name)))
      .map((pattern) => `command ${pattern}: no export matches`);
  }

  ofObservation(): string[] {
    const { observation } = this.#descriptor;
    if (!observation) return [];
    return [
      ...[...observation.compose, ...observation.observe]
        .filter((member) => !this.#paths.canBeCalled(this.#membersOf(observation.on, member)))
        .map((member) => this.#missingMember('observation', observation.on, member)),
      ...observation.observers
        .filter((path) => this.#from(path).length === 0)
        .map((path) => `observation: no path ${path}`),
    ];
  }

  #maker(where: string, path: string, type: TypeModel): string[] {
    const made = this.#from(path);
    if (made.length === 0) return [`${where}: nothing is found at ${path}; exports are ${this.#someExports()}`];
    const fits = made.some((candidate) => isOpen(candidate) || this.#isInstance(candidate, type));
    return fits ? [] : [`${where}: ${path} makes ${typeNames(this.#types, made)}`];
  }

  /** By its name or that of a type it extends; or because it has members of which the descriptor speaks. */
  #isInstance(made: ts.Type, { name, aliases = [] }: TypeModel): boolean {
    const names = [name, ...aliases].map((candidate) => candidate.replace(/.*\./, ''));
    if (this.#paths.lineage(made).some((candidate) => names.some((pattern) => matches(pattern, candidate)))) return true;
    const called = this.#descriptor.calls.filter(({ on }) => on === name).flatMap(({ members: paths }) => paths);
    return called.some((path) => path !== '' && this.#paths.below([made], path).length > 0);
  }

  #member(call: CallModel, member: string): string[] {
    const where = `call ${label(call.on, member)}`;
    const found = this.#membersOf(call.on, member);
    const signatures = this.#paths.signatures(found);
    if (signatures.length > 0) return this.#optionsPosition(where, call, signatures);
    return this.#paths.canBeCalled(found) ? [] : [this.#missingMember(where, call.on, member)];
  }

  #positions(where: string, call: CallModel, signatures: readonly ts.Signature[]): string[] {
    const positions = {
      options: call.options,
      target: call.target,
      body: call.body,
      payload: call.idempotency?.payload,
    };
    return Object.entries(positions).flatMap(([name, position]) =>
      position !== undefined && this.#paths.argument(signatures, position).length === 0
        ? [`${where}: no argument ${String(position)} (${name})`]
        : [],
    );
  }

  /** The options must stand where the descriptor says for each member, not only for some of them. */
  #optionsPosition(where: string, call: CallModel, signatures: readonly ts.Signature[]): string[] {
    const limits = call.timeout?.call ?? [];
    if (limits.length === 0) return [];
    const positions = optionPositions(call);
    if (positions.length === 0)
      return unbounded(call) ? [`${where}: the position of the options is not given`] : [];
    const options = positions.flatMap((position) => this.#paths.argument(signatures, position));
    if (limits.some((path) => this.#paths.option(options, path).length > 0)) return [];
    return [
      `${where}: none of ${limits.join(', ')} at argument ${positions.join(' or ')}; options are ${members(options)}`,
    ];
  }

  #callOptions(call: CallModel): string[] {
    const where = `call ${label(call.on, call.members.join('|'))}`;
    const signatures = call.members.flatMap((member) =>
      this.#paths.signatures(this.#membersOf(call.on, member)),
    );
    const options = optionPositions(call).flatMap((position) => this.#paths.argument(signatures, position));
    const client = this.#clientOptions(call);
    if (signatures.length === 0) return [];
    const readable = optionPositions(call).length > 0;
    const { effect, timeout, retries, idempotency } = call;
    const retryOptions = (place: 'call' | 'client') =>
      (retries?.options ?? []).flatMap((entry) => (entry.where === place ? [entry.option] : []));
    const method = typeof effect === 'object' && effect.from === 'http-method' ? effect : null;
    return [
      ...this.#positions(where, call, signatures),
      ...this.#options(where, options, [
        ...(readable ? (timeout?.call ?? []) : []),
        ...(idempotency?.options ?? []),
        ...(call.streaming ?? []).map(({ option }) => option),
        ...(call.joins ? [call.joins] : []),
        ...(readable ? retryOptions('call') : []),
      ]),
      ...this.#options(`${where}, construction`, client, [
        ...(timeout?.client ?? []),
        ...retryOptions('client'),
      ]),
      ...(method && !call.members.some((member) => member.includes('*'))
        ? this.#options(
            where,
            method.argument === undefined ? options : this.#paths.argument(signatures, method.argument),
            [method.option],
          )
        : []),
      ...this.#fields(where, call, signatures),
      ...this.#targetOption(where, call, signatures),
      ...(timeout && readable ? this.#remedies(where, timeout, options, client) : []),
      ...this.#onResult(where, timeout, signatures),
    ];
  }

  #fields(where: string, call: CallModel, signatures: readonly ts.Signature[]): string[] {
    const { idempotency, effect } = call;
    if (idempotency?.payload === undefined) return [];
    const command = typeof effect === 'object' && effect.from === 'command';
    const payload = command
      ? this.#paths.instances('*Input').concat(this.#paths.instances('*Request'))
      : this.#paths.argument(signatures, idempotency.payload);
    return this.#options(`${where}, argument ${String(idempotency.payload)}`, payload, idempotency.fields);
  }

  #targetOption(where: string, call: CallModel, signatures: readonly ts.Signature[]): string[] {
    if (call.target === undefined || !call.targetOption) return [];
    const { effect, target } = call;
    const command = typeof effect === 'object' && effect.from === 'command';
    const given = command ? this.#paths.instances('*Input') : this.#paths.argument(signatures, target);
    return this.#options(`${where}, argument ${String(target)}`, given, [call.targetOption]);
  }

  #onResult(where: string, timeout: TimeoutModel | undefined, signatures: readonly ts.Signature[]): string[] {
    const results = this.#paths.results(signatures);
    return (timeout?.onResult ?? [])
      .map((member) => member.replace(/\(.*/, ''))
      .filter((member) => this.#paths.signatures(this.#paths.below(results, member)).length === 0)
      .map((member) => `${where}: its result has no member ${member}`);
  }

  #remedies(
    where: string,
    timeout: TimeoutModel,
    call: readonly ts.Type[],
    client: readonly ts.Type[],
  ): string[] {
    return [
      ...this.#remedy(where, timeout.remedy, call),
      ...this.#remedy(`${where}, construction`, timeout.clientRemedy ?? '', client),
    ];
  }

  #remedy(where: string, text: string, options: readonly ts.Type[]): string[] {
    if (text === '') return [];
    const written = this.#types.expression(remedyLiteral(text));
    return written.getProperties().flatMap(({ name }) => {
      const targets = this.#paths.option(options, name);
      const [value] = this.#paths.option([written], name);
      const fits = value !== undefined && (targets.some(isOpen) || this.#paths.isAssignable(value, targets));
      return fits ? [] : [`${where}: the remedy \`${text}\` does not fit ${typeNames(this.#types, targets)}`];
    });
  }

  #callback(where: string, region: LibraryRegion, argument: readonly ts.Type[]): string[] {
    if (argument.length === 0) return [`${where}: there is no argument ${String(region.callback)}`];
    const given = region.callbackOption ? this.#paths.option(argument, region.callbackOption) : argument;
    const runnable = given.some(
      (type) =>
        this.#paths.canBeCalled([type]) ||
        this.#paths.below([type], 'then').length > 0 ||
        isUnconstrained(this.#types, type),
    );
    return runnable
      ? []
      : [`${where}: argument ${String(region.callback)} is ${typeNames(this.#types, given)}`];
  }

  #regionOptions(where: string, region: LibraryRegion, signatures: readonly ts.Signature[]): string[] {
    const policy = 'policy' in region && region.policy === true;
    const argument = (position: number) =>
      policy ? this.#constructionArgument(region.on, position) : this.#paths.argument(signatures, position);
    const limit =
      region.kind === 'timeout' ? region.limit : region.kind === 'limit' ? region.concurrency : undefined;
    const constructed = policy || (region.kind === 'limit' && region.on !== '');
    const limited =
      limit &&
      (constructed ? this.#constructionArgument(region.on, limit.argument) : argument(limit.argument));
    return [
      ...(limited?.length === 0
        ? [`${where}: there is no argument ${String(limit?.argument)} for the limit`]
        : []),
      ...(limited && limit?.option ? this.#options(where, limited, [limit.option]) : []),
      ...(region.kind === 'retry'
        ? this.#options(
            where,
            policy ? this.#typeOptions(region.on) : argument(region.options ?? -1),
            retryPaths(region),
          )
        : []),
    ];
  }

  #handle(where: string, region: LibraryRegion): string[] {
    if (region.kind !== 'transaction' || region.handleType === undefined) return [];
    const known = this.#descriptor.types.some(({ name }) => name === region.handleType);
    return known ? [] : [`${where}: ${region.handleType} is no type of the descriptor`];
  }

  #clientOptions(call: CallModel): readonly ts.Type[] {
    return call.on === '' ? [] : this.#typeOptions(call.on);
  }

  #typeOptions(on: string, seen: readonly string[] = [on]): readonly ts.Type[] {
    const type = this.#descriptor.types.find(({ name }) => name === on);
    return type ? [...this.#constructionOptions(type), ...this.#baseOptions(type, seen)] : [];
  }

  #constructionOptions(type: TypeModel): readonly ts.Type[] {
    const { options, provided = [] } = type;
    const made = options === undefined ? [] : this.#constructionArgument(type.name, options);
    return [
      ...made,
      ...provided.flatMap(({ path, options: position }) =>
        this.#paths.argument(this.#callee(path), position),
      ),
    ];
  }

  #constructionArgument(on: string, position: number): readonly ts.Type[] {
    const from = this.#descriptor.types.find(({ name }) => name === on)?.from ?? [];
    return from.flatMap((path) => this.#paths.argument(this.#callee(path), position));
  }

  /** Options of the instances from which this one was made: `Kafka` for `Kafka#producer()`. */
  #baseOptions(type: TypeModel, seen: readonly string[]): readonly ts.Type[] {
    const bases = type.from.flatMap((path) => (path.includes('#') ? path.slice(0, path.indexOf('#')) : []));
    return [...new Set(bases)]
      .filter((base) => !seen.includes(base))
      .flatMap((base) => this.#typeOptions(base, [...seen, base]));
  }

  /** The signatures of the last call in an access path. */
  #callee(path: string): readonly ts.Signature[] {
    return path.endsWith('()') ? this.#paths.signatures(this.#from(path.slice(0, -'()'.length))) : [];
  }

  #from(path: string): readonly ts.Type[] {
    const at = path.indexOf('#');
    return at < 0 ? this.#paths.fromExports(path) : this.#membersOf(path.slice(0, at), path.slice(at + 1));
  }

  #membersOf(on: string, path: string): readonly ts.Type[] {
    if (on === '') return this.#paths.fromExports(path);
    const type = this.#descriptor.types.find(({ name }) => name === on);
    return type ? this.#paths.below(this.#instancesOf(type), path) : [];
  }

  #instancesOf(type: TypeModel): readonly ts.Type[] {
    const known = this.#instances.get(type.name) ?? this.#findInstances(type);
    this.#instances.set(type.name, known);
    return known;
  }

  /** Instances of a type by its exported names, or, where the package keeps the name to itself, by the paths that make it. */
  #findInstances({ name, aliases = [], from, derived }: TypeModel): readonly ts.Type[] {
    const exported = [name, ...aliases].flatMap((candidate) => this.#paths.instances(candidate));
    if (derived) return [...exported, ...this.#paths.derivedFrom(name)];
    if (exported.length > 0) return exported;
    const paths = from.filter((path) => !path.startsWith(`${name}#`));
    return paths.flatMap((path) => this.#from(path)).filter((made) => this.#paths.lineage(made)[0] === name);
  }

  #options(where: string, options: readonly ts.Type[], paths: readonly string[]): string[] {
    return paths
      .filter((path) => this.#paths.option(options, path).length === 0)
      .map((path) => `${where}: no option ${path}; options are ${members(options)}`);
  }

  #missingMember(where: string, on: string, member: string): string {
    const found = on === '' ? this.#someExports() : members(this.#membersOf(on, ''));
    return `${where}: ${member === '' ? 'it' : member} cannot be called; found are ${found}`;
  }

  #someExports(): string {
    return shortened(this.#exports.names());
  }
}

function retryPaths(region: LibraryRegion & { readonly kind: 'retry' }): string[] {
  const { attemptsOption, foreverOption, elapsedOption, delayOption, jitterOption, predicateOption } = region;
  return [attemptsOption, foreverOption, elapsedOption, delayOption, jitterOption, predicateOption].flatMap(
    (option) => option ?? [],
  );
}

function optionPositions({ options, optionsAt }: CallModel): readonly number[] {
  return optionsAt ?? (options === undefined ? [] : [options]);
}

/** A call that waits for ever unless an option bounds it. */
function unbounded({ timeout }: CallModel): boolean {
  return timeout?.defaultMs === null;
}

function isUnconstrained(types: PackageTypes, type: ts.Type): boolean {
  return ['unknown', '{}', 'Function'].includes(types.checker.typeToString(type));
}

function typeNames(types: PackageTypes, found: readonly ts.Type[]): string {
  return shortened(found.map((type) => types.checker.typeToString(type)));
}

function members(found: readonly ts.Type[]): string {
  return shortened(found.flatMap((type) => type.getProperties().map(({ name }) => name)));
}

function shortened(names: readonly string[]): string {
  const unique = [...new Set(names)];
  const shown = unique.slice(0, 40).join(', ');
  return unique.length === 0 ? 'none' : unique.length > 40 ? `${shown}, …` : shown;
}

function label(on: string, member: string): string {
  return on === '' ? member : `${on}#${member}`;
}
