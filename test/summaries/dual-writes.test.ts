import { expect, test } from 'vitest';

import type { Answer, Condition, FileFacts, Flow, FunctionFacts, Step } from '../../src/facts/model.ts';
import type { Value } from '../../src/facts/value.ts';
import {
  attempt,
  branch,
  call,
  change,
  fn,
  handed,
  inline,
  leave,
  literal,
  loop,
  nameOf,
  object,
  parameter,
  publish,
  query,
  reach,
  region,
  save,
  summarise,
  together,
  transaction,
  unread,
  within,
  type Service,
} from './builders.ts';

function found(service: Service): readonly string[] {
  const { summaries, facts } = summarise(service);
  return summaries
    .dualWrites(facts)
    .map(({ first, second }) => `${first.callee} | ${nameOf(second.span) ?? ''}: ${second.via.join(' → ')}`);
}

const lost = 'db.insert | producer.send: producer.send';

test('a write and a publish in one run come apart', () => {
  expect(found({ functions: [fn('place', [save(), publish()])] })).toEqual([lost]);
});

test('a publish before a write comes apart as well', () => {
  expect(found({ functions: [fn('place', [publish(), save()])] })).toEqual([
    'producer.send | db.insert: db.insert',
  ]);
});

test('both at once come apart as well', () => {
  expect(found({ functions: [fn('place', [together([save()], [publish()])])] })).toEqual([lost]);
});

test('the chain leads through helpers, and the function that leads to both is the place', () => {
  const place = fn('place', [call('store', { to: ['store'] }), call('announce', { to: ['announce'] })]);
  const handler = fn('handler', [call('place', { to: ['place'] })]);
  const functions = [
    handler,
    place,
    fn('store', [save()]),
    fn('announce', [call('emit', { to: ['emit'] })]),
    fn('emit', [publish()]),
  ];
  expect(found({ functions })).toEqual(['store | announce: announce → emit → producer.send']);
});

test('a pair in another file is found there', () => {
  const place = fn('place', [save(), publish()]);
  expect(
    found({ functions: [fn('handler', [call('place', { to: ['place'] })])], elsewhere: [place] }),
  ).toEqual([]);
});

test('reads, caches, mails and lookups are no pair', () => {
  expect(found({ functions: [fn('place', [query(), publish()])] })).toEqual([]);
  expect(
    found({ functions: [fn('place', [save(), reach('redis.set', { system: 'cache', effect: 'write' })])] }),
  ).toEqual([]);
  expect(
    found({ functions: [fn('place', [save(), reach('mail.send', { system: 'mail', effect: 'create' })])] }),
  ).toEqual([]);
  expect(found({ functions: [fn('place', [save(), publish('queue.ack', { effect: 'write' })])] })).toEqual(
    [],
  );
  expect(found({ functions: [fn('place', [save(), publish('bus.emit', { effect: 'none' })])] })).toEqual([]);
  expect(found({ functions: [fn('place', [save(), publish('bus.emit', { effect: 'unknown' })])] })).toEqual(
    [],
  );
});

test('an index and an event sent to a service come apart from the database', () => {
  const index = reach('search.index', { system: 'search', effect: 'write' });
  expect(found({ functions: [fn('place', [save(), index])] })).toEqual([
    'db.insert | search.index: search.index',
  ]);
  const emit = reach('client.emit', { system: 'service', effect: 'publish' });
  expect(found({ functions: [fn('place', [save(), emit])] })).toEqual([
    'db.insert | client.emit: client.emit',
  ]);
});

test('different arms of a branch are different runs', () => {
  expect(found({ functions: [fn('place', [branch([save()], [publish()])])] })).toEqual([]);
  expect(found({ functions: [fn('place', [branch([save()], []), branch([publish()], [])])] })).toEqual([
    lost,
  ]);
});

