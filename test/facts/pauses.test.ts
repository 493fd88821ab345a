import { describe, expect, it } from 'vitest';
import type { Flow, Pause } from '../../src/facts/model.ts';
import { flowsIn } from '../../src/summaries/interest.ts';
import { openService, type Sources } from './open-service.ts';

const service = openService();

/** A loop that tries until it succeeds, with what its handler does. */
const retrying = (handler: string, before = '', rest = '') =>
  `${before} export async function load(given = 40) { for (let i = 0; i < 5; i++) { try { return await fetch('/a'); } catch { ${handler} } } } ${rest}`;

/** The pause of the only loop of the main file that has one. */
function pause(sources: Sources): () => Pause | undefined {
  const written = service.add(sources);
  return () => written.facts().functions.flatMap(({ flow }) => pausesIn(flow))[0];
}

function pausesIn(flow: Flow): readonly Pause[] {
  return flow.flatMap((step) => {
    const own = step.kind === 'loop' && step.loop.pause ? [step.loop.pause] : [];
    return [...own, ...flowsIn(step).flatMap(pausesIn)];
  });
}

const sleep = 'const sleep = (ms: number) => new Promise((go) => setTimeout(go, ms));';
const untold = { ms: null, grows: 'unknown' };

describe('the wait between two attempts', () => {
  const cases: readonly [string, object, () => Pause | undefined][] = [
    ['is nothing', { ms: 0 }, pause(retrying(''))],
    [
      'is that of a timer',
      { ms: 20 },
      pause(retrying('await new Promise((go) => { setTimeout(go, 20); });')),
    ],
    [
      'cannot be told for an executor that is not written there',
      untold,
      pause(retrying('await new Promise(setTimeout);')),
    ],
    [
      'is nothing for an executor that gives none',
      { ms: 0 },
      pause(retrying('await new Promise((go) => setTimeout(go));')),
    ],
    [
      'is that of the platform’s promises',
      { ms: 30 },
      pause(retrying('await delay(30);', `import { setTimeout as delay } from 'node:timers/promises';`)),
    ],
    ['is what a helper is called with', { ms: 25 }, pause(retrying('await sleep(25);', sleep))],
    [
      'is what a helper in another file is called with',
      { ms: 26 },
      pause({
        'main.ts': retrying('await nap(26);', `import { nap } from './nap';`),
        'nap.ts': `${sleep} export async function nap(ms: number) { await sleep(ms); }`,
      }),
    ],
    [
      'is the fallback of the helper',
      { ms: 9 },
      pause(retrying('await sleep();', 'const sleep = (ms = 9) => new Promise((go) => setTimeout(go, ms));')),
    ],
    [
      'is the constant of the helper',
      { ms: 12 },
      pause(retrying('await rest();', 'const rest = () => new Promise((go) => setTimeout(go, 12));')),
    ],
    ['grows with the turn', { ms: null, grows: 'yes' }, pause(retrying('await sleep(2 ** i * 50);', sleep))],
    ['is no call of a library', { ms: 0 }, pause(retrying(`await fetch('/log');`))],
    [
      'is no function that only calls one',
      { ms: 0 },
      pause(retrying('await report();', `async function report() { await fetch('/log'); return true; }`)),
    ],
    ['cannot be told by its caller', untold, pause(retrying('await sleep(given);', sleep))],
    ['cannot be told for an import', untold, pause(retrying('await nap(1);', `import nap from 'nap';`))],
    [
      'cannot be told for a promise in a variable',
      untold,
      pause(retrying('const p = fetch("/b"); await p;')),
    ],
    [
      'cannot be told for one of two functions',
      untold,
      pause(retrying('await (i ? sleep : fetch)(1 as never);', sleep)),
    ],
    [
      'cannot be told for a promise of something else',
      untold,
      pause(retrying(`await new Promise((go) => go(() => setTimeout(() => 0, 1)));`)),
    ],
    [
      'cannot be told for a function that runs elsewhere',
      untold,
      pause(
        retrying(
          'await policy.execute(() => fetch("/b"));',
          `import { handleAll, retry } from 'cockatiel'; const policy = retry(handleAll, {});`,
        ),
      ),
    ],
    [
      'cannot be told where a helper waits twice',
      untold,
      pause(
        retrying('await twice();', `${sleep} async function twice() { await sleep(1); await sleep(2); }`),
      ),
    ],
    [
      'cannot be told where a helper works it out',
      untold,
      pause(
        retrying(
          'await backoff(i);',
          'const backoff = (i: number) => new Promise((go) => setTimeout(go, 2 ** i));',
        ),
      ),
    ],
    [
      'cannot be told where a helper has its limit in an object that is not given',
      untold,
      pause(
        retrying(
          'await sleep();',
          'const sleep = (by?: { ms: number }) => new Promise((go) => setTimeout(go, by?.ms));',
        ),
      ),
    ],
    [
      'cannot be told where a helper speaks of it',
      untold,
      pause(
        retrying(
          'await hold();',
          'function hold(): void { sleepSync(); } declare function sleepSync(): void;',
        ),
      ),
    ],
    [
      'cannot be told for a generator',
      untold,
      pause(retrying('await one();', `function* one() { yield fetch('/log'); }`)),
    ],
    [
      'cannot be told behind many functions',
      untold,
      pause(
        retrying(
          'await a();',
          'const a = () => b(); const b = () => c(); const c = () => d(); const d = () => fetch("/log");',
        ),
      ),
    ],
  ];

  it.each(cases)('%s', (_, expected, found) => {
    expect(found()).toMatchObject(expected);
  });
});
