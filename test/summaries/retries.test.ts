import { expect, test } from 'vitest';

import type { Answer, Flow } from '../../src/facts/model.ts';
import {
  attempt,
  branch,
  call,
  fn,
  handed,
  inline,
  leave,
  literal,
  loop,
  nameOf,
  parameter,
  reach,
  retryPolicy,
  summarise,
  within,
  type Service,
} from './builders.ts';

function found(service: Service): readonly string[] {
  const { summaries, facts } = summarise(service);
  return summaries
    .endlessRetries(facts)
    .map(({ span, by, via }) => `${by} ${nameOf(span) ?? ''}: ${via.join(' → ')}`);
}

const get = () => reach('http.get', { effect: 'read' });
const once = (body: Flow, handler: Flow | null, rest: Parameters<typeof attempt>[2] = {}) =>
  loop([attempt(body, handler, rest)]);
const success = [get(), leave('return')];

test('a loop that tries until it succeeds is found', () => {
  expect(found({ functions: [fn('load', [once(success, [])])] })).toEqual(['loop loop: http.get']);
  expect(found({ functions: [fn('load', [once([get(), leave('break')], [call('sleep')])])] })).toHaveLength(
    1,
  );
});

test('a predicate on the error is no cap', () => {
  const choosy = once(success, [branch([leave('throw')], []), call('sleep')], { rethrows: 'unknown' });
  expect(found({ functions: [fn('load', [choosy])] })).toHaveLength(1);
});

test.each(['yes', 'unknown'] as const)('a loop whose cap is %s is not found', (capped) => {
  expect(found({ functions: [fn('load', [loop([attempt(success, [])], { capped })])] })).toEqual([]);
});

test.each(['yes', 'unknown'] as const)('a loop that progresses (%s) polls or pages', (progresses) => {
  expect(found({ functions: [fn('load', [loop([attempt(success, [])], { progresses })])] })).toEqual([]);
});

test('a loop is found where a value tells of the failure of what it calls', () => {
  const told = (callee: string) =>
    loop([call('safe', { to: ['safe'] })], { byValue: [call(callee).call.span] });
  const functions = (callee: string) => [fn('load', [told(callee)]), fn('safe', [attempt(success, [])])];
  expect(found({ functions: functions('safe') })).toEqual(['loop loop: safe → http.get']);
  expect(found({ functions: functions('other') })).toEqual([]);
});

test('a loop that may go on after success is a consumer', () => {
  const consume = loop([attempt([get(), call('handle')], [])], { progresses: 'unknown' });
  expect(found({ functions: [fn('consume', [consume])] })).toEqual([]);
});

test('a loop that success ends by a flag, or after the try, is found', () => {
  expect(found({ functions: [fn('load', [once([get()], [])])] })).toHaveLength(1);
  const after = loop([attempt([get()], [leave('continue')]), leave('return')]);
  expect(found({ functions: [fn('load', [after])] })).toHaveLength(1);
  const beside = loop([attempt([get()], []), leave('return')]);
  expect(found({ functions: [fn('load', [beside])] })).toEqual([]);
});

test('a loop that goes by the status of an answer is found without a try', () => {
  const byStatus = (body: Flow) => ({ functions: [fn('load', [loop(body, { byStatus: true })])] });
  expect(found(byStatus([get(), branch([leave('return')], [])]))).toHaveLength(1);
  expect(found(byStatus([attempt([], [get()])]))).toEqual([]);
  expect(found(byStatus([attempt([], null, { finalizer: [get()] })]))).toEqual([]);
});

test('a failure that leaves the loop is not retried', () => {
  expect(found({ functions: [fn('load', [once(success, null)])] })).toEqual([]);
  expect(found({ functions: [fn('load', [once(success, [leave('throw')], { rethrows: 'yes' })])] })).toEqual(
    [],
  );
  expect(found({ functions: [fn('load', [once(success, [leave('return')])])] })).toEqual([]);
  expect(found({ functions: [fn('load', [once(success, [leave('continue')])])] })).toHaveLength(1);
  expect(found({ functions: [fn('load', [loop([attempt(success, []), leave('break')])])] })).toEqual([]);
});

test('a failure that only some ways lead out with is retried', () => {
  const choice = branch([call('sleep'), leave('continue')], []);
  expect(found({ functions: [fn('load', [once(success, [choice, leave('throw')])])] })).toHaveLength(1);
  expect(
    found({ functions: [fn('load', [loop([attempt(success, []), choice, leave('break')])])] }),
  ).toHaveLength(1);
  const elsewhere = loop([leave('continue')], { span: get().call.span, capped: 'yes' });
  expect(found({ functions: [fn('load', [once(success, [elsewhere, leave('throw')])])] })).toEqual([]);
});