test('a write after which the run always leaves is not met with the publish', () => {
  expect(found({ functions: [fn('place', [branch([save(), leave('return')], []), publish()])] })).toEqual([]);
  expect(found({ functions: [fn('place', [branch([save(), leave('throw')], []), publish()])] })).toEqual([]);
  const both = branch([save(), branch([leave('return')], [leave('throw')])], []);
  expect(found({ functions: [fn('place', [both, publish()])] })).toEqual([]);
  const either = branch([save(), branch([leave('return')], [])], []);
  expect(found({ functions: [fn('place', [either, publish()])] })).toEqual([lost]);
});

test('an error that is caught has not ended the run', () => {
  expect(found({ functions: [fn('place', [attempt([save(), leave('throw')], []), publish()])] })).toEqual([
    lost,
  ]);
  const passedOn = attempt([save(), leave('throw')], [], { rethrows: 'yes' });
  expect(found({ functions: [fn('place', [passedOn, publish()])] })).toEqual([]);
});

test('a callee that returns has not ended the run of its caller', () => {
  const store = fn('store', [save(), leave('return')]);
  expect(found({ functions: [fn('place', [call('store', { to: ['store'] }), publish()]), store] })).toEqual([
    'store | producer.send: producer.send',
  ]);
});

test('a callee that returns from its loop does not come to the error behind it', () => {
  const store = fn('store', [loop([attempt([save(), leave('return')], [])]), leave('throw')]);
  const place = fn('place', [call('store', { to: ['store'] }), publish()]);
  expect(found({ functions: [place, store] })).toEqual(['store | producer.send: producer.send']);
});

test('a callee that goes on behind its loop comes to the error behind it', () => {
  const store = fn('store', [loop([save(), leave('break')]), leave('throw')]);
  const place = fn('place', [call('store', { to: ['store'] }), publish()]);
  expect(found({ functions: [place, store] })).toEqual([]);
});

test('a turn of a loop that goes on to the next does not meet what follows in the turn', () => {
  const turn = loop([branch([save(), leave('continue')], []), publish()]);
  expect(found({ functions: [fn('place', [turn])] })).toEqual([]);
  expect(found({ functions: [fn('place', [loop([save(), leave('break')]), publish()])] })).toEqual([lost]);
});

test('the publish of one turn and the write of the next are not taken for a pair', () => {
  const turn = loop([branch([save()], [publish()])]);
  expect(found({ functions: [fn('place', [turn])] })).toEqual([]);
});

test('what only runs when something failed is no pair', () => {
  expect(found({ functions: [fn('place', [attempt([save()], [publish()])])] })).toEqual([]);
  expect(found({ functions: [fn('place', [save(), branch([publish(), leave('throw')], [])])] })).toEqual([]);
});

test('a finalizer runs after the body', () => {
  expect(found({ functions: [fn('place', [attempt([save()], null, { finalizer: [publish()] })])] })).toEqual([
    lost,
  ]);
  const backwards = attempt([publish()], null, { finalizer: [save()] });
  expect(found({ functions: [fn('place', [backwards])] })).toEqual(['producer.send | db.insert: db.insert']);
});

test('a handler that undoes the write, or notes what is left to do, makes up for it', () => {
  const undo = attempt([publish()], [change('db.delete')]);
  expect(found({ functions: [fn('place', [save(), undo])] })).toEqual([]);
  const note = attempt([publish()], [call('note', { to: ['note'] }), leave('throw')], { rethrows: 'yes' });
  expect(found({ functions: [fn('place', [save(), note]), fn('note', [save('jobs.insert')])] })).toEqual([]);
});

test('a handler that reads, logs or tells somebody does not', () => {
  const told = attempt([publish()], [query(), reach('slack.post', { system: 'chat', effect: 'create' })]);
  expect(found({ functions: [fn('place', [save(), told])] })).toEqual([lost]);
  const rolledBack = attempt([publish()], [change('db.rollback', { marks: 'rollback' })]);
  expect(found({ functions: [fn('place', [save(), rolledBack])] })).toEqual([lost]);
});

test('a handler of another try does not', () => {
  expect(found({ functions: [fn('place', [attempt([save()], [change('db.delete')]), publish()])] })).toEqual([
    lost,
  ]);
});

