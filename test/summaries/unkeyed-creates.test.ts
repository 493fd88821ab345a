import { expect, test } from 'vitest';

import {
  call,
  charge,
  fn,
  literal,
  nameOf,
  object,
  parameter,
  summarise,
  unkeyed,
  unread,
  type Service,
} from './builders.ts';

function found(service: Service): readonly string[] {
  const { summaries, facts } = summarise(service);
  return summaries.unkeyedCreates(facts).map(({ span, via }) => `${nameOf(span) ?? ''}: ${via.join(' → ')}`);
}

test('a create without a key is found', () => {
  expect(found({ functions: [fn('pay', [charge('stripe.charge', { key: unkeyed() })])] })).toEqual([
    'stripe.charge: stripe.charge',
  ]);
});

test('a create with a key, one that cannot be read, and one that needs none are not', () => {
  expect(
    found({ functions: [fn('pay', [charge('stripe.charge', { key: unkeyed({ verdict: 'yes' }) })])] }),
  ).toEqual([]);
  expect(
    found({ functions: [fn('pay', [charge('stripe.charge', { key: unkeyed({ verdict: 'unknown' }) })])] }),
  ).toEqual([]);
  expect(found({ functions: [fn('pay', [charge()])] })).toEqual([]);
});

test('what is not created again does no harm', () => {
  expect(
    found({ functions: [fn('pay', [charge('stripe.capture', { key: unkeyed(), effect: 'write' })])] }),
  ).toEqual([]);
});

const depends = [parameter('charge', 1, 'key')];
const wrapper = fn('charge', [charge('stripe.charge', { key: unkeyed({ verdict: 'caller', depends }) })]);

test('a wrapper is judged where the key is left out', () => {
  const bare = fn('pay', [call('charge', { to: ['charge'], args: [literal(100)] })]);
  expect(found({ functions: [wrapper, bare] })).toEqual(['charge: charge → stripe.charge']);
});

test('a wrapper that is given the key is not found', () => {
  const given = (value: ReturnType<typeof literal>) =>
    fn('pay', [call('charge', { to: ['charge'], args: [literal(100), value] })]);
  expect(found({ functions: [wrapper, given(object({ key: literal('order-1') }))] })).toEqual([]);
  expect(found({ functions: [wrapper, given(unread)] })).toEqual([]);
  expect(found({ functions: [wrapper] })).toEqual([]);
});
