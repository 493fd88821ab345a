import { expect, test } from 'vitest';

import type { ClientConstruction, RegionFact } from '../../src/facts/model.ts';
import { at, client, summarise } from './builders.ts';

const inRegion = (name: string, partial: Partial<RegionFact> = {}, rest: Partial<ClientConstruction> = {}) =>
  client(name, {
    region: {
      from: 'literal',
      name: 'eu-central-1',
      alternative: 'no',
      pinned: false,
      span: at(name),
      ...partial,
    },
    ...rest,
  });

const here = inRegion('here');
const hasOther = (...otherClients: ClientConstruction[]) =>
  summarise({ functions: [], clients: [here], otherClients }).summaries.hasOtherRegion(here);

test('a client that is alone, or beside others in its region, knows no other', () => {
  expect(hasOther()).toBe(false);
  expect(hasOther(inRegion('there'))).toBe(false);
});

test('a client of the same kind in another region, or where the deployment says, is one to fall back to', () => {
  expect(hasOther(inRegion('there', { name: 'us-east-1' }))).toBe(true);
  expect(hasOther(inRegion('there', { from: 'environment', name: null }))).toBe(true);
});

test('clients of other kinds are none', () => {
  expect(hasOther(inRegion('there', { name: 'us-east-1' }, { library: 'other' }))).toBe(false);
  expect(hasOther(inRegion('there', { name: 'us-east-1' }, { type: 'OtherClient' }))).toBe(false);
  expect(hasOther(client('there'))).toBe(false);
});