test('a handler around the whole run does', () => {
  const place = fn('place', [
    attempt([save(), call('announce', { to: ['announce'] })], [change('db.delete')]),
  ]);
  expect(found({ functions: [place, fn('announce', [publish()])] })).toEqual([]);
});

const inTransaction = (...flow: Parameters<typeof fn>[1][number][]) => [
  call('db.transaction', { region: transaction(), callbacks: [inline('tx')] }),
  ...flow,
];

test('a transaction that is over has committed', () => {
  const functions = [
    fn('place', inTransaction(publish())),
    within('place', 'tx', [save('tx.insert', { joins: 'transaction' })]),
  ];
  expect(found({ functions })).toEqual(['tx.insert | producer.send: producer.send']);
});

test('a publish inside the transaction is another finding', () => {
  const functions = [
    fn('place', inTransaction()),
    within('place', 'tx', [save('tx.insert', { joins: 'transaction' }), publish()]),
  ];
  expect(found({ functions })).toEqual([]);
});

test('a message that is enqueued on the transaction is an outbox', () => {
  const functions = [
    fn('place', inTransaction()),
    within('place', 'tx', [
      save('tx.insert', { joins: 'transaction' }),
      publish('jobs.add', { joins: 'transaction' }),
    ]),
  ];
  expect(found({ functions })).toEqual([]);
});

test.each(['transaction', 'unknown', 'ambient'] as const)(
  'a write whose transaction (%s) is not in sight is not judged',
  (joins) => {
    expect(found({ functions: [fn('place', [save('tx.insert', { joins }), publish()])] })).toEqual([]);
  },
);

test('a durable engine brings both to an end', () => {
  expect(
    found({ functions: [fn('place', [save(), publish()], { entry: { kind: 'durable', pattern: null } })] }),
  ).toEqual([]);
  const steps = fn('flow', [
    call('step.run', { region: region('durable'), callbacks: [inline('first')] }),
    call('step.run 2', { region: region('durable'), callbacks: [inline('second')] }),
  ]);
  expect(
    found({ functions: [steps, fn('first', [save(), publish()]), fn('second', [publish('other.send')])] }),
  ).toEqual([]);
});

test('a deferred function is not part of the run', () => {
  const later = { ...inline('later'), runs: 'deferred' } as const;
  expect(
    found({
      functions: [
        fn('place', [save(), call('setTimeout', { callbacks: [later] })]),
        fn('later', [publish()]),
      ],
    }),
  ).toEqual([]);
});

test('a relay marks or deletes the rows that it has read and published', () => {
  expect(found({ functions: [fn('relay', [query(), publish(), change()])] })).toEqual([]);
  expect(found({ functions: [fn('relay', [query(), publish(), save()])] })).toEqual([
    'producer.send | db.insert: db.insert',
  ]);
  expect(found({ functions: [fn('relay', [publish(), change()])] })).toEqual([
    'producer.send | db.update: db.update',
  ]);
});

test('a relay reads the table that it marks', () => {
  const orders = { target: literal('orders') };
  const outbox = { target: literal('outbox') };
  expect(
    found({ functions: [fn('relay', [query('db.select', orders), publish(), change('db.update', outbox)])] }),
  ).toEqual(['producer.send | db.update: db.update']);
  expect(
    found({ functions: [fn('relay', [query('db.select', outbox), publish(), change('db.update', outbox)])] }),
  ).toEqual([]);
  expect(
    found({ functions: [fn('relay', [query('es.get', { library: 'mysql2' }), publish(), change()])] }),
  ).toHaveLength(1);
});

test('the rows of a relay may be read by its caller', () => {
  const one = fn('one', [publish(), change()]);
  const all = fn('all', [query(), loop([call('one', { to: ['one'] })])]);
  expect(found({ functions: [one, all] })).toEqual([]);
  const blind = fn('blind', [call('one', { to: ['one'] }), query()]);
  expect(found({ functions: [one, blind] })).toEqual(['producer.send | db.update: db.update']);
});

