import { describe, expect, it } from 'vitest';
import type { Flow, LoopFact } from '../../src/facts/model.ts';
import { flowsIn } from '../../src/summaries/interest.ts';
import { openService } from './open-service.ts';

const service = openService();

/** What takes a failure in and tells of it by a value. */
const told = `
  export async function to<T>(promise: Promise<T>): Promise<[unknown, undefined] | [null, T]> {
    try { return [null, await promise]; } catch (error) { return [error, undefined]; }
  }
  const ok = <T>(value: T) => ({ ok: true, value }) as const;
  const fail = (error: unknown) => ({ ok: false, error }) as const;
  export async function safe<T>(run: () => Promise<T>) {
    try { return ok(await run()); } catch (error) { return fail(error); }
  }
  export const orNull = <T>(run: () => Promise<T>) => run().then((value) => ({ value }), () => null);
  export async function works(run: () => Promise<unknown>): Promise<boolean> {
    try { await run(); } catch { return false; }
    return true;
  }
  export async function rethrown(run: () => Promise<unknown>): Promise<boolean> {
    try { await run(); return true; } catch (error) { if (error instanceof TypeError) throw error; return false; }
  }
  export async function open(run: () => Promise<{ done: boolean }>): Promise<boolean> {
    try { const { done } = await run(); return done; } catch { return false; }
  }`;

/** The last loop of a program that calls what tells of failures. */
function loop(code: string): () => LoopFact | undefined {
  const main = `import { open, orNull, rethrown, safe, to, works } from './told.ts';
    const call = (): Promise<Response> => fetch('https://a/u');
    export async function load() { ${code} }`;
  const written = service.add({ 'main.ts': main, 'told.ts': told });
  return () =>
    written
      .facts()
      .functions.flatMap(({ flow }) => loopsIn(flow))
      .at(-1);
}

function loopsIn(flow: Flow): readonly LoopFact[] {
  return flow.flatMap((step) => [
    ...(step.kind === 'loop' ? [step.loop] : []),
    ...flowsIn(step).flatMap(loopsIn),
  ]);
}

describe('a loop that repeats what a value says has failed', () => {
  const cases: readonly [string, () => LoopFact | undefined][] = [
    ['nothing', 'while (true) { const answer = await call().catch(() => null); if (answer) return answer; }'],
    ['a kept value', 'let answer = null; while (!answer) { answer = await call().catch(() => null); }'],
    ['a flag', 'let ok = false; do { ok = await call().then(() => true).catch(() => false); } while (!ok);'],
    [
      'either reaction',
      'let ok = false; do { ok = await call().then(() => true, () => false); } while (!ok);',
    ],
    ['an error', 'while (true) { const [error, answer] = await to(call()); if (!error) return answer; }'],
    [
      'no error',
      'while (true) { const [error, answer] = await to(call()); if (error === null) return answer; }',
    ],
    ['a value beside it', 'while (true) { const [, answer] = await to(call()); if (answer) return answer; }'],
    [
      'a property',
      'while (true) { const result = await safe(() => call()); if (result.ok) return result.value; }',
    ],
    ['a part', 'while (true) { const { ok: isDone } = await safe(call); if (isDone) return; }'],
    [
      'going on',
      'while (true) { const result = await safe(call); if (!result.ok) continue; return result.value; }',
    ],
    [
      'a wrapped value',
      'while (true) { const found = await orNull(call); if (found !== null) return found.value; }',
    ],
    ['the head', 'while (!(await works(call))) console.warn(1);'],
    [
      'a settled result',
      `while (true) { const [result] = await Promise.allSettled([call()]); if (result.status === 'fulfilled') return result.value; }`,
    ],
  ].map(([name = '', code = '']) => [name, loop(code)]);
  it.each(cases)('%s', (_, found) => {
    expect(found()).toMatchObject({ progresses: 'no', capped: 'no', pause: { ms: 0 } });
    expect(found()?.byValue).toHaveLength(1);
  });

  const counted = loop(
    'for (let at = 0; at < 3; at++) { const result = await safe(call); if (result.ok) return result.value; }',
  );
  it('is capped by a count beside it', () => {
    expect(counted()).toMatchObject({ capped: 'yes', turns: 3, progresses: 'no' });
  });
});

describe('a loop that is not known to', () => {
  const cases: readonly [string, () => LoopFact | undefined][] = [
    [
      'where success may be nothing too',
      'while (true) { const user = await call().then((answer) => answer.body).catch(() => null); if (user) return user; }',
    ],
    ['where an answer decides', 'while (!(await open(async () => ({ done: false })))) console.warn(1);'],
    ['where some failures are thrown', 'while (!(await rethrown(call))) console.warn(1);'],
    ['that ends with the failure', 'while (await works(call)) console.warn(1);'],
    [
      'that goes on after success',
      'while (true) { const result = await safe(call); if (result.ok) console.log(1); }',
    ],
    [
      'that tries only sometimes',
      'let ok = false; while (!ok) { if (Math.random() > 0.5) { ok = await works(call); } }',
    ],
    [
      'that looks into the value',
      'while (true) { const result = await safe(call); if (result.ok && result.value.status === 202) return; }',
    ],
    [
      'that settles several',
      `while (true) { const [result] = await Promise.allSettled([call(), call()]); if (result.status === 'fulfilled') return result.value; }`,
    ],
  ].map(([name = '', code = '']) => [name, loop(code)]);
  it.each(cases)('%s', (_, found) => {
    expect(found()?.byValue).toBeUndefined();
  });
});
