import { describe, expect, it } from 'vitest';
import type { Flow, Restart } from '../../src/facts/model.ts';
import { flowsIn } from '../../src/summaries/interest.ts';
import { openService } from './open-service.ts';

const service = openService();

const sleep = 'const sleep = (ms: number) => new Promise((go) => setTimeout(go, ms));';
const get = `return await fetch('https://a/u');`;

/** How the function of a program starts itself again. */
function restart(code: string): () => Restart | undefined {
  const written = service.add(`${sleep} ${code} export {};`);
  return () => written.facts().functions.flatMap(({ flow }) => restartsIn(flow))[0];
}

function restartsIn(flow: Flow): readonly Restart[] {
  return flow.flatMap((step) => {
    const own = step.kind === 'try' && step.restart ? [step.restart] : [];
    return [...own, ...flowsIn(step).flatMap(restartsIn)];
  });
}

/** A function with a count, and what it does after a failure. */
const load = (parameters: string, handler: string, attempt = get, before = '') =>
  `async function load(${parameters}): Promise<unknown> { ${before} try { ${attempt} } catch (error) { ${handler} } }`;

describe('a function that starts itself again and counts', () => {
  const cases: readonly [string, object, () => Restart | undefined][] = [
    [
      'counts up to a constant, after which it gives up',
      { turns: 5, pause: { ms: 0 }, choosy: false },
      restart(load('at = 1', 'if (at >= 5) throw error; return load(at + 1);')),
    ],
    [
      'counts up as long as a test holds',
      { turns: 4 },
      restart(load('at = 0', 'if (at < 3) return load(at + 1); throw error;')),
    ],
    [
      'counts down from what it is given',
      { turns: 4 },
      restart(load('left = 3', 'if (left > 0) { return await load(left - 1); } throw error;')),
    ],
    [
      'gives up in the other arm',
      { turns: 3 },
      restart(load('at = 1', 'if (at === 3) { throw error; } else { return load(at + 1); }')),
    ],
    [
      'gives up before it tries',
      { turns: 5 },
      restart(load('at = 1', 'return load(at + 1);', get, `if (at > 5) { return null; }`)),
    ],
    [
      'counts to what the deployment says',
      { turns: null },
      restart(load('at = 1', 'if (at >= Number(process.env.MOST)) throw error; return load(at + 1);')),
    ],
    [
      'counts in an arrow function, beside what stays the same',
      { turns: 3 },
      restart(
        `const load = async (id: string, at = 1): Promise<unknown> => { try { return await fetch(id); } catch (error) { if (at === 3) throw error; return load(id, at + 1); } };`,
      ),
    ],
    [
      'counts in a method',
      { turns: 3 },
      restart(
        `class A { async load(at = 1): Promise<unknown> { try { ${get} } catch (error) { if (at === 3) throw error; return this.load(at + 1); } } }`,
      ),
    ],
    [
      'waits longer from run to run',
      { pause: { ms: null, grows: 'yes', jitter: 'no' } },
      restart(
        load(
          'at = 1',
          'if (at > 4) throw error; const ms = 100 * 2 ** at; await sleep(ms); return load(at + 1);',
        ),
      ),
    ],
    [
      'waits longer by a parameter that it stretches',
      { turns: 4, pause: { grows: 'yes', jitter: 'no' } },
      restart(
        load(
          'left = 3, ms = 100',
          'if (left === 0) throw error; await sleep(ms); return load(left - 1, Math.min(ms * 2, 5_000));',
        ),
      ),
    ],
    [
      'waits by chance',
      { pause: { grows: 'yes', jitter: 'yes' } },
      restart(
        load('at = 1', 'if (at > 4) throw error; await sleep(Math.random() * at); return load(at + 1);'),
      ),
    ],
    [
      'waits for a constant before it tries',
      { pause: { ms: 20, grows: 'no' } },
      restart(load('at = 1', 'if (at > 4) throw error; return load(at + 1);', get, 'await sleep(20);')),
    ],
    [
      'asks its answer for more',
      { pause: { ms: 0 } },
      restart(
        load(
          'at = 1',
          'if (at > 4) throw error; return load(at + 1);',
          `const answer = await fetch('https://a/u'); const body = await answer.json(); return body;`,
        ),
      ),
    ],
    [
      'is a method of an object',
      { turns: 5 },
      restart(
        `const a = { async load(at = 1): Promise<unknown> { try { ${get} } catch (error) { if (at > 4) throw error; return this.load(at + 1); } } };`,
      ),
    ],
    [
      'decides in an expression that reacts to a promise',
      { capped: 'yes', turns: 3, pause: { ms: 0 } },
      restart(
        `const load = (left = 2): Promise<Response> => fetch('https://a/u').catch((error) => left > 0 ? load(left - 1) : Promise.reject(error));`,
      ),
    ],
    [
      'looks at the error',
      { choosy: true },
      restart(load('at = 1', 'if (at > 4 || fatal(error)) throw error; return load(at + 1);')),
    ],
    [
      'only notes the error',
      { choosy: false },
      restart(load('at = 1', 'console.warn(error); if (at > 4) throw error; return load(at + 1);')),
    ],
    [
      'takes no error',
      { choosy: false },
      restart(load('at = 1', 'if (at > 4) throw new Error(); return load(at + 1);').replace(' (error)', '')),
    ],
    [
      'takes the error apart',
      { choosy: true },
      restart(
        load('at = 1', 'if (at > 4) throw new Error(); return load(at + 1);').replace(
          '(error)',
          '({ code })',
        ),
      ),
    ],
  ];
  it.each(cases)('%s', (_, expected, found) => {
    expect(found()).toMatchObject(expected);
  });
});