test('each of several implementations reads its own rows', () => {
  const relay = fn('relay', [
    call('outbox.next', { to: ['pgNext', 'mysqlNext'] }),
    publish(),
    call('outbox.remove', { to: ['pgRemove', 'mysqlRemove'] }),
  ]);
  const functions = [
    relay,
    fn('pgNext', [query()]),
    fn('mysqlNext', [call('raw')]),
    fn('pgRemove', [change()]),
    fn('mysqlRemove', [change('mysql.delete', { library: 'mysql2' })]),
  ];
  expect(found({ functions })).toEqual([]);
});

test('of several implementations of one method a program has chosen one', () => {
  const ways = [fn('rows', [save()]), fn('broker', [publish()])];
  const through = (callee: string, to: readonly string[]) => call(callee, { to: [...to] });
  const place = (second: readonly string[]) =>
    fn('place', [through('store.put', ['rows', 'broker']), through('store.put', second)]);
  expect(found({ functions: [place(['broker', 'rows']), ...ways] })).toEqual([]);
  const others = [fn('queue', [publish()]), fn('topic', [publish()])];
  expect(found({ functions: [place(['queue', 'topic']), ...ways, ...others] })).toHaveLength(1);
});

test('an implementation that does nothing may be the one that runs', () => {
  const place = fn('place', [save(), call('bus.publish', { to: ['kafka', 'memory'] })]);
  const kafka = fn('kafka', [publish()]);
  expect(found({ functions: [place, kafka, fn('memory', [])] })).toEqual([]);
  expect(found({ functions: [place, kafka, fn('memory', [publish('amqp.publish')])] })).toHaveLength(1);
});

test('several messages on one client are told once', () => {
  expect(found({ functions: [fn('place', [save(), publish(), publish('producer.send 2')])] })).toEqual([
    lost,
  ]);
  expect(
    found({ functions: [fn('place', [save(), publish(), publish('sqs.send', { library: 'sqs' })])] }),
  ).toHaveLength(2);
});

test('the write that is seen first is named', () => {
  const log = fn('log', [save('log.insert')]);
  expect(
    found({ functions: [fn('place', [save(), call('log()', { to: ['log'] }), publish()]), log] }),
  ).toEqual([lost]);
});

test('the nearest of several plain writes before the publish is named', () => {
  expect(
    found({ functions: [fn('place', [save(), save('db.insert 2'), publish(), save('db.insert 3')])] }),
  ).toEqual(['db.insert 2 | producer.send: producer.send']);
});

test('a helper that runs the function it is given is looked through', () => {
  const helper = fn('withSpan', [call('fn', { invokes: parameter('withSpan', 0) })]);
  const place = fn('place', [call('withSpan', { to: ['withSpan'], callbacks: [handed('body')] })]);
  expect(found({ functions: [helper, place, within('place', 'body', [save(), publish()])] })).toEqual([lost]);
});

test('a helper may hand the function on to another helper, or to a library', () => {
  const inner = fn('inner', [
    call('db.transaction', { region: transaction(), args: [parameter('inner', 0)] }),
  ]);
  const outer = fn('outer', [call('inner', { to: ['inner'], args: [parameter('outer', 0)] })]);
  const place = fn('place', [call('outer', { to: ['outer'], callbacks: [handed('tx')] }), publish()]);
  const functions = [
    inner,
    outer,
    place,
    within('place', 'tx', [save('tx.insert', { joins: 'transaction' })]),
  ];
  expect(found({ functions })).toEqual(['tx.insert | producer.send: producer.send']);
});

test('a function that is handed over by its name is named in the chain', () => {
  const place = fn('place', [
    save(),
    call('pMap', { callbacks: [inline('announce')], region: region('limit') }),
  ]);
  expect(found({ functions: [place, fn('announce', [publish()])] })).toEqual([
    'db.insert | pMap: announce → producer.send',
  ]);
});

test('recursion ends', () => {
  const place = fn('place', [save(), call('again', { to: ['place'] }), publish()]);
  expect(found({ functions: [place] })).toEqual([lost]);
});

