import { pick, type Random } from './random.ts';

/** Which infrastructure a domain has a file for, besides its database and its HTTP peer. */
export type Side = 'events' | 'jobs' | 'storage' | 'cache';

/** One part of the generated service: a folder of ten files. */
export interface Domain {
  /** `order`. */
  readonly name: string;
  /** `Order`. */
  readonly type: string;
  readonly fields: readonly Field[];
  /** What its service can do, besides creating and reading. */
  readonly operations: readonly string[];
  readonly side: Side;
  /** Another domain whose service it calls; none for the first ones, so that imports have no cycle. */
  readonly upstream: string | null;
  /** Whether its peer is called with a client of its own, with a limit or without. */
  readonly peer: 'shared' | 'own' | 'unbounded';
  readonly charges: boolean;
}

export interface Field {
  readonly name: string;
  readonly type: 'string' | 'number' | 'boolean' | 'Date';
}

const names = (
  'account address agreement alert article asset auction badge balance banner basket batch bid booking brand budget ' +
  'bundle campaign carrier catalog category claim commission consent contract coupon course credit customer deal ' +
  'delivery deposit device discount dispute document draft event feed forecast invoice item lead ledger license ' +
  'listing location loyalty manifest merchant message meter milestone order package parcel partner payout permit plan'
).split(' ');

const verbs = [
  'approve',
  'archive',
  'assign',
  'cancel',
  'close',
  'confirm',
  'expire',
  'merge',
  'renew',
  'release',
] as const;
const nouns = [
  'title',
  'note',
  'owner',
  'region',
  'source',
  'amount',
  'quantity',
  'score',
  'active',
  'dueAt',
] as const;

/** The domains of the service, in the order in which they may depend on each other. */
export function createDomains(random: Random, count: number): readonly Domain[] {
  const chosen = Array.from({ length: count }, (_, index) => nameOf(index));
  return chosen.map((name, index) => ({
    name,
    type: capitalised(name),
    fields: nouns.filter(() => random() < 0.6).map((noun) => ({ name: noun, type: typeOf(noun) })),
    operations: verbs.filter((verb) => random() < 0.25 || verb === 'close'),
    side: pick(random, ['events', 'jobs', 'storage', 'cache']),
    upstream: index > 0 && random() < 0.6 ? (chosen[Math.floor(random() * index)] ?? null) : null,
    peer: pick(random, ['shared', 'shared', 'own', 'unbounded']),
    charges: random() < 0.3,
  }));
}

/** The name of a domain: a word, then two of them, as in `addressAccount`. */
function nameOf(index: number): string {
  const name = names[index % names.length] ?? '';
  const round = Math.floor(index / names.length);
  return round === 0 ? name : name + capitalised(names[round - 1] ?? '');
}

/** A name with its first letter in upper case. */
export function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function typeOf(noun: (typeof nouns)[number]): Field['type'] {
  if (noun === 'active') return 'boolean';
  if (noun === 'dueAt') return 'Date';
  return noun === 'amount' || noun === 'quantity' || noun === 'score' ? 'number' : 'string';
}
