import type { DecoratorModel, ManualTransactionModel, ValueModel } from '../../libraries/descriptor.ts';
import { memberNamer } from './members.ts';
import { all, bullets, grouped } from './words.ts';

const values = {
  deadline: 'a limit of time for what it is given to',
  earliest: 'a limit as the first of its signals is one',
  cancellation: 'ends what it is given to when someone says so, which may be never',
  random: 'another value each time, so that it is no key for a repetition',
  clock: 'another value each time, so that it is no key for a repetition',
  digest: 'as stable as what it is made of',
  stop: 'ends a retry',
  address: 'an address',
  delay: 'waits for a time',
  backoff: 'tells how long a retry waits',
} as const;

const decorators = {
  inject: 'injects the provider of a token',
  'inject-model': 'injects an instance',
  'inject-repository': 'injects an instance',
  transaction: 'runs the method in a transaction',
  'message-handler': 'a method that messages enter',
  'event-handler': 'a method that events enter',
  'request-handler': 'a method that requests enter',
  schedule: 'a method that a schedule enters',
  module: 'defines a module',
  durable: 'a step of a durable engine',
} as const;

/** What values, decorators and transactions by hand say to the analysis. */
export function meaningsSection(
  valueModels: readonly ValueModel[],
  decoratorModels: readonly DecoratorModel[],
  transactions: readonly ManualTransactionModel[],
): string | null {
  const lines = [
    ...grouped(valueModels, ({ means }) => values[means]).map((group) =>
      meaning(
        group.map(({ path }) => path),
        group[0] && values[group[0].means],
      ),
    ),
    ...grouped(decoratorModels, ({ means }) => decorators[means]).map((group) =>
      meaning(
        group.map(({ name }) => `@${name}`),
        group[0] && decorators[group[0].means],
      ),
    ),
    ...byHand(transactions),
  ];
  return lines.length > 0 ? bullets(lines) : null;
}

function meaning(names: readonly string[], words: string | undefined): string {
  return `${all(names)}: ${words ?? ''}.`;
}

function byHand(transactions: readonly ManualTransactionModel[]): readonly string[] {
  const name = memberNamer([]);
  const marks = (mark: 'begin' | 'commit' | 'rollback') =>
    transactions.filter((one) => one[mark].length > 0).map((one) => ({ on: one.on, members: one[mark] }));
  if (transactions.length === 0) return [];
  return [
    `A transaction by hand: ${name(marks('begin'))} opens it; ${name(marks('commit'))} commits; ${name(marks('rollback'))} rolls back.`,
  ];
}
