import type { CallModel, IneffectiveOption, TimeoutModel } from '../../libraries/descriptor.ts';
import { memberNamer, type MemberNamer } from './members.ts';
import { ordinal } from '../../ordinal.ts';
import { all, any, bullets, code, duration, grouped, row, sentence } from './words.ts';

/** Calls that leave the process, or may. */
export function leaving(calls: readonly CallModel[]): readonly CallModel[] {
  return calls.filter(({ effect }) => effect !== 'none');
}

/** How long a call may take by default, and where a limit can be given. */
export function limitsSection(calls: readonly CallModel[]): string | null {
  const limited = leaving(calls).flatMap((call) => (call.timeout ? [{ call, timeout: call.timeout }] : []));
  if (limited.length === 0) return null;
  const groups = grouped(limited, ({ timeout }) => JSON.stringify(timeout));
  const name = memberNamer(calls);
  const parts = groups.map((group) => {
    const members = group.map(({ call }) => call);
    const heading = groups.length > 1 ? `For ${name(members)}:\n\n` : '';
    return group[0] ? `${heading}${bullets(limit(group[0].timeout, members, name))}` : '';
  });
  return [...parts, ...streams(calls)].join('\n\n');
}

function limit(timeout: TimeoutModel, calls: readonly CallModel[], name: MemberNamer): readonly string[] {
  const {
    call,
    client,
    signals = [],
    ineffective = [],
    onResult = [],
    instead,
    remedy,
    clientRemedy,
  } = timeout;
  const lines = [`By default: ${byDefault(timeout)}.`];
  if (call.length > 0) lines.push(`On the call: ${any(call)}${optionsOf(calls, name)}${example(remedy)}.`);
  if (client.length > 0) lines.push(`Where the client is built: ${any(client)}${example(clientRemedy)}.`);
  if (onResult.length > 0) lines.push(`On what the call returns: ${any(onResult)}.`);
  if (instead) lines.push(`Where no option does: ${lowerFirst(instead)}.`);
  if (signals.length > 0)
    lines.push(
      `${all(signals)} ${signals.length > 1 ? 'limit' : 'limits'} the call only when what is given there does.`,
    );
  return [...lines, ...numbers(timeout), ...ineffective.map(ineffectiveLine)];
}

function example(remedy: string | undefined): string {
  return remedy ? `; for example ${code(remedy)}` : '';
}

function byDefault({ defaultMs, idle }: TimeoutModel): string {
  if (defaultMs !== null) return duration(defaultMs);
  return idle ? `no limit for the whole call; ${idle}` : 'it waits for ever';
}

/** Where the options of the calls stand. */
function optionsOf(calls: readonly CallModel[], name: MemberNamer): string {
  const placed = calls.filter(({ options }) => options !== undefined);
  const groups = grouped(placed, ({ options }) => String(options));
  const places = groups.map((group) => {
    const place = `the ${ordinal(group[0]?.options ?? 0)} argument`;
    return groups.length > 1 ? `${place} of ${name(group)}` : place;
  });
  return places.length > 0 ? `, in ${places.join('; ')}` : '';
}

function numbers({ unit, off }: TimeoutModel): readonly string[] {
  const units = {
    ms: 'Numbers are milliseconds',
    s: 'Numbers are seconds',
    duration: 'Values are points in time or durations',
    moment: 'Values are points in time: a `Date`, or milliseconds since 1970',
  };
  const none =
    off.length > 0
      ? `; ${row(
          off.map((value) => code(String(value))),
          'or',
        )} means no limit`
      : '';
  return [`${units[unit]}${none}.`];
}

function ineffectiveLine({ where, option, unless, because, instead }: IneffectiveOption): string {
  const place = where === 'call' ? 'of the call' : 'of the client';
  const condition = unless ? ` without ${code(unless)}` : '';
  return `${code(option)} ${place}${condition} is no limit: ${because}. ${sentence(instead)}`;
}

function streams(calls: readonly CallModel[]): readonly string[] {
  const options = calls.flatMap(({ streaming = [] }) => streaming);
  const names = options.map(({ option, values }) =>
    values
      ? values.map((value) => `${option}: ${typeof value === 'string' ? `'${value}'` : String(value)}`)
      : [option],
  );
  const distinct = [...new Set(names.flat())];
  return distinct.length > 0
    ? [`With ${any(distinct)} the call is a stream or a long poll, which is meant to wait.`]
    : [];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Calls that leave the process and have no known limit. */
export function unlimited(calls: readonly CallModel[]): readonly CallModel[] {
  return leaving(calls).filter(({ timeout }) => timeout === undefined);
}
