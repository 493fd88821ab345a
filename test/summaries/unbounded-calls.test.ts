import { expect, test } from 'vitest';

import type { FileFacts } from '../../src/facts/model.ts';
import type { Value } from '../../src/facts/value.ts';
import {
  at,
  attempt,
  boundBy,
  call,
  client,
  fn,
  handed,
  inline,
  literal,
  nameOf,
  object,
  parameter,
  reach,
  region,
  remote,
  summarise,
  together,
  unbounded,
  unread,
  within,
  type Service,
} from './builders.ts';

const get = (partial = {}) => reach('http.get', { bound: unbounded(), ...partial });

function found(service: Service): readonly string[] {
  const { summaries, facts } = summarise(service);
  return summaries.unboundedCalls(facts).map(({ span, via }) => `${nameOf(span) ?? ''}: ${via.join(' → ')}`);
}

function clients(service: Service): readonly string[] {
  const { summaries, facts } = summarise(service);
  return summaries
    .unboundedClients(facts)
    .map(({ client: { span }, call: used }) => `${nameOf(span) ?? ''}: ${used.callee}`);
}

test('a call that nothing bounds is found where it stands', () => {
  expect(found({ functions: [fn('load', [get()])] })).toEqual(['http.get: http.get']);
});

test.each(['yes', 'unknown'] as const)('a call whose bound is %s is not found', (verdict) => {
  expect(found({ functions: [fn('load', [get({ bound: unbounded({ verdict }) })])] })).toEqual([]);
});

test('a call where waiting is not judged is not found', () => {
  expect(found({ functions: [fn('load', [get({ bound: null })])] })).toEqual([]);
});

test.each(['yes', 'unknown'] as const)('a call that streams (%s) is meant to wait', (streaming) => {
  expect(found({ functions: [fn('load', [get({ streaming })])] })).toEqual([]);
});

test('nobody waits for a call that is not awaited', () => {
  expect(found({ functions: [fn('load', [reach('http.get', { bound: unbounded() }, 'no')])] })).toEqual([]);
});

test('a limit that does not limit is a finding of its own', () => {
  const ineffective = {
    span: at('http.get'),
    callee: 'http.get',
    reason: 'ignored',
    option: '',
    because: '',
    instead: '',
    remedy: null,
  } as const;
  expect(found({ functions: [fn('load', [get()])], ineffectiveTimeouts: [ineffective] })).toEqual([]);
});

test('a function that a timeout region runs is bounded', () => {
  const limit = { kind: 'timeout', library: 'p-timeout', bounded: 'yes', ms: 500, aborts: false } as const;
  const outer = fn('load', [call('pTimeout', { region: limit, callbacks: [inline('work')] })]);
  expect(found({ functions: [outer, fn('work', [get()])] })).toEqual([]);
  const lax = fn('load', [
    call('pTimeout', { region: { ...limit, bounded: 'no' }, callbacks: [inline('work')] }),
  ]);
  expect(found({ functions: [lax, fn('work', [get()])] })).toEqual(['http.get: http.get']);
});

test('a promise that is handed to a timeout region is bounded', () => {
  const { start } = at('pTimeout');
  const limit = { kind: 'timeout', library: 'p-timeout', bounded: 'yes', ms: 500, aborts: false } as const;
  const inner = call('http.get', {
    remote: remote({ bound: unbounded() }),
    span: { ...at('pTimeout'), start: start + 1 },
  });
  expect(found({ functions: [fn('load', [inner, call('pTimeout', { region: limit })])] })).toEqual([]);
});

test('a breaker may hold a limit of its own, a limiter does not', () => {
  const run = (kind: 'breaker' | 'limit') =>
    fn('load', [call('run', { region: region(kind), callbacks: [inline('work')] })]);
  expect(found({ functions: [run('breaker'), fn('work', [get()])] })).toEqual([]);
  expect(found({ functions: [run('limit'), fn('work', [get()])] })).toEqual(['http.get: http.get']);
});