test('a mediator runs its handler in the same process, a message does not', () => {
  const target = { function: fn('handle', []).id, by: 'handler' } as const;
  const handle = fn('handle', [publish()]);
  const mediated = fn('place', [save(), call('bus.execute', { targets: [target] })]);
  expect(found({ functions: [mediated, handle] })).toEqual([
    'db.insert | bus.execute: handle → producer.send',
  ]);
  const sent = call('client.send', {
    targets: [target],
    remote: reach('client.send', { effect: 'read' }).call.remote,
  });
  expect(found({ functions: [fn('place', [save(), sent]), handle] })).toEqual([]);
});

const flagged = (name: string): Step => ({
  ...branch([publish()], []),
  when: { kind: 'truthy', value: { ...parameter(name, 0, 'notify'), fallback: literal(false) } },
});

test('a publish that the caller’s arguments leave out is not met', () => {
  const notify = fn('notify', [flagged('notify')]);
  const callWith = (...args: readonly Value[]) =>
    found({ functions: [fn('place', [save(), call('notify', { to: ['notify'], args })]), notify] });
  const sent = 'db.insert | notify: notify → producer.send';
  expect(callWith(object({}))).toEqual([]);
  expect(callWith(object({ notify: literal(true) }))).toEqual([sent]);
  expect(callWith(object({ notify: unread }))).toEqual([sent]);
  expect(callWith(object({ notify: parameter('place', 0) }))).toEqual([sent]);
});

test('one of several arguments decides when all agree', () => {
  const notify = fn('notify', [flagged('notify')]);
  const callWith = (...values: readonly Value[]) => {
    const args = [object({ notify: { kind: 'either', values } })];
    return found({ functions: [fn('place', [save(), call('notify', { to: ['notify'], args })]), notify] });
  };
  expect(callWith(literal(false), literal(0))).toEqual([]);
  expect(callWith(literal(false), literal(1))).toHaveLength(1);
  expect(callWith(literal(false), unread)).toHaveLength(1);
});

test.each<[string, Value]>([
  ['an object', object({})],
  ['a list', { kind: 'array', elements: [], open: false }],
  ['a function', { kind: 'function', id: fn('other', []).id }],
])('%s is something', (_, value) => {
  const notify = fn('notify', [flagged('notify')]);
  const place = fn('place', [save(), call('notify', { to: ['notify'], args: [object({ notify: value })] })]);
  expect(found({ functions: [place, notify] })).toHaveLength(1);
});

test('a parameter that one of several functions was given decides', () => {
  const either: Value = { kind: 'either', values: [parameter('notify', 0), literal(false)] };
  const when: Condition = { kind: 'truthy', value: either };
  const notify = fn('notify', [{ ...branch([publish()], []), when }]);
  const callWith = (value: Value) =>
    found({ functions: [fn('place', [save(), call('notify', { to: ['notify'], args: [value] })]), notify] });
  expect(callWith(literal(false))).toEqual([]);
  expect(callWith(literal(true))).toHaveLength(1);
});

test('arguments are followed through functions on the way', () => {
  const notify = fn('notify', [flagged('notify')]);
  const outer = fn('outer', [
    call('notify', { to: ['notify'], args: [object({ notify: parameter('outer', 0) })] }),
  ]);
  const callWith = (value: Value) =>
    found({
      functions: [fn('place', [save(), call('outer', { to: ['outer'], args: [value] })]), outer, notify],
    });
  expect(callWith(literal(false))).toEqual([]);
  expect(callWith(literal('all'))).toHaveLength(1);
});

test.each<[string, Condition, boolean]>([
  ['not', { kind: 'not', of: { kind: 'truthy', value: parameter('notify', 0) } }, true],
  ['same', { kind: 'same', left: parameter('notify', 0), right: literal('sms') }, false],
  ['all', allOf('all', 'sms', false), false],
  ['any', allOf('any', 'sms', false), false],
  ['any of what cannot be read', allOf('any', 'sms', unread), true],
  ['same as what cannot be read', { kind: 'same', left: parameter('notify', 0), right: unread }, true],
])('a test is read: %s', (_, when, isMet) => {
  const notify = fn('notify', [{ ...branch([publish()], []), when }]);
  const place = fn('place', [save(), call('notify', { to: ['notify'], args: [literal('')] })]);
  expect(found({ functions: [place, notify] })).toHaveLength(isMet ? 1 : 0);
});

