import { expect, test } from 'vitest';

import type { Value } from '../../src/facts/value.ts';

import {
  at,
  attempt,
  branch,
  call,
  change,
  charge,
  fn,
  handed,
  inline,
  leave,
  literal,
  nameOf,
  object,
  parameter,
  publish,
  query,
  reach,
  save,
  summarise,
  together,
  transaction,
  unkeyed,
  within,
  type Service,
} from './builders.ts';

function found(service: Service): readonly string[] {
  const { summaries, facts } = summarise(service);
  return summaries
    .uncompensated(facts)
    .map(({ first, second }) => `${first.callee} | ${nameOf(second.span) ?? ''}: ${second.via.join(' → ')}`);
}

const reserve = (callee = 'stock.reserve', partial = {}) => reach(callee, { library: 'axios', ...partial });

test('a reservation stands when the order cannot be saved', () => {
  expect(found({ functions: [fn('place', [reserve(), save()])] })).toEqual([
    'stock.reserve | db.insert: db.insert',
  ]);
});

test('a committed order stands when the service fails', () => {
  expect(found({ functions: [fn('cancel', [change(), reserve()])] })).toEqual([
    'db.update | stock.reserve: stock.reserve',
  ]);
});

test('a reservation stands when the payment fails', () => {
  expect(found({ functions: [fn('place', [reserve(), charge()])] })).toEqual([
    'stock.reserve | stripe.charge: stripe.charge',
  ]);
});

test('reads, notifications and files are no steps', () => {
  expect(found({ functions: [fn('place', [reserve('stock.get', { effect: 'read' }), save()])] })).toEqual([]);
  expect(found({ functions: [fn('place', [reserve('stock.rpc', { effect: 'unknown' }), save()])] })).toEqual(
    [],
  );
  expect(found({ functions: [fn('place', [charge(), reach('mail.send', { system: 'mail' })])] })).toEqual([]);
  expect(
    found({ functions: [fn('place', [charge(), reach('s3.put', { system: 'object-store' })])] }),
  ).toEqual([]);
});

test('a message is the other rule to tell', () => {
  expect(found({ functions: [fn('place', [charge(), publish()])] })).toEqual([]);
});

test('two writes in one database are one system', () => {
  expect(found({ functions: [fn('place', [save(), change()])] })).toEqual([]);
});

test('two calls to one service are one system', () => {
  expect(found({ functions: [fn('place', [charge(), charge('stripe.confirm')])] })).toEqual([]);
  const origin = { client: { origin: at('http'), construction: null, name: 'http' } };
  expect(
    found({ functions: [fn('place', [reserve('http.post', origin), reserve('http.put', origin)])] }),
  ).toEqual([]);
  expect(found({ functions: [fn('place', [reserve('http.post'), reserve('http.put')])] })).toEqual([]);
});

test('two clients of one library are two services, and so are two hosts', () => {
  const client = (name: string) => ({ client: { origin: at(name), construction: null, name } });
  expect(
    found({ functions: [fn('place', [reserve('a.post', client('a')), reserve('b.post', client('b'))])] }),
  ).toHaveLength(1);
  const url = (text: string) => ({ target: literal(text) });
  expect(
    found({
      functions: [
        fn('place', [reserve('fetch a', url('https://a/x')), reserve('fetch b', url('https://b/x'))]),
      ],
    }),
  ).toHaveLength(1);
  expect(
    found({
      functions: [
        fn('place', [reserve('fetch a', url('https://a/x')), reserve('fetch b', url('https://a/y'))]),
      ],
    }),
  ).toEqual([]);
});

test('a catch that undoes the first step compensates', () => {
  const undone = attempt([save()], [reserve('stock.release', { effect: 'write' }), leave('throw')], {
    rethrows: 'yes',
  });
  expect(found({ functions: [fn('place', [reserve(), undone])] })).toEqual([]);
});

test('a catch that undoes the database compensates', () => {
  const undone = attempt([reserve()], [change('db.revert')]);
  expect(found({ functions: [fn('cancel', [change(), undone])] })).toEqual([]);
});