test('a durable engine limits its steps', () => {
  const step = fn('load', [call('step.run', { region: region('durable'), callbacks: [inline('work')] })]);
  expect(found({ functions: [step, fn('work', [get()])] })).toEqual([]);
  expect(found({ functions: [fn('work', [get()], { entry: { kind: 'durable', pattern: null } })] })).toEqual(
    [],
  );
});

test('a race stops waiting for its branches', () => {
  const race = { ...together([get()], [call('timer')]), combinator: 'race' } as const;
  expect(found({ functions: [fn('load', [attempt([race], [])])] })).toEqual([]);
  expect(found({ functions: [fn('load', [together([get()])])] })).toEqual(['http.get: http.get']);
});

test('a function that all of its callers limit is bounded, one that some limit is not', () => {
  const limit = { kind: 'timeout', library: 'p-timeout', bounded: 'yes', ms: 500, aborts: false } as const;
  const bounded = fn('a', [call('pTimeout', { region: limit, callbacks: [inline('work')] })]);
  const work = fn('work', [call('load', { to: ['load'] })]);
  expect(found({ functions: [fn('load', [get()])], elsewhere: [work, bounded] })).toEqual([]);
  const other = fn('b', [call('load()', { to: ['load'] })]);
  expect(found({ functions: [fn('load', [get()])], elsewhere: [work, bounded, other] })).toEqual([
    'http.get: http.get',
  ]);
});

test('functions that call each other are not bounded by that', () => {
  const even = fn('even', [call('odd', { to: ['odd'] }), get()]);
  expect(found({ functions: [even, fn('odd', [call('even', { to: ['even'] })])] })).toEqual([
    'http.get: http.get',
  ]);
});

const wrapper = fn('request', [reach('fetch', { bound: boundBy('request', 1, 'signal') })]);

test('a wrapper is judged where it is called without the option', () => {
  const bare = fn('load', [call('request', { to: ['request'], args: [literal('/u')] })]);
  expect(found({ functions: [wrapper, bare] })).toEqual(['request: request → fetch']);
});

test('a wrapper that is given the option, or options that cannot be read, is not found', () => {
  const signal = {
    kind: 'api',
    package: 'global',
    type: '',
    path: 'AbortSignal.timeout()',
    args: [],
    base: null,
    origin: null,
  } as const;
  const withOption = (value: Value) =>
    fn('load', [call('request', { to: ['request'], args: [literal('/u'), value] })]);
  expect(found({ functions: [wrapper, withOption(object({ signal }))] })).toEqual([]);
  expect(found({ functions: [wrapper, withOption(unread)] })).toEqual([]);
  expect(found({ functions: [wrapper, withOption(object({ headers: unread }, unread))] })).toEqual([]);
  expect(found({ functions: [wrapper, withOption(object({ signal: literal(null) }))] })).toEqual([]);
  expect(
    found({
      functions: [wrapper, withOption({ kind: 'either', values: [object({ signal }), literal(undefined)] })],
    }),
  ).toEqual([]);
});

test('options that are proven to leave it out are found', () => {
  const given = (...values: readonly Value[]) =>
    fn('load', [
      call('request', { to: ['request'], args: [literal('/u'), object({ headers: unread }, ...values)] }),
    ]);
  expect(found({ functions: [wrapper, given()] })).toEqual(['request: request → fetch']);
  expect(found({ functions: [wrapper, given(object({ method: unread }), literal(undefined))] })).toEqual([
    'request: request → fetch',
  ]);
});

test('a wrapper of a wrapper is judged where the option is decided', () => {
  const outer = fn('post', [
    call('request', {
      to: ['request'],
      args: [parameter('post', 0), object({ signal: parameter('post', 1, 'signal') })],
    }),
  ]);
  const caller = fn('load', [call('post', { to: ['post'], args: [literal('/u')] })]);
  expect(found({ functions: [wrapper, outer, caller] })).toEqual(['post: post → request → fetch']);
});