function allOf(kind: 'all' | 'any', text: string, other: Value | boolean): Condition {
  const value = typeof other === 'boolean' ? literal(other) : other;
  return {
    kind,
    of: [
      { kind: 'same', left: parameter('notify', 0), right: literal(text) },
      { kind: 'truthy', value },
    ],
  };
}

test('a function that the arguments end before it publishes does not publish', () => {
  const quiet: Step = {
    ...branch([leave('return')], []),
    when: { kind: 'truthy', value: parameter('notify', 0) },
  };
  const notify = fn('notify', [quiet, publish()]);
  const callWith = (value: Value) =>
    found({ functions: [fn('place', [save(), call('notify', { to: ['notify'], args: [value] })]), notify] });
  expect(callWith(literal(true))).toEqual([]);
  expect(callWith(literal(false))).toHaveLength(1);
  expect(callWith(object({}))).toEqual([]);
});

test('a message that stands for a write of its own tells of no other', () => {
  const log = fn('log', [branch([publish('queue.add')], [save('log.insert')])]);
  const place = fn('place', [save(), call('log()', { to: ['log'] })]);
  expect(found({ functions: [place, log] })).toEqual([]);
  const here = fn('place', [save(), branch([publish()], [save('audit.insert')])]);
  expect(found({ functions: [here] })).toEqual([lost]);
});

test('work that is started and left to itself is its own run', () => {
  const tell = fn('tell', [publish()]);
  const callWith = (awaited: Answer) =>
    found({ functions: [fn('place', [save(), call('tell', { to: ['tell'], awaited })]), tell] });
  expect(callWith('no')).toEqual([]);
  expect(callWith('unknown')).toHaveLength(1);
  expect(found({ functions: [fn('place', [save(), reach('producer.send', announced, 'no')])] })).toEqual([
    lost,
  ]);
});

const announced = { library: 'kafkajs', system: 'broker', effect: 'publish' } as const;

test('what runs side by side inside different functions is no pair', () => {
  const functions = [
    fn('place', [together([call('store', { to: ['store'] })], [publish()])]),
    fn('store', [save()]),
  ];
  expect(found({ functions })).toEqual([]);
});

const route = '/service/app/api/next/route.ts';
const receiver = (functions: readonly FunctionFacts[]): FileFacts => ({
  file: route,
  role: 'service',
  functions,
  clients: [],
  builds: [],
  ineffectiveTimeouts: [],
  coordinated: [],
  tagProblems: [],
});

test('a step that sends itself on is delivered again until it has', () => {
  const place = fn('place', [save(), publish('queue.publish', { receivedIn: route })]);
  const foundWith = (step: FunctionFacts) =>
    found({ functions: [place], elsewhere: [step], otherFiles: [receiver([step])] });
  expect(foundWith(fn('POST', [call('place', { to: ['place'] })]))).toEqual([]);
  expect(foundWith(fn('POST', [save('other.insert')]))).toHaveLength(1);
});

test('a message that only has a cache filled anew, or people told, is not missed', () => {
  const place = fn('place', [save(), publish('queue.publish', { receivedIn: route })]);
  const foundWith = (...flow: Flow) => {
    const step = fn('POST', flow);
    return found({ functions: [place], elsewhere: [step], otherFiles: [receiver([step])] });
  };
  const expire = reach('redis.del', { system: 'cache', effect: 'write' });
  expect(foundWith(query(), expire)).toEqual([]);
  const notice = reach('fetch', { target: literal('https://chat.example/hooks/1') });
  expect(foundWith(expire, notice)).toEqual([]);
  expect(foundWith(expire, reach('fetch', { target: literal('https://crm.example/orders') }))).toHaveLength(
    1,
  );
  expect(foundWith(expire, reach('mail.send', { system: 'mail', effect: 'create' }))).toEqual([]);
  expect(foundWith(expire, reach('domains.update', { system: 'mail', effect: 'write' }))).toHaveLength(1);
});