test('a try around the loop, or in a loop of its own, is not the retry', () => {
  expect(found({ functions: [fn('load', [attempt([loop(success)], [])])] })).toEqual([]);
  const inner = loop([loop([attempt(success, [])], { span: get().call.span, capped: 'yes' })]);
  expect(found({ functions: [fn('load', [inner])] })).toEqual([]);
  expect(found({ functions: [fn('load', [loop([branch([attempt(success, [])], [])])])] })).toEqual([]);
});

test('a loop that repeats nothing remote is not found', () => {
  expect(found({ functions: [fn('load', [once([call('parse'), leave('return')], [])])] })).toEqual([]);
  expect(
    found({ functions: [fn('load', [once([reach('bus.emit', { effect: 'none' }), leave('return')], [])])] }),
  ).toEqual([]);
});

test('the chain leads to the nearest remote call', () => {
  const body = [call('far', { to: ['far'] }), call('near', { to: ['near'] }), leave('return')];
  const functions = [
    fn('load', [once(body, [])]),
    fn('far', [call('near()', { to: ['near'] })]),
    fn('near', [get()]),
  ];
  expect(found({ functions })).toEqual(['loop loop: near → http.get']);
});

test('a loop in another file is found there', () => {
  const elsewhere = [fn('other', [once(success, [])])];
  expect(found({ functions: [fn('load', [call('other()', { to: ['other'] })])], elsewhere })).toEqual([]);
});

test('a helper that retries what it is given is found when a caller gives it a remote call', () => {
  const helper = fn('forever', [
    once([call('work', { invokes: parameter('forever', 0) }), leave('return')], []),
  ]);
  const caller = fn('load', [call('forever()', { to: ['forever'], callbacks: [handed('body')] })]);
  const body = within('load', 'body', [get()]);
  expect(found({ functions: [helper], elsewhere: [caller, body] })).toEqual([
    'loop loop: load → <anonymous> → http.get',
  ]);
  expect(
    found({ functions: [helper], elsewhere: [caller, within('load', 'body', [call('parse')])] }),
  ).toEqual([]);
  expect(found({ functions: [helper] })).toEqual([]);
  expect(found({ functions: [caller, body], elsewhere: [helper] })).toEqual([]);
});

const policy = (partial: Parameters<typeof retryPolicy>[0] = {}) =>
  fn('load', [call('pRetry', { region: retryPolicy(partial), callbacks: [inline('body')] })]);
const body = within('load', 'body', [get()]);

test('a policy without an end is found', () => {
  expect(found({ functions: [policy(), body] })).toEqual(['policy pRetry: http.get']);
});

test('a policy with a cap on attempts or time is not', () => {
  const attempts = (bounded: 'yes' | 'unknown') => ({ attempts: { bounded, most: null, by: '' } });
  expect(found({ functions: [policy(attempts('yes')), body] })).toEqual([]);
  expect(found({ functions: [policy(attempts('unknown')), body] })).toEqual([]);
  expect(found({ functions: [policy({ elapsed: 'yes' }), body] })).toEqual([]);
  expect(found({ functions: [policy({ elapsed: 'unknown' }), body] })).toEqual([]);
});

test('a policy around a function that callers hand in is found in its own file', () => {
  const helper = fn('withRetry', [
    call('pRetry', { region: retryPolicy(), args: [parameter('withRetry', 0), literal(1)] }),
  ]);
  const caller = fn('load', [call('withRetry()', { to: ['withRetry'], callbacks: [handed('body')] })]);
  expect(found({ functions: [helper], elsewhere: [caller, body] })).toEqual([
    'policy pRetry: load → <anonymous> → http.get',
  ]);
  expect(found({ functions: [helper] })).toEqual([]);
});

/** A function whose `try` is followed by another run of it, as far as `capped` says. */
const restarted = (capped: Answer | null) => {
  const span = call('load()').call.span;
  const pause = { ms: 0, grows: 'no', jitter: 'no', at: null } as const;
  const restart = capped && { span, capped, turns: null, pause, choosy: false };
  return fn('load', [attempt(success, [], restart ? { restart } : {})]);
};

test('a catch that starts the function over is found, unless something may end it', () => {
  expect(found({ functions: [restarted('no')] })).toEqual(['recursion load(): http.get']);
  expect(found({ functions: [restarted('unknown')] })).toEqual([]);
  expect(found({ functions: [restarted('yes')] })).toEqual([]);
  expect(found({ functions: [restarted(null)] })).toEqual([]);
});

test('an implementation that stays local may be the one that is retried', () => {
  const either = fn('load', [once([call('client.get', { to: ['real', 'fake'] }), leave('return')], [])]);
  expect(found({ functions: [either, fn('real', [get()]), fn('fake', [])] })).toEqual([]);
});