describe('a function that is not known to repeat what it tries', () => {
  const cases: readonly [string, () => Restart | undefined][] = [
    ['never ends by what it tests', restart(load('at = 1', 'if (at < 0) throw error; return load(at + 1);'))],
    [
      'counts from where its callers say',
      restart(load('at: number', 'if (at > 4) throw error; return load(at + 1);')),
    ],
    [
      'asks for something else each time',
      restart(
        load('at = 0', 'if (at > 4) throw error; return load(at + 1);', 'return await fetch(hosts[at]);'),
      ),
    ],
    [
      'hands on something else',
      restart(load('id: string, at = 0', 'if (at > 4) throw error; return load(next(id), at + 1);')),
    ],
    [
      'sets what it hands on',
      restart(load('id: string, at = 0', 'if (at > 4) throw error; id = next(); return load(id, at + 1);')),
    ],
    [
      'leaves out a parameter',
      restart(load('at = 0, id = 1', 'if (at > 4) throw error; return load(at + 1);')),
    ],
    ['marks a second run', restart(load('again = false', 'if (again) throw error; return load(true);'))],
    ['multiplies its count', restart(load('at = 1', 'if (at > 4) throw error; return load(at * 2);'))],
    [
      'counts by what is decided elsewhere',
      restart(load('at = 1', 'if (at > 4) throw error; return load(at + by());')),
    ],
    ['nobody waits for', restart(load('at = 1', 'if (at > 4) throw error; void load(at + 1);'))],
    ['has no name', restart(`on(async function (at = 1) { try { ${get} } catch { return 1; } });`)],
    [
      'starts over in a function within',
      restart(load('at = 1', 'if (at > 4) throw error; return later(() => { return load(at + 1); });')),
    ],
    ['runs at the top level', restart(`try { fetch('https://a/u'); } catch { load(1); }`)],
  ];
  it.each(cases)('%s', (_, found) => {
    expect(found()).toBeUndefined();
  });
});

describe('a function that starts itself again without an end', () => {
  const cases: readonly [string, object, () => Restart | undefined][] = [
    ['counts to nothing', { capped: 'no', turns: null }, restart(load('at = 1', 'return load(at + 1);'))],
    ['does not count', { capped: 'no', pause: { ms: 0 } }, restart(load('id: string', 'return load(id);'))],
    [
      'tests what it is given before it tries',
      { capped: 'no' },
      restart(load('id: string', 'return load(id);', get, 'if (!id) return null;')),
    ],
    [
      'throws where that is caught',
      { capped: 'no' },
      restart(load('', 'return load();', `if (runs++ > 5) throw new Error(); ${get}`, 'let runs = 0;')),
    ],
    [
      'limits each run by itself',
      { capped: 'no' },
      restart(
        load(
          '',
          'return load();',
          `return await fetch('https://a/u', { signal: AbortSignal.timeout(500) });`,
        ),
      ),
    ],
    [
      'waits first',
      { capped: 'no', pause: { ms: 500 } },
      restart(load('', 'console.warn(error); await sleep(500); return load();')),
    ],
  ];
  it.each(cases)('%s', (_, expected, found) => {
    expect(found()).toMatchObject(expected);
  });
});

describe('a function that something else may end', () => {
  const state = 'const state = { runs: 0, guard() { if (this.runs > 5) throw new Error(); } };';
  const cases: readonly [string, () => Restart | undefined][] = [
    [
      'tests what runs leave behind before it tries',
      load('', 'return load();', get, 'if (state.runs++ > 5) return;'),
    ],
    ['returns from the attempt', load('', 'return load();', `if (state.runs++ > 5) return; ${get}`)],
    ['decides after a failure', load('', 'if (state.runs++ > 5) return; return load();')],
    ['decides after a failure in an expression', load('', 'return state.runs++ > 5 ? null : load();')],
    ['calls what may throw after a failure', load('', 'state.guard(); return load();')],
    ['calls what may throw before it tries', load('', 'return load();', get, 'state.guard();')],
    [
      'tests what a parameter holds',
      load('by: { done: boolean }', 'return load(by);', get, 'if (by.done) return;'),
    ],
    [
      'waits for as long as it may',
      load('signal: AbortSignal', 'await sleep(signal ? 5 : 6); return load(signal);'),
    ],
    ['tries only now and then', load('', 'return load();').replace('try', 'if (state.runs < 5) try')],
  ].map(([name = '', code = '']) => [name, restart(`${state} ${code}`)]);
  it.each(cases)('%s', (_, found) => {
    expect(found()).toBeUndefined();
  });
});

