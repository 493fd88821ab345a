import { expect, test } from 'vitest';

import {
  attempt,
  branch,
  call,
  change,
  charge,
  fn,
  handed,
  inline,
  literal,
  loop,
  nameOf,
  parameter,
  publish,
  query,
  reach,
  region,
  save,
  summarise,
  transaction,
  within,
  type Service,
} from './builders.ts';

function found(service: Service): readonly string[] {
  const { summaries, facts } = summarise(service);
  return summaries
    .callsInTransactions(facts)
    .map(({ span, via }) => `${nameOf(span) ?? ''}: ${via.join(' → ')}`);
}

const open = (name = 'place', ...after: Parameters<typeof fn>[1][number][]) =>
  fn(name, [call('db.transaction', { region: transaction(), callbacks: [inline('tx')] }), ...after]);

test('a call over the network in a transaction region is found', () => {
  expect(found({ functions: [open(), within('place', 'tx', [charge()])] })).toEqual([
    'stripe.charge: stripe.charge',
  ]);
});

test('the chain leads through helpers in other files', () => {
  const elsewhere = [fn('pay', [call('send', { to: ['send'] })]), fn('send', [charge()])];
  expect(
    found({ functions: [open(), within('place', 'tx', [call('pay()', { to: ['pay'] })])], elsewhere }),
  ).toEqual(['pay(): pay → send → stripe.charge']);
});

test('the nearest of several calls behind one call site is told', () => {
  const pay = fn('pay', [call('send', { to: ['send'] }), charge('stripe.near')]);
  const elsewhere = [pay, fn('send', [charge('stripe.far')])];
  expect(
    found({ functions: [open(), within('place', 'tx', [call('pay()', { to: ['pay'] })])], elsewhere }),
  ).toEqual(['pay(): pay → stripe.near']);
});

test('a transaction in another file is found there', () => {
  const elsewhere = [open('other'), within('other', 'tx', [charge()])];
  expect(found({ functions: [fn('place', [call('other()', { to: ['other'] })])], elsewhere })).toEqual([]);
});

test('a call before or after the region is not in it', () => {
  expect(
    found({
      functions: [fn('place', [charge(), ...open().flow, publish()]), within('place', 'tx', [save()])],
    }),
  ).toEqual([]);
});

test('databases, caches and calls that stay in the process are not judged', () => {
  const body = [save(), reach('redis.set', { system: 'cache' }), publish('bus.emit', { effect: 'none' })];
  expect(found({ functions: [open(), within('place', 'tx', body)] })).toEqual([]);
});

test('a read over the network is waited for as well', () => {
  expect(
    found({ functions: [open(), within('place', 'tx', [reach('http.get', { effect: 'read' })])] }),
  ).toHaveLength(1);
});

test('a message enqueued on the transaction itself is an outbox', () => {
  expect(
    found({ functions: [open(), within('place', 'tx', [publish('boss.send', { joins: 'transaction' })])] }),
  ).toEqual([]);
});

test('nobody waits for a call that is left alone', () => {
  expect(found({ functions: [open(), within('place', 'tx', [reach('http.post', {}, 'no')])] })).toEqual([]);
});

test('a function that runs later is not in the transaction', () => {
  const later = { ...inline('later'), runs: 'deferred' } as const;
  const body = within('place', 'tx', [save(), call('afterCommit', { callbacks: [later] })]);
  expect(found({ functions: [open(), body, fn('later', [publish()])] })).toEqual([]);
});

test('a durable engine is left to itself', () => {
  const durable = { ...open(), entry: { kind: 'durable', pattern: null } as const };
  expect(found({ functions: [durable, within('place', 'tx', [charge()])] })).toEqual([]);
});

test('a step of a durable engine does not run as part of the transaction', () => {
  const body = within('place', 'tx', [
    call('step.run', { region: region('durable'), callbacks: [inline('step')] }),
  ]);
  expect(found({ functions: [open(), body, fn('step', [charge()])] })).toEqual([]);
});

test('a decorated method is a transaction', () => {
  const entry = { kind: 'transaction', pattern: null } as const;
  expect(found({ functions: [fn('place', [charge()], { entry })] })).toEqual([
    'stripe.charge: stripe.charge',
  ]);
  const caller = fn('handler', [call('place()', { to: ['place'] })]);
  expect(found({ functions: [caller], elsewhere: [fn('place', [charge()], { entry })] })).toEqual([]);
});

const begin = (flow: Parameters<typeof fn>[1]) => [change('client.begin', { marks: 'begin' }), ...flow];
const commit = () => change('client.commit', { marks: 'commit' });
const rollback = () => change('client.rollback', { marks: 'rollback' });

test('a transaction by hand is open until it is committed', () => {
  expect(found({ functions: [fn('place', begin([save(), charge(), commit()]))] })).toEqual([
    'stripe.charge: stripe.charge',
  ]);
  expect(found({ functions: [fn('place', begin([save(), commit(), charge()]))] })).toEqual([]);
  expect(found({ functions: [fn('place', begin([rollback(), charge()]))] })).toEqual([]);
});