test('a catch that only reads, rolls back, or calls another system does not', () => {
  const logged = (callee: ReturnType<typeof reach>) =>
    fn('place', [reserve(), attempt([save()], [callee], { rethrows: 'yes' })]);
  expect(found({ functions: [logged(reserve('stock.get', { effect: 'read' }))] })).toHaveLength(1);
  expect(found({ functions: [logged(charge('stripe.refund'))] })).toHaveLength(1);
  const rolledBack = attempt([reserve()], [change('db.rollback', { marks: 'rollback', effect: 'write' })], {
    rethrows: 'yes',
  });
  expect(found({ functions: [fn('cancel', [change(), rolledBack])] })).toHaveLength(1);
});

test('a finalizer that undoes it compensates', () => {
  const undone = attempt([save()], null, { finalizer: [reserve('stock.release', { effect: 'write' })] });
  expect(found({ functions: [fn('place', [reserve(), undone])] })).toEqual([]);
});

test('every caller may compensate instead', () => {
  const place = fn('place', [reserve(), save()]);
  const careful = fn('careful', [
    attempt([call('place', { to: ['place'] })], [reserve('stock.release', { effect: 'write' })]),
  ]);
  expect(found({ functions: [place], elsewhere: [careful] })).toEqual([]);
  const careless = fn('careless', [call('place()', { to: ['place'] })]);
  expect(found({ functions: [place], elsewhere: [careful, careless] })).toHaveLength(1);
});

test('nobody waits for a step that is left alone, so its failure changes nothing', () => {
  expect(
    found({
      functions: [fn('place', [charge(), reach('db.insert', { library: 'pg', system: 'database' }, 'no')])],
    }),
  ).toEqual([]);
  const beside = { ...together([save()]), combinator: 'none' } as const;
  expect(found({ functions: [fn('place', [charge(), beside])] })).toEqual([]);
  const both = { ...together([charge(), save()]), combinator: 'none' } as const;
  expect(found({ functions: [fn('place', [both])] })).toHaveLength(1);
  const loose = fn('place', [charge(), call('note', { to: ['note'], awaited: 'no' })]);
  expect(found({ functions: [loose, fn('note', [save()])] })).toEqual([]);
});

test.each(['no', 'unknown'] as const)(
  'a catch that may keep the failure lets the run go on: %s',
  (rethrows) => {
    const kept = attempt([save()], [leave('return')], { rethrows });
    expect(found({ functions: [fn('place', [reserve(), kept])] })).toEqual([]);
    const place = fn('place', [reserve(), call('note()', { to: ['note'] })]);
    expect(found({ functions: [place], elsewhere: [fn('note', [kept])] })).toEqual([]);
  },
);

test('a catch around both steps, or one that throws, keeps no failure apart', () => {
  expect(found({ functions: [fn('place', [attempt([reserve(), save()], [])])] })).toHaveLength(1);
  const thrown = attempt([save()], [leave('throw')], { rethrows: 'yes' });
  expect(found({ functions: [fn('place', [reserve(), thrown])] })).toHaveLength(1);
  const closed = attempt([save()], null, { finalizer: [query()] });
  expect(found({ functions: [fn('place', [reserve(), closed])] })).toHaveLength(1);
});

test.each([
  ['all', 1],
  ['race', 1],
  ['allSettled', 0],
  ['any', 0],
] as const)('a failure inside Promise.%s', (combinator, findings) => {
  const beside = { ...together([save()], [query()]), combinator };
  expect(found({ functions: [fn('place', [reserve(), beside])] })).toHaveLength(findings);
  const each = { ...together([reserve(), save()]), combinator };
  expect(found({ functions: [fn('place', [each])] })).toHaveLength(1);
});

test('steps beside each other have no later one', () => {
  expect(found({ functions: [fn('place', [together([reserve()], [charge()])])] })).toEqual([]);
});

test('a keyed step can be repeated until its outcome is noted', () => {
  const keyed = charge('stripe.charge', { key: unkeyed({ verdict: 'yes' }) });
  expect(found({ functions: [fn('pay', [keyed, save()])] })).toEqual([]);
  const bare = charge('stripe.charge', { key: unkeyed() });
  expect(found({ functions: [fn('pay', [bare, save()])] })).toHaveLength(1);
});

