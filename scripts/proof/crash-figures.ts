import type { Entry } from '../crash-hunt/record.ts';
import type { Figure } from './figure.ts';

/** The services that are hunted in, and the edits of their files. */
const most = { services: 13, edits: 10_000 };

/** What the hunts on record come to. */
export function crashFigures(hunted: readonly Entry[]): readonly Figure[] {
  const services = hunted.filter(({ name }) => name.includes('+'));
  const fixtures = hunted.filter(({ name }) => !name.includes('+'));
  const failed = sum(hunted, ({ failures }) =>
    Object.values(failures).reduce((total, count) => total + count, 0),
  );
  const names = fixtures.map(({ name }) => name).join(' and ');
  return [
    counted(
      'open-source services of which every script was linted, typed and untyped',
      services.length,
      most.services,
    ),
    counted(
      'scripts of these services',
      sum(services, ({ files }) => files),
    ),
    counted(
      'random edits of these scripts',
      sum(services, ({ edits }) => edits),
      most.edits,
    ),
    counted(
      `fixtures of parsers (${names})`,
      sum(fixtures, ({ files }) => files),
    ),
    {
      what: 'exceptions, failures, hangs and wrong ranges in all of them',
      value: failed,
      unit: 'count',
      most: 0,
    },
  ];
}

function counted(what: string, value: number, least?: number): Figure {
  return { what, value, unit: 'count', most: null, ...(least !== undefined && { least }) };
}

function sum(hunted: readonly Entry[], of: (entry: Entry) => number): number {
  return hunted.reduce((total, entry) => total + of(entry), 0);
}