test('the fallback of a parameter decides where the caller leaves it out', () => {
  const fallback = { ...parameter('post', 1), fallback: object({ signal: literal(1000) }) };
  const outer = fn('post', [call('request', { to: ['request'], args: [literal('/u'), fallback] })]);
  const caller = fn('load', [call('post', { to: ['post'], args: [] })]);
  expect(found({ functions: [wrapper, outer, caller] })).toEqual([]);
});

test('one of several options is enough', () => {
  const either = fn('request', [
    reach('fetch', {
      bound: unbounded({
        verdict: 'caller',
        depends: [parameter('request', 0, 'timeout'), parameter('request', 0, 'signal')],
      }),
    }),
  ]);
  const caller = (value: ReturnType<typeof object>) =>
    fn('load', [call('request', { to: ['request'], args: [value] })]);
  expect(found({ functions: [either, caller(object({ timeout: literal(5000) }))] })).toEqual([]);
  expect(found({ functions: [either, caller(object({}))] })).toEqual(['request: request → fetch']);
});

test('what holds when the caller leaves it out may be a bound', () => {
  const bounded = fn('request', [
    reach('fetch', { bound: { ...boundBy('request', 0, 'signal'), whenAbsent: 'yes' } }),
  ]);
  expect(found({ functions: [bounded, fn('load', [call('request', { to: ['request'] })])] })).toEqual([]);
});

test('a parameter that nobody in sight decides is not found', () => {
  expect(found({ functions: [wrapper] })).toEqual([]);
});

test('a wrapper that is called inside a timeout region is bounded', () => {
  const limit = { kind: 'timeout', library: 'p-timeout', bounded: 'yes', ms: 500, aborts: false } as const;
  const run = fn('run', [call('pTimeout', { region: limit, callbacks: [inline('load')] })]);
  expect(found({ functions: [wrapper, run, fn('load', [call('request', { to: ['request'] })])] })).toEqual(
    [],
  );
});

test('a wrapper in a function that is handed over counts for the function around it', () => {
  const inner = within('request', 'inner', [reach('fetch', { bound: boundBy('request', 0, 'signal') })]);
  const outer = fn('request', [call('span', { callbacks: [handed('inner')] })]);
  const caller = fn('load', [call('request', { to: ['request'] })]);
  expect(found({ functions: [outer, inner, caller] })).toEqual(['request: request → fetch']);
});

test('a wrapper that calls itself is judged once', () => {
  const again = fn('request', [
    reach('fetch', { bound: boundBy('request', 0, 'signal') }),
    call('again', { to: ['request'], args: [parameter('request', 0)] }),
  ]);
  expect(found({ functions: [again, fn('load', [call('request', { to: ['request'] })])] })).toEqual([
    'request: request → fetch',
  ]);
});

test('a wrapper without a name is called as its caller calls it', () => {
  const unnamed = fn('request', [reach('fetch', { bound: boundBy('request', 0, 'signal') })], {
    name: '<anonymous>',
  });
  expect(found({ functions: [unnamed, fn('load', [call('api.send', { to: ['request'] })])] })).toEqual([
    'api.send: api.send → fetch',
  ]);
});

const onClient = (partial = {}) =>
  reach('api.get', {
    client: { origin: at('axios.create'), construction: at('axios.create'), name: 'api' },
    bound: unbounded({ missingAt: 'client', ...partial }),
  });

test('a client in sight is found instead of its calls', () => {
  const service = { functions: [fn('load', [onClient()])], clients: [client('axios.create')] };
  expect(found(service)).toEqual([]);
  expect(clients(service)).toEqual(['axios.create: api.get']);
});

test('a client is found for its calls in other files', () => {
  const service = { functions: [], elsewhere: [fn('load', [onClient()])], clients: [client('axios.create')] };
  expect(clients(service)).toEqual(['axios.create: api.get']);
});