test('a row that is made between a service and a later write tells of the service', () => {
  const open = fn('open', [reserve('stripe.customer'), save('org.insert')]);
  const later = change('org.update');
  const route = fn('route', [call('open()', { to: ['open'] }), later]);
  expect(found({ functions: [route], elsewhere: [open] })).toEqual([]);
  const maybe = fn('open', [reserve('stripe.customer'), branch([save('org.insert')], [])]);
  expect(found({ functions: [route], elsewhere: [maybe] })).toHaveLength(1);
  const kept = fn('open', [reserve('stripe.customer'), attempt([save('org.insert')], [])]);
  expect(found({ functions: [route], elsewhere: [kept] })).toHaveLength(1);
});

test('the nearest earlier step is named', () => {
  const place = fn('place', [reserve('a.put', { library: 'a' }), reserve('b.put', { library: 'b' }), save()]);
  expect(found({ functions: [place] })).toContain('b.put | db.insert: db.insert');
});

test('a request to an address that came with the request is an answer', () => {
  const answer = (target: Value) => reach('http.put', { library: 'axios', effect: 'write', target });
  const handled = (target: Value) => found({ functions: [fn('handle', [change(), answer(target)])] });
  const callback = parameter('handle', 0, 'callbackUrl');
  expect(handled(callback)).toEqual([]);
  expect(handled({ kind: 'text', parts: [callback, literal('/done')] })).toEqual([]);
  expect(handled({ kind: 'either', values: [callback, parameter('handle', 0, 'url')] })).toEqual([]);
  expect(handled({ kind: 'text', parts: [literal('http://stock/'), callback] })).toHaveLength(1);
  expect(handled({ kind: 'either', values: [callback, literal('http://stock')] })).toHaveLength(1);
  expect(handled(parameter('handle', 0))).toHaveLength(1);
});

test('an address that is handed on is followed to where it came from', () => {
  const put = reach('http.put', {
    library: 'axios',
    effect: 'write',
    target: parameter('respond', 0, 'callbackUrl'),
  });
  const respond = fn('respond', [put]);
  const handed = (argument: Value) =>
    fn('handle', [change(), call('respond()', { to: ['respond'], args: [argument] })]);
  expect(found({ functions: [handed(parameter('handle', 0))], elsewhere: [respond] })).toEqual([]);
  const known = handed(object({ callbackUrl: literal('http://stock/') }));
  expect(found({ functions: [known], elsewhere: [respond] })).toHaveLength(1);
  const called = fn('start', [call('handle()', { to: ['handle'] })]);
  const held = fn('handle', [
    change(),
    reach('http.put', { ...put.call.remote, target: parameter('handle', 0, 'url') }),
  ]);
  expect(found({ functions: [held], elsewhere: [called] })).toHaveLength(1);
});

test('a step that the arguments rule out is none', () => {
  const when = { kind: 'truthy', value: parameter('cancel', 0) } as const;
  const cancel = fn('cancel', [{ kind: 'branch', when, arms: [[reserve('stock.put')], []] }]);
  const ask = (argument: boolean) =>
    found({
      functions: [fn('place', [call('cancel()', { to: ['cancel'], args: [literal(argument)] }), save()])],
      elsewhere: [cancel],
    });
  expect(ask(false)).toEqual([]);
  expect(ask(true)).toHaveLength(1);
});

test('two steps that only set what they name come to the same when all is done again', () => {
  const set = change('db.update', { sets: true });
  const mirror = reserve('stripe.update', { effect: 'write', sets: true });
  expect(found({ functions: [fn('rename', [set, mirror])] })).toEqual([]);
  expect(found({ functions: [fn('rename', [mirror, set])] })).toEqual([]);
  expect(found({ functions: [fn('rename', [change(), mirror])] })).toHaveLength(1);
  expect(found({ functions: [fn('rename', [set, reserve()])] })).toHaveLength(1);
  expect(found({ functions: [fn('rename', [mirror, save()])] })).toHaveLength(1);
});

