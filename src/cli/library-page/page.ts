import type { CallModel, LibraryDescriptor, OtherVersion } from '../../libraries/descriptor.ts';
import { callsSection } from './calls.ts';
import { leaving, limitsSection, unlimited } from './limits.ts';
import { meaningsSection } from './meanings.ts';
import { memberNamer } from './members.ts';
import { partialAnswersSection } from './partial-answers.ts';
import { regionsSection } from './regions.ts';
import { keysSection, retriesSection } from './repetition.ts';
import { responsesSection } from './responses.ts';
import { systemNames } from './systems.ts';
import { typesSection } from './types.ts';
import { all, bullets, code } from './words.ts';

/** The name of a library's page, without its ending: `aws-sdk-client-s3`, `timers-promises`. */
export function libraryTopic({ package: name }: LibraryDescriptor): string {
  return name.replace(/^@/, '').replaceAll('/', '-').replace(/-?\*$/, '');
}

/** What is known of a library, as a page of markdown. */
export function libraryPage(library: LibraryDescriptor): string {
  const { calls, types, regions = [], values = [], decorators = [], transactions = [], other = [] } = library;
  const sections: readonly (readonly [string, string | null])[] = [
    ['What is recognised', typesSection(types)],
    ['What its calls do', callsSection(library)],
    ['How long a call may take', limitsSection(calls)],
    ['What may succeed in part', partialAnswersSection(library.partialAnswers ?? [])],
    ['What it repeats by itself', retriesSection(calls)],
    ['Where a key can be given', keysSection(calls)],
    ['What it does with a function that it is given', regionsSection(regions)],
    ['How a request is answered', responsesSection(library.responses ?? [])],
    ['What else is known', meaningsSection(values, decorators, transactions)],
    ['In other versions', otherVersions(other)],
    ['What is not known', unknowns(library)],
  ];
  const present = sections.flatMap(([title, text]) => (text === null ? [] : [`## ${title}\n\n${text}`]));
  return `${[`# ${library.package}`, introduction(library), ...present].join('\n\n')}\n`;
}

function introduction(library: LibraryDescriptor): string {
  const { package: name, versions, source, calls, system } = library;
  const reach =
    leaving(calls).length > 0
      ? `Its calls reach ${systemNames[system]}.`
      : 'It makes no calls over the network of its own.';
  return `What the rules know of ${code(name)}${otherNames(library)}. ${reach} Read from [its documentation](${source}), for versions ${code(versions)}.`;
}

function otherNames({ specifiers = [], global }: LibraryDescriptor): string {
  if (global) return ', the globals that need no import';
  return specifiers.length > 0 ? `, also imported as ${all(specifiers)}` : '';
}

function otherVersions(other: readonly OtherVersion[]): string | null {
  const lines = other.map(({ versions, note, source }) => `${code(versions)}: ${note} ([source](${source}))`);
  return lines.length > 0 ? bullets(lines) : null;
}

/** What the rules are silent about, because the descriptor says nothing of it. */
function unknowns({ calls, types }: LibraryDescriptor): string {
  const remote = leaving(calls);
  const lines: string[] = [];
  if (types.length > 0 || calls.length > 0)
    lines.push('Members that are not listed: whether they leave the process, and what they do.');
  if (unlimited(calls).length > 0) lines.push(unknownLimits(calls));
  if (remote.length > 0 && remote.every(({ retries }) => retries === undefined))
    lines.push('Whether it repeats a call by itself.');
  lines.push('What differs in versions that are not named here: they are taken to be the same.');
  return bullets(lines);
}

function unknownLimits(calls: readonly CallModel[]): string {
  const without = unlimited(calls);
  const which = without.length === leaving(calls).length ? 'its calls' : memberNamer(calls)(without);
  return `The time limits of ${which}.`;
}