test('a client whose calls bring their own limit is not found', () => {
  expect(
    clients({ functions: [fn('load', [onClient({ verdict: 'yes' })])], clients: [client('axios.create')] }),
  ).toEqual([]);
  expect(clients({ functions: [], clients: [client('axios.create')] })).toEqual([]);
  expect(
    clients({
      functions: [fn('load', [onClient({ missingAt: 'call' })])],
      clients: [client('axios.create')],
    }),
  ).toEqual([]);
});

test.each(['yes', 'unknown', 'caller'] as const)('a client whose own bound is %s is not found', (verdict) => {
  const bounded = client('axios.create', { bound: unbounded({ verdict }) });
  expect(clients({ functions: [fn('load', [onClient()])], clients: [bounded] })).toEqual([]);
});

test('a client with a limit that does not limit is a finding of its own', () => {
  const ineffective = {
    span: at('axios.create'),
    callee: '',
    reason: 'unarmed',
    option: '',
    because: '',
    instead: '',
    remedy: null,
  } as const;
  expect(
    clients({
      functions: [fn('load', [onClient()])],
      clients: [client('axios.create')],
      ineffectiveTimeouts: [ineffective],
    }),
  ).toEqual([]);
});

test('calls are found where the client is built in a file that is not looked at', () => {
  const other = '/service/test/client.ts';
  const onOther = reach('api.get', {
    client: { origin: at('create', other), construction: at('create', other), name: 'api' },
    bound: unbounded({ missingAt: 'client' }),
  });
  const inRole = (role: FileFacts['role']): FileFacts => ({
    file: other,
    role,
    functions: [],
    clients: [client('create', {}, other)],
    builds: [],
    ineffectiveTimeouts: [],
    coordinated: [],
    tagProblems: [],
  });
  expect(found({ functions: [fn('load', [onOther])], otherFiles: [inRole('test')] })).toEqual([
    'api.get: api.get',
  ]);
  expect(found({ functions: [fn('load', [onOther])], otherFiles: [inRole('service')] })).toEqual([]);
  expect(found({ functions: [fn('load', [onOther])] })).toEqual(['api.get: api.get']);
});

test('an argument that is one of several values is judged as all of them are', () => {
  const given = (...values: readonly Value[]) =>
    fn('load', [call('request', { to: ['request'], args: [literal('/u'), { kind: 'either', values }] })]);
  expect(found({ functions: [wrapper, given(literal(undefined), object({}))] })).toEqual([
    'request: request → fetch',
  ]);
  expect(found({ functions: [wrapper, given(literal(undefined), unread)] })).toEqual([]);
  const outer = (...values: readonly Value[]) =>
    fn('post', [call('request', { to: ['request'], args: [literal('/u'), { kind: 'either', values }] })]);
  const bare = fn('load', [call('post', { to: ['post'], args: [object({}), literal(undefined)] })]);
  const chain = ['post: post → request → fetch'];
  expect(found({ functions: [wrapper, outer(parameter('post', 0), parameter('post', 1)), bare] })).toEqual(
    chain,
  );
  expect(found({ functions: [wrapper, outer(parameter('post', 0), object({})), bare] })).toEqual([]);
});

test('an argument that is no object has no options', () => {
  const given = (value: Value) =>
    fn('load', [call('request', { to: ['request'], args: [literal('/u'), value] })]);
  expect(found({ functions: [wrapper, given(literal('text'))] })).toEqual(['request: request → fetch']);
  expect(found({ functions: [wrapper, given({ kind: 'environment', name: 'OPTIONS' })] })).toEqual([]);
  expect(
    found({ functions: [wrapper, given(object({}, object({}), object({ signal: unread }), unread))] }),
  ).toEqual([]);
});

test('a client that several places construct alike is found at each', () => {
  const other = reach('other.get', {
    client: { origin: at('create 2'), construction: at('create 2'), name: 'other' },
    bound: unbounded({ missingAt: 'client' }),
  });
  const service = {
    functions: [fn('load', [onClient(), other])],
    clients: [client('axios.create'), client('create 2')],
  };
  expect(clients(service)).toEqual(['axios.create: api.get', 'create 2: other.get']);
});