test('a rollback in a handler does not end it for the rest of the body', () => {
  expect(
    found({ functions: [fn('place', begin([attempt([save(), charge(), commit()], [rollback()])]))] }),
  ).toHaveLength(1);
});

test('a transaction that may not have begun proves nothing', () => {
  const maybe = branch([change('client.begin', { marks: 'begin' })], []);
  expect(found({ functions: [fn('place', [maybe, charge(), commit()])] })).toEqual([]);
  const turn = loop([change('client.begin', { marks: 'begin' })]);
  expect(found({ functions: [fn('place', [turn, charge(), commit()])] })).toEqual([]);
  const either = call('start', { to: ['a', 'b'] });
  const functions = [fn('a', [change('client.begin', { marks: 'begin' })]), fn('b', [save()])];
  expect(found({ functions: [fn('place', [either, charge(), commit()]), ...functions] })).toEqual([]);
});

test('a transaction may be begun by a helper', () => {
  const start = fn('start', [change('client.begin', { marks: 'begin' })]);
  expect(
    found({ functions: [start, fn('place', [call('start()', { to: ['start'] }), charge(), commit()])] }),
  ).toEqual(['stripe.charge: stripe.charge']);
});

test('a transaction that a callee begins and ends is not the caller’s', () => {
  const inner = fn('inner', begin([charge(), commit()]));
  expect(
    found({ functions: [fn('place', [call('inner()', { to: ['inner'] })])], elsewhere: [inner] }),
  ).toEqual([]);
});

const withTransaction = fn(
  'withTransaction',
  begin([call('work(client)', { invokes: parameter('withTransaction', 0), args: [literal(1)] }), commit()]),
);

test('a helper that gives the transaction to the function it runs is looked through', () => {
  const place = fn('place', [
    call('withTransaction', { to: ['withTransaction'], callbacks: [handed('body')] }),
  ]);
  expect(
    found({ functions: [place, within('place', 'body', [charge()])], elsewhere: [withTransaction] }),
  ).toEqual(['stripe.charge: stripe.charge']);
  expect(
    found({ functions: [withTransaction], elsewhere: [place, within('place', 'body', [charge()])] }),
  ).toEqual([]);
});

const execute = fn('execute', [call('db.transaction', { region: transaction(), callbacks: [inline('tx')] })]);
const job = within('execute', 'tx', [call('job', { invokes: parameter('execute', 1) })]);

test('a helper that runs a function without giving it the transaction is the place, when a caller reaches the network', () => {
  const caller = fn('caller', [call('execute()', { to: ['execute'], callbacks: [handed('body', 1)] })]);
  const body = within('caller', 'body', [call('pay()', { to: ['pay'] })]);
  const pay = fn('pay', [charge()]);
  expect(found({ functions: [execute, job], elsewhere: [caller, body, pay] })).toEqual([
    'job: caller → <anonymous> → pay → stripe.charge',
  ]);
  expect(found({ functions: [caller, body], elsewhere: [execute, job, pay] })).toEqual([]);
});

test('a function that nobody hands in, or that stays local, proves nothing', () => {
  expect(found({ functions: [execute, job] })).toEqual([]);
  const caller = fn('caller', [call('execute()', { to: ['execute'], callbacks: [handed('body', 1)] })]);
  expect(
    found({ functions: [execute, job], elsewhere: [caller, within('caller', 'body', [save()])] }),
  ).toEqual([]);
  const other = fn('caller', [call('execute()', { to: ['execute'], callbacks: [handed('body', 0)] })]);
  expect(
    found({ functions: [execute, job], elsewhere: [other, within('caller', 'body', [charge()])] }),
  ).toEqual([]);
  const unknown = fn('caller', [call('execute()', { to: ['execute'], callbacks: [handed('gone', 1)] })]);
  expect(found({ functions: [execute, job], elsewhere: [unknown] })).toEqual([]);
});

test('a relay publishes between reading and marking its rows', () => {
  const relay = (...flow: Parameters<typeof fn>[1][number][]) =>
    found({ functions: [open(), within('place', 'tx', flow)] });
  expect(relay(query(), publish(), change())).toEqual([]);
  expect(relay(query(), publish())).toEqual(['producer.send: producer.send']);
  expect(relay(query(), publish(), save())).toEqual(['producer.send: producer.send']);
  expect(relay(query(), charge(), change())).toEqual(['stripe.charge: stripe.charge']);
});

test('an implementation that stays local may be the one that runs', () => {
  const body = within('place', 'tx', [call('gateway.pay', { to: ['real', 'fake'] })]);
  expect(found({ functions: [open(), body, fn('real', [charge()]), fn('fake', [])] })).toEqual([]);
  expect(found({ functions: [open(), body, fn('real', [charge()]), fn('fake', [publish()])] })).toHaveLength(
    1,
  );
});
