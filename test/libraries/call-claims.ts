import type ts from 'typescript';
import type { CallModel, TimeoutModel } from '../../src/libraries/descriptor.ts';
import { type DescribedPackage, label, memberNames } from './described-package.ts';
import { isOpen } from './type-paths.ts';

/** The source text of a remedy as an expression. */
export function remedyLiteral(text: string): string {
  return `{ ${text} }`;
}

/** What is wrong with the description of a family of calls. */
export function refutedCallClaims(library: DescribedPackage, call: CallModel): string[] {
  const signatures = call.members.flatMap((member) => memberSignatures(library, call.on, member));
  const members = call.members.flatMap((member) => refutedMember(library, call, member));
  if (signatures.length === 0) return members;
  const where = `call ${label(call.on, call.members.join('|'))}`;
  return [
    ...members,
    ...refutedPositions(library, where, call, signatures),
    ...refutedOptions(library, where, call, signatures),
    ...refutedPayload(library, where, call, signatures),
    ...(call.timeout ? refutedResult(library, where, call.timeout, signatures) : []),
  ];
}

function refutedMember(library: DescribedPackage, call: CallModel, member: string): string[] {
  const where = `call ${label(call.on, member)}`;
  const signatures = memberSignatures(library, call.on, member);
  if (signatures.length > 0) return refutedOptionsPosition(library, where, call, signatures);
  const found = library.members(call.on, member);
  return library.paths.canBeCalled(found) ? [] : [library.missingMember(where, call.on, member)];
}

/** Signatures of a member; of a pattern with hundreds of matches (`*.create`) the first ones, which stand for all. */
function memberSignatures(library: DescribedPackage, on: string, member: string): readonly ts.Signature[] {
  return library.paths.signatures(library.members(on, member)).slice(0, 50);
}

/** The options must stand where the descriptor says for each member, not only for some of them. */
function refutedOptionsPosition(
  { paths }: DescribedPackage,
  where: string,
  call: CallModel,
  signatures: readonly ts.Signature[],
): string[] {
  const { timeout } = call;
  if (!timeout || timeout.call.length === 0) return [];
  const positions = optionPositions(call);
  if (positions.length === 0) {
    return timeout.defaultMs === null ? [`${where}: the position of the options is not given`] : [];
  }
  const options = positions.flatMap((position) => paths.argument(signatures, position));
  if (timeout.call.some((path) => paths.option(options, path).length > 0)) return [];
  const limits = timeout.call.join(', ');
  return [
    `${where}: none of ${limits} at argument ${positions.join(' or ')}, which has ${memberNames(options)}`,
  ];
}

function refutedPositions(
  { paths }: DescribedPackage,
  where: string,
  { options, target, body, idempotency, dispatches, gives }: CallModel,
  signatures: readonly ts.Signature[],
): string[] {
  const positions = {
    options,
    target,
    body,
    payload: idempotency?.payload,
    dispatches: dispatches?.argument,
    gives,
  };
  return Object.entries(positions).flatMap(([name, position]) =>
    position !== undefined && paths.argument(signatures, position).length === 0
      ? [`${where}: no argument ${String(position)} (${name})`]
      : [],
  );
}

function refutedOptions(
  library: DescribedPackage,
  where: string,
  call: CallModel,
  signatures: readonly ts.Signature[],
): string[] {
  const { timeout } = call;
  const positions = optionPositions(call);
  const options = positions.flatMap((position) => library.paths.argument(signatures, position));
  return [
    ...library.missingOptions(where, options, callOptionPaths(call, positions.length > 0)),
    ...refutedConstruction(library, where, call),
    ...refutedMethod(library, where, call, signatures, options),
    ...refutedPart(library, where, call),
    ...(positions.length > 0 ? refutedRemedy(library, where, timeout?.remedy, options) : []),
  ];
}

/** What is claimed of the options of the client; those of a client inside are claimed where that one is described. */
function refutedConstruction(library: DescribedPackage, where: string, call: CallModel): string[] {
  const { timeout, on } = call;
  if (library.type(on)?.wraps) return [];
  const client = on === '' ? [] : library.clientOptions(on);
  const construction = `${where}, construction`;
  return [
    ...library.missingOptions(construction, client, [
      ...(timeout?.client ?? []),
      ...(on === '' ? [] : (call.agents ?? [])),
      ...retryPaths(call, 'client'),
    ]),
    ...refutedRemedy(library, construction, timeout?.clientRemedy, client),
  ];
}