describe('a function that a timer starts again', () => {
  const poll = (handler: string, after = '', parameters = '') =>
    `async function poll(${parameters}): Promise<void> { try { await fetch('https://a/u'); } catch (error) { ${handler} } ${after} }`;
  const cases: readonly [string, object, () => Restart | undefined][] = [
    [
      'by its name',
      { capped: 'no', pause: { ms: 500, grows: 'no' } },
      restart(poll('setTimeout(poll, 500);')),
    ],
    [
      'in a function',
      { capped: 'no', pause: { ms: 500 } },
      restart(poll('setTimeout(() => void poll(), 500);')),
    ],
    [
      'in a function that takes its failure',
      { capped: 'no' },
      restart(poll('setTimeout(() => { poll().catch(console.error); }, 500);')),
    ],
    ['at once', { pause: { ms: 0 } }, restart(poll('setImmediate(poll);'))],
    ['in the next tick', { pause: { ms: 0 } }, restart(poll('process.nextTick(poll);'))],
    [
      'with what it was given',
      { capped: 'no' },
      restart(poll('setTimeout(poll, 500, id);', '', 'id: string')),
    ],
    [
      'with a count',
      { capped: 'yes', turns: 5 },
      restart(poll('if (at < 5) setTimeout(() => poll(at + 1), 500);', '', 'at = 1')),
    ],
    [
      'later and later',
      { capped: 'no', pause: { ms: null, grows: 'yes', jitter: 'no' } },
      restart(poll('setTimeout(() => poll(ms * 2), ms);', '', 'ms = 100')),
    ],
    [
      'later and later by what runs leave behind',
      { capped: 'no', pause: { ms: null, grows: 'yes' } },
      restart(`let ms = 100; ${poll('ms *= 2; setTimeout(poll, ms);')}`),
    ],
    [
      'and may be cleared',
      { capped: 'unknown', pause: { ms: 500 } },
      restart(`let timer: unknown; ${poll('timer = setTimeout(poll, 500);')}`),
    ],
    [
      'as a method',
      { capped: 'no', pause: { ms: 500 } },
      restart(
        `class A { async poll(): Promise<void> { try { ${get} } catch { setTimeout(this.poll.bind(this), 500); } } }`,
      ),
    ],
    [
      'in the reaction to a promise',
      { capped: 'no', pause: { ms: 500 } },
      restart(
        `function poll(): void { fetch('https://a/u').then(console.log).catch(() => setTimeout(poll, 500)); }`,
      ),
    ],
    [
      'in the executor of a promise',
      { capped: 'no', pause: { ms: 500 } },
      restart(
        `const load = () => new Promise((go) => { const attempt = () => { fetch('https://a/u').then(go, () => setTimeout(attempt, 500)); }; attempt(); });`,
      ),
    ],
    [
      'after a wait',
      { capped: 'no', pause: { ms: 500 } },
      restart(
        `const load = (): Promise<unknown> => fetch('https://a/u').catch(() => sleep(500).then(() => load()));`,
      ),
    ],
  ];
  it.each(cases)('%s', (_, expected, found) => {
    expect(found()).toMatchObject(expected);
  });

  const schedules: readonly [string, () => Restart | undefined][] = [
    ['also after a success', restart(poll('setTimeout(poll, 5_000);', 'setTimeout(poll, 500);'))],
    [
      'also in the end',
      restart(poll('console.warn(error);').replace(/ \}$/, ' finally { setTimeout(poll, 500); } }')),
    ],
    [
      'also by what it calls',
      restart(
        `const later = () => setTimeout(poll, 500); const next = () => later(); ${poll('setTimeout(poll, 5_000);', 'next();')}`,
      ),
    ],
    [
      'as long as nothing stops it',
      restart(`const state = { stopped: false }; ${poll('if (!state.stopped) setTimeout(poll, 500);')}`),
    ],
    [
      'where a function decides',
      restart(
        `const state = { stopped: false }; ${poll('setTimeout(() => { if (!state.stopped) poll(); }, 500);')}`,
      ),
    ],
    [
      'to listen again',
      restart(
        `async function listen(): Promise<void> { try { const { body } = await fetch('https://a/u'); for await (const part of body!) console.log(part); } catch { setTimeout(listen, 500); } }`,
      ),
    ],
    ['that is another one', restart(`const again = { poll() {} }; ${poll('setTimeout(again.poll, 500);')}`)],
    ['each time', restart(poll('setInterval(poll, 500);'))],
  ];
  it.each(schedules)('%s is no retry', (_, found) => {
    expect(found()).toBeUndefined();
  });
});
