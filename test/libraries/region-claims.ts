import type ts from 'typescript';
import type { LibraryRegion, NotifierModel, RetryRegionModel } from '../../src/libraries/descriptor.ts';
import { type DescribedPackage, label } from './described-package.ts';

/** What is wrong with the description of calls that run a function. */
export function refutedRegionClaims(library: DescribedPackage, region: LibraryRegion): string[] {
  return [
    ...region.members.flatMap((member) => refutedMember(library, region, member)),
    ...refutedHandle(library, region),
  ];
}

function refutedMember(library: DescribedPackage, region: LibraryRegion, member: string): string[] {
  const where = `region ${region.kind} ${label(region.on, member)}`;
  const found = library.members(region.on, member);
  if (!library.paths.canBeCalled(found)) return [library.missingMember(where, region.on, member)];
  const signatures = library.paths.signatures(found);
  return [
    ...refutedCallback(library, where, region, signatures),
    ...refutedLimit(library, where, region, signatures),
    ...(region.kind === 'retry' ? refutedRetry(library, where, region, signatures) : []),
  ];
}

function refutedCallback(
  library: DescribedPackage,
  where: string,
  region: LibraryRegion,
  signatures: readonly ts.Signature[],
): string[] {
  // An operator runs the source that it is composed on, a client runs its own calls, and a server decorated methods.
  if (region.operator || region.client || (region.kind === 'handler' && region.runs)) return [];
  const positions = callbackPositions(region);
  const argument = positions.flatMap((position) =>
    region.constructed
      ? library.constructionArgument(region.on, position)
      : library.paths.argument(signatures, position),
  );
  if (argument.length === 0) return [`${where}: there is no argument ${positions.join(' or ')}`];
  const given = region.callbackOption ? library.paths.option(argument, region.callbackOption) : argument;
  if (given.some((type) => canRun(library, type))) return [];
  return [`${where}: argument ${positions.join(' or ')} is ${library.typeNames(given)}`];
}

function callbackPositions({ callback, callbackAt, rest }: LibraryRegion): readonly number[] {
  return callbackAt ?? (rest ? [callback, callback + 1] : [callback]);
}

/** A function, a promise, or a type so wide that it may be either. */
function canRun({ paths, types }: DescribedPackage, type: ts.Type): boolean {
  return (
    paths.canBeCalled([type]) ||
    paths.below([type], 'then').length > 0 ||
    ['unknown', '{}', 'Function'].includes(types.checker.typeToString(type))
  );
}

function refutedLimit(
  library: DescribedPackage,
  where: string,
  region: LibraryRegion,
  signatures: readonly ts.Signature[],
): string[] {
  const limit = limitOf(region);
  if (!limit) return [];
  const constructed = region.kind === 'limit' ? region.on !== '' : isPolicy(region);
  const given = constructed
    ? library.constructionArgument(region.on, limit.argument)
    : library.paths.argument(signatures, limit.argument);
  if (given.length === 0) return [`${where}: there is no argument ${String(limit.argument)} for the limit`];
  return limit.option ? library.missingOptions(where, given, [limit.option]) : [];
}

function limitOf(region: LibraryRegion): { readonly argument: number; readonly option?: string } | undefined {
  if (region.kind === 'timeout') return region.limit;
  return region.kind === 'limit' ? region.concurrency : undefined;
}

function refutedRetry(
  library: DescribedPackage,
  where: string,
  region: RetryRegionModel,
  signatures: readonly ts.Signature[],
): string[] {
  if (region.notifier) return refutedNotifier(library, where, region.notifier, signatures);
  const given = region.options === undefined ? [] : library.paths.argument(signatures, region.options);
  const options = isPolicy(region) ? library.clientOptions(region.on) : given;
  const { attemptsOption, foreverOption, elapsedOption, delayOption, jitterOption, predicateOption } = region;
  const paths = [attemptsOption, foreverOption, elapsedOption, delayOption, jitterOption, predicateOption];
  return library.missingOptions(
    where,
    options,
    paths.flatMap((path) => path ?? []),
  );
}

function refutedNotifier(
  library: DescribedPackage,
  where: string,
  { argument, cap, delay, note }: NotifierModel,
  signatures: readonly ts.Signature[],
): string[] {
  const isFunction = library.paths.canBeCalled(library.paths.argument(signatures, argument));
  return [
    ...(isFunction ? [] : [`${where}: argument ${String(argument)} is no function`]),
    ...[cap, delay, note]
      .filter((name) => library.from(`${name}()`).length === 0)
      .map((name) => `${where}: no path ${name}()`),
  ];
}

function isPolicy(region: LibraryRegion): boolean {
  return 'policy' in region && region.policy;
}

function refutedHandle(library: DescribedPackage, region: LibraryRegion): string[] {
  if (!('handleType' in region)) return [];
  if (library.type(region.handleType)) return [];
  return [`region ${region.kind} on ${region.on}: ${region.handleType} is no type of the descriptor`];
}