/** Option paths of the call; those of limits and retries only where a position of the options is `known`. */
function callOptionPaths(call: CallModel, known: boolean): readonly string[] {
  return [
    ...(known ? [...(call.timeout?.call ?? []), ...retryPaths(call, 'call')] : []),
    ...(call.idempotency?.options ?? []),
    ...(call.sentBy ? [call.sentBy.option] : []),
    ...(call.on === '' ? (call.agents ?? []) : []),
    ...(call.redelivery ? [call.redelivery.attemptsOption] : []),
    ...(call.standsFor ? [call.standsFor.attemptsOption, ...call.standsFor.unless] : []),
    ...(call.streaming ?? []).map(({ option }) => option),
    ...(call.joins ? [call.joins] : []),
  ];
}

function retryPaths({ retries }: CallModel, place: 'call' | 'client'): string[] {
  return (retries?.options ?? []).flatMap(({ where, option }) => (where === place ? [option] : []));
}

function refutedPart(library: DescribedPackage, where: string, { retries }: CallModel): string[] {
  const { part } = retries ?? {};
  return part === undefined || library.from(part).length > 0 ? [] : [`${where}: no such path as ${part}`];
}

function refutedMethod(
  library: DescribedPackage,
  where: string,
  { effect, members }: CallModel,
  signatures: readonly ts.Signature[],
  options: readonly ts.Type[],
): string[] {
  if (typeof effect === 'string' || effect.from !== 'http-method') return [];
  if (members.some((member) => member.includes('*'))) return [];
  const { argument, option } = effect;
  // A member that takes no options sends what its name says.
  if (argument === undefined && options.length === 0) return [];
  const given = argument === undefined ? options : library.paths.argument(signatures, argument);
  return library.missingOptions(where, given, [option]);
}

/** A key's fields and the target's path, in the argument that holds them or in the input of some command. */
function refutedPayload(
  library: DescribedPackage,
  where: string,
  { effect, idempotency, target, targetOption }: CallModel,
  signatures: readonly ts.Signature[],
): string[] {
  const command = typeof effect === 'object' && effect.from === 'command';
  const payload = (position: number) =>
    command
      ? ['*Input', '*Request'].flatMap((name) => library.paths.instances(name))
      : library.paths.argument(signatures, position);
  const at = (position: number) => `${where}, argument ${String(position)}`;
  const { payload: keyed, fields = [] } = idempotency ?? {};
  return [
    ...(keyed === undefined ? [] : library.missingOptions(at(keyed), payload(keyed), fields)),
    ...(target === undefined || !targetOption
      ? []
      : library.missingOptions(at(target), payload(target), [targetOption])),
  ];
}

function refutedResult(
  { paths }: DescribedPackage,
  where: string,
  { onResult = [] }: TimeoutModel,
  signatures: readonly ts.Signature[],
): string[] {
  if (onResult.length === 0) return [];
  const results = paths.results(signatures);
  return onResult
    .map((member) => member.replace(/\(.*/, ''))
    .filter((member) => !paths.canBeCalled(paths.below(results, member)))
    .map((member) => `${where}: its result has no member ${member}`);
}

function refutedRemedy(
  library: DescribedPackage,
  where: string,
  text: string | undefined,
  options: readonly ts.Type[],
): string[] {
  if (!text) return [];
  const written = library.types.expression(remedyLiteral(text));
  return written.getProperties().flatMap(({ name }) => {
    const targets = library.paths.option(options, name);
    const [value] = library.paths.option([written], name);
    const fits = value !== undefined && (targets.some(isOpen) || library.paths.isAssignable(value, targets));
    return fits ? [] : [`${where}: the remedy \`${text}\` does not fit ${library.typeNames(targets)}`];
  });
}

function optionPositions({ options, optionsAt }: CallModel): readonly number[] {
  return optionsAt ?? (options === undefined ? [] : [options]);
}