test('a keyed step before another service is repeated only where the function runs again', () => {
  const keyed = reserve('stock.reserve', { key: unkeyed({ verdict: 'yes' }) });
  const place = fn('place', [keyed, charge()]);
  expect(found({ functions: [place] })).toHaveLength(1);
  expect(
    found({ functions: [fn('place', place.flow, { entry: { kind: 'message-handler', pattern: null } })] }),
  ).toEqual([]);
  const consumer = fn('consume', [call('place', { to: ['place'] })], {
    entry: { kind: 'schedule', pattern: null },
  });
  expect(found({ functions: [place], elsewhere: [consumer] })).toEqual([]);
  const route = fn('route', [call('place', { to: ['place'] })], {
    entry: { kind: 'request-handler', pattern: null },
  });
  expect(found({ functions: [place], elsewhere: [route] })).toHaveLength(1);
});

test('who runs again is looked for among callers that call each other without end', () => {
  const keyed = reserve('stock.reserve', { key: unkeyed({ verdict: 'yes' }) });
  const loops = [
    fn('a', [call('b', { to: ['b'] }), call('place', { to: ['place'] })]),
    fn('b', [call('a', { to: ['a'] })]),
  ];
  expect(found({ functions: [fn('place', [keyed, charge()])], elsewhere: loops })).toHaveLength(1);
});

test('an intent that is written before and closed after can be finished later', () => {
  const orders = { target: literal('orders') };
  expect(
    found({ functions: [fn('pay', [save('db.insert', orders), charge(), change('db.update', orders)])] }),
  ).toEqual([]);
  const log = { target: literal('log') };
  expect(
    found({ functions: [fn('pay', [save('db.insert', orders), charge(), save('log.insert', log)])] }).length,
  ).toBeGreaterThan(0);
});

test('a durable engine, or a function declared idempotent, goes forward', () => {
  const flow = [reserve(), save()];
  expect(found({ functions: [fn('place', flow, { entry: { kind: 'workflow', pattern: null } })] })).toEqual(
    [],
  );
  expect(found({ functions: [fn('place', flow, { tags: [{ name: 'idempotent', text: '' }] })] })).toEqual([]);
  expect(found({ functions: [fn('place', flow, { tags: [{ name: 'cap', text: 'CP' }] })] })).toHaveLength(1);
});

test('a service called inside a transaction is another finding', () => {
  const place = fn('place', [call('db.transaction', { region: transaction(), callbacks: [inline('tx')] })]);
  const body = within('place', 'tx', [save('tx.insert', { joins: 'transaction' }), reserve()]);
  expect(found({ functions: [place, body] })).toEqual([]);
});

test('a transaction after the service commits or not on its own', () => {
  const place = fn('place', [
    reserve(),
    call('db.transaction', { region: transaction(), callbacks: [inline('tx')] }),
  ]);
  const body = within('place', 'tx', [save('tx.insert', { joins: 'transaction' })]);
  expect(found({ functions: [place, body] })).toEqual(['stock.reserve | tx.insert: tx.insert']);
});

test('a helper that retries is looked through', () => {
  const retry = fn('withRetry', [call('operation', { invokes: parameter('withRetry', 0) })]);
  const place = fn('place', [call('withRetry', { to: ['withRetry'], callbacks: [handed('body')] }), save()]);
  expect(found({ functions: [retry, place, within('place', 'body', [reserve()])] })).toEqual([
    'stock.reserve | db.insert: db.insert',
  ]);
});

test('several writes after one step are told once, several services each', () => {
  expect(found({ functions: [fn('place', [reserve(), save(), save('db.insert 2')])] })).toEqual([
    'stock.reserve | db.insert: db.insert',
  ]);
  expect(found({ functions: [fn('place', [reserve(), charge(), save()])] })).toHaveLength(2);
});

test('a message pattern does what its handlers do', () => {
  const send = (name: string) =>
    call('client.send', {
      remote: reach('client.send', { library: 'nest', effect: 'unknown' }).call.remote,
      targets: [{ function: fn(name, []).id, by: 'handler' }],
    });
  expect(
    found({
      functions: [fn('place', [send('count'), save()])],
      elsewhere: [fn('count', [change('stock.update')])],
    }),
  ).toEqual(['client.send | db.insert: db.insert']);
  expect(
    found({
      functions: [fn('place', [send('look'), save()])],
      elsewhere: [fn('look', [query('stock.select')])],
    }),
  ).toEqual([]);
});

