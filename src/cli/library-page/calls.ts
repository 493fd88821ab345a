import type { CallModel, CommandTable, EffectSource, LibraryDescriptor } from '../../libraries/descriptor.ts';
import { firstMembers, memberList, memberNamer } from './members.ts';
import { systemNames } from './systems.ts';
import { ordinal } from '../../ordinal.ts';
import { all, bullets, code, grouped } from './words.ts';

/** What the package's calls do to state outside the process, by the type that they are called on. */
export function callsSection({ calls, commands, system }: LibraryDescriptor): string | null {
  if (calls.length === 0) return null;
  const owners = grouped(calls, ({ on }) => on).map((group) => owner(group, commands, system));
  const table = commands && calls.some(isLookedUp) ? [commandList(commands)] : [];
  return [...owners, ...table, ...wildcards(calls), ...lazyCalls(calls), ...givingCalls(calls)].join('\n\n');
}

function owner(calls: readonly CallModel[], commands: CommandTable | undefined, system: string): string {
  const on = calls[0]?.on ?? '';
  const lines = grouped(calls, (call) => outcome(call, commands, system)).map((group) => {
    const members = { on, members: [...new Set(group.flatMap((call) => call.members))] };
    const [first] = group;
    if (!first) return '';
    const names = first.effect === 'none' ? firstMembers(members) : memberList(members);
    return `${outcome(first, commands, system)}: ${names}`;
  });
  return `${on === '' ? 'Exports' : `On ${code(on)}`}:\n\n${bullets(lines)}`;
}

/** The effect in words, and what kind of system it has where that is not the package's. */
function outcome(call: CallModel, commands: CommandTable | undefined, system: string): string {
  const words = typeof call.effect === 'string' ? effects[call.effect] : source(call.effect, commands);
  return call.system && call.system !== system ? `${words}, at ${systemNames[call.system]}` : words;
}

function wildcards(calls: readonly CallModel[]): readonly string[] {
  const isAny = calls.some(({ members }) => members.some((member) => member.includes('*')));
  return isAny ? ['`*` stands for any name; what is listed before it counts first.'] : [];
}

function lazyCalls(calls: readonly CallModel[]): readonly string[] {
  const lazy = calls.filter((call) => call.lazy);
  if (lazy.length === 0) return [];
  return [`Sent only when the result is awaited, returned or subscribed: ${memberNamer(calls)(lazy)}.`];
}

function givingCalls(calls: readonly CallModel[]): readonly string[] {
  const giving = calls.filter(({ gives }) => gives !== undefined);
  if (giving.length === 0) return [];
  return [
    `What a client was made with still holds for what these make of it: ${memberNamer(calls)(giving)}.`,
  ];
}

const effects = {
  read: '**read** (changes nothing that lasts)',
  write: '**write** (changes or removes what it names)',
  create: '**create** (makes something new each time)',
  publish: '**publish** (hands over a message)',
  none: '**none** (stays in the process)',
} as const;

function source(effect: EffectSource, commands: CommandTable | undefined): string {
  switch (effect.from) {
    case 'http-method': {
      const { argument, option, fallback } = effect;
      const place = argument === undefined ? code(option) : `the ${ordinal(argument)} argument`;
      return `**by the HTTP method** in ${place} (${code(fallback)} without one)`;
    }
    case 'sql':
      return `**by the SQL** in the ${ordinal(effect.argument)} argument`;
    case 'command':
      return `**by the command** in the ${ordinal(effect.argument)} argument${commands ? '' : ' (unknown)'}`;
    case 'member':
      return commands ? '**by its name**' : '**unknown**';
    case 'message-pattern':
      return `**by the handler** that is seen for the pattern in the ${ordinal(effect.argument)} argument`;
  }
}

function isLookedUp({ effect }: CallModel): boolean {
  return typeof effect !== 'string' && (effect.from === 'command' || effect.from === 'member');
}

function commandList(commands: CommandTable): string {
  const lines = (['publish', 'create', 'write', 'read'] as const)
    .filter((effect) => commands[effect].length > 0)
    .map((effect) => `${effects[effect]}: ${all(commands[effect])}`);
  return `What a name means, the first that fits:\n\n${bullets(lines)}`;
}
