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
    ['counts to nothing', restart(load('at = 1', 'return load(at + 1);'))],
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
    [
      'is a method of an object',
      restart(
        `const a = { async load(at = 1): Promise<unknown> { try { ${get} } catch (error) { if (at > 4) throw error; return this.load(at + 1); } } };`,
      ),
    ],
    ['runs at the top level', restart(`try { fetch('https://a/u'); } catch { load(1); }`)],
  ];
  it.each(cases)('%s', (_, found) => {
    expect(found()).toBeUndefined();
  });
});