test('handlers that ask each other end', () => {
  const ask = (name: string) =>
    call(`ask ${name}`, {
      remote: reach('ask', { library: 'nest', effect: 'unknown' }).call.remote,
      targets: [{ function: fn(name, []).id, by: 'handler' }],
    });
  const elsewhere = [fn('ping', [ask('pong')]), fn('pong', [ask('ping')])];
  expect(found({ functions: [fn('place', [ask('ping'), save()])], elsewhere })).toEqual([]);
});

test('a new row before the service is the intent, a changed one is not', () => {
  expect(found({ functions: [fn('pay', [save(), charge()])] })).toEqual([]);
  expect(found({ functions: [fn('pay', [change(), charge()])] })).toHaveLength(1);
});

const post = (target: Value | null) => reach('http.post', { library: 'axios', target });

test('a post is a step where its endpoint is known', () => {
  const [known, unknown] = [literal('/reservations'), { kind: 'environment', name: 'HOOK' } as const];
  const built: Value = {
    kind: 'text',
    parts: [literal('/orders/'), parameter('place', 0), literal('/items')],
  };
  const open: Value = { kind: 'text', parts: [parameter('place', 0), parameter('place', 1)] };
  expect(found({ functions: [fn('place', [post(known), save()])] })).toHaveLength(1);
  expect(found({ functions: [fn('place', [post(built), save()])] })).toHaveLength(1);
  expect(found({ functions: [fn('place', [post(unknown), save()])] })).toEqual([]);
  expect(found({ functions: [fn('place', [post(open), save()])] })).toEqual([]);
  expect(found({ functions: [fn('place', [post(literal(1)), save()])] })).toEqual([]);
});

test.each([
  'https://id.example/oauth2/token',
  'https://hooks.example/services/T',
  '/graphql',
  '/v1/search?q=a',
])('a post to %s leaves no record behind', (url) => {
  expect(found({ functions: [fn('place', [post(literal(url)), save()])] })).toEqual([]);
});

test('hosts are told apart as far as they are constant', () => {
  const at = (host: Value) =>
    reach('fetch', { library: 'globalThis', target: { kind: 'text', parts: [host, literal('/orders')] } });
  expect(
    found({ functions: [fn('place', [at(literal('https://a')), at(literal('https://b'))])] }),
  ).toHaveLength(1);
  expect(found({ functions: [fn('place', [at(literal('https://a')), at(parameter('place', 0))])] })).toEqual(
    [],
  );
});

test('a pair inside a callee is the callee’s to mend', () => {
  const pay = fn('pay', [change(), charge()]);
  const outer = fn('checkout', [reserve(), call('pay()', { to: ['pay'] })]);
  expect(found({ functions: [outer], elsewhere: [pay] })).toEqual([]);
  expect(found({ functions: [outer], elsewhere: [fn('pay', [query(), charge()])] })).toHaveLength(1);
});

test('a message pattern whose handlers call each other does what one of them does', () => {
  const ask = (name: string) =>
    call(`ask ${name}`, {
      remote: reach('ask', { library: 'nest', effect: 'unknown' }).call.remote,
      targets: [{ function: fn(name, []).id, by: 'handler' }],
    });
  const elsewhere = [
    fn('ping', [ask('pong')]),
    fn('pong', [ask('ping'), change('other.update', { library: 'other' })]),
  ];
  expect(found({ functions: [fn('place', [ask('ping'), save()])], elsewhere })).toHaveLength(1);
});

test('a write before a keyed service is done again with it', () => {
  const keyed = charge('stripe.charge', { key: unkeyed({ verdict: 'yes' }) });
  expect(found({ functions: [fn('pay', [change(), keyed])] })).toEqual([]);
});

test('what a far callee writes to the database is a record of its own', () => {
  const note = fn('note', [call('log', { to: ['log'] })]);
  const log = fn('log', [change()]);
  expect(found({ functions: [fn('pay', [call('note()', { to: ['note'] }), charge()]), note, log] })).toEqual(
    [],
  );
  expect(found({ functions: [fn('pay', [call('log()', { to: ['log'] }), charge()]), log] })).toHaveLength(1);
});
