import { describe, expect, it } from 'vitest';
import type { Answer, Pause } from '../../../src/facts/model.ts';
import { loopOf } from './render-flow.ts';

function pauseIn(code: string): Pause | undefined {
  return loopOf(code).pause;
}

const unknown = { ms: null, grows: 'unknown', jitter: 'unknown' };
const constant = (ms: number) => ({ ms, grows: 'no', jitter: 'no' });
const growing = (jitter: Answer) => ({ ms: null, grows: 'yes', jitter });

describe('what passes between two turns', () => {
  it.each<[string, string, Pause | object]>([
    ['nothing', 'for (let i = 0; i < 3; i++) { try { return await a(); } catch {} }', constant(0)],
    ['a constant', 'while (true) { try { return await a(); } catch { await sleep(50); } }', constant(50)],
    [
      'the longest of several',
      'while (true) { await sleep(5); try { return await a(); } catch { await sleep(50); } await sleep(7); }',
      constant(50),
    ],
    [
      'more from turn to turn',
      'for (let i = 0; i < 3; i++) { try { return await a(); } catch { await sleep(100 * i); } }',
      growing('no'),
    ],
    [
      'more by a variable that is stretched',
      'for (let i = 0, ms = 100; i < 3; i++) { try { return await a(); } catch { await sleep(ms); ms *= 2; } }',
      growing('no'),
    ],
    [
      'more by a variable that is derived from the turn',
      'for (let i = 0; i < 3; i++) { try { return await a(); } catch { const ms = Math.min(2 ** i, 9); await sleep(ms); } }',
      growing('no'),
    ],
    [
      'more and by chance',
      'for (let i = 0; i < 3; i++) { try { return await a(); } catch { await sleep(100 * i * Math.random()); } }',
      growing('yes'),
    ],
    [
      'more and by a chance that is taken elsewhere',
      'function f(spread = Math.random()) { for (let i = 0; i < 3; i++) { try { return await a(); } catch { await sleep(100 * i * spread); } } }',
      growing('unknown'),
    ],
    [
      'more, by what a function says',
      'for (let i = 0; i < 3; i++) { try { return await a(); } catch { await sleep(delay(i)); } }',
      growing('unknown'),
    ],
    [
      'more and by chance in one of two waits',
      'for (let i = 0; i < 3; i++) { try { return await a(); } catch { await sleep(i); await sleep(Math.random() * i); } }',
      growing('yes'),
    ],
    [
      'more and by what cannot be told in one of two waits',
      'for (let i = 0; i < 3; i++) { try { return await a(); } catch { await sleep(i); await sleep(f(i)); } }',
      growing('unknown'),
    ],
    [
      'what a caller says',
      'while (true) { try { return await a(); } catch { await sleep(ms); } }',
      { ms: null, grows: 'unknown', jitter: 'unknown' },
    ],
    [
      'what cannot be told, beside a constant',
      'while (true) { try { return await a(); } catch { await sleep(5); await other(); } }',
      unknown,
    ],
    ['what cannot be told', 'while (true) { try { return await a(); } catch { await other(); } }', unknown],
    [
      'nothing, where the answer is read',
      'while (true) { try { const answer = await a(); const text = await answer.text(); return text; } catch {} }',
      constant(0),
    ],
    [
      'nothing, where only what is returned or handed on waits',
      'while (true) { try { on(async () => { await other(); }); return await other(); } catch {} }',
      constant(0),
    ],
  ])('%s', (_, code, pause) => {
    expect(pauseIn(code)).toMatchObject(pause);
  });
});

describe('turns that do different things', () => {
  it.each([
    ['no attempt', 'while (true) { await a(); }'],
    ['no handler', 'while (true) { try { await a(); } finally {} }'],
    ['a try of a nested function', 'while (true) { on(() => { try { b(); } catch {} }); }'],
    ['an item each', 'for (const host of hosts) { try { return await a(host); } catch {} }'],
    [
      'the number of the turn is asked for',
      'for (let page = 0; page < 3; page++) { try { return await a(page); } catch {} }',
    ],
    [
      'an element by the number',
      'for (let i = 0; i < 3; i++) { try { const b = c[i]; return await a(b); } catch {} }',
    ],
    [
      'something derived from the number',
      'for (let i = 0; i < 3; i++) { const host = i % 2; try { return await a(host); } catch {} }',
    ],
    ['the handler chooses another', 'while (true) { try { return await a(host); } catch { host = other; } }'],
  ])('%s', (_, code) => {
    expect(pauseIn(code)).toBeUndefined();
  });

  it.each([
    [
      'the number is only logged',
      'for (let i = 0; i < 3; i++) { try { log(i); return await a(); } catch {} }',
    ],
    [
      'the number is only counted with',
      'for (let i = 0; i < 3; i++) { try { const r = await a(); if (r.ok) return r; const ms = Math.pow(i, 2); await sleep(ms); } catch {} }',
    ],
    [
      'the number is only waited for',
      'for (let i = 0; i < 3; i++) { try { await sleep(i); return await a(); } catch {} }',
    ],
    [
      'the handler has a variable of its own by that name',
      'while (true) { try { return await a(host); } catch { for (const host of hosts) log(host); } }',
    ],
    ['the error is kept', 'while (true) { try { return await a(); } catch (error) { last = error; } }'],
  ])('but not where %s', (_, code) => {
    expect(pauseIn(code)).toBeDefined();
  });
});

describe('whether an error has a say in another turn', () => {
  const choosy = (handler: string, head = 'while (true)') =>
    loopOf(`${head} { try { return await a(); } catch (error) { ${handler} } }`).choosy ?? false;

  it.each([
    ['a test of it', 'if (error.code !== 5) throw error;'],
    ['a question about it', 'if (n > 3 || !isTransient(error)) throw error;'],
    ['a switch on it', 'switch (error.code) { case 1: throw error; }'],
    ['a choice of what to do', 'error.fatal ? stop() : await sleep(1);'],
    ['a choice that is waited for', 'await (error.fatal ? stop() : sleep(1));'],
    ['a choice of the answer', 'if (n > 3) return error.fatal ? stop() : null;'],
    ['a choice of one of two calls', 'mayPass(error) || stop();'],
    ['a function that is given it', 'await judge(error);'],
    ['a reaction that is given it', 'await close().catch((reason) => judge(reason));'],
    ['a reaction that cannot be seen', 'await close().catch(judge);'],
    ['what is derived from it', 'const { code } = error; if (code === 5) throw error;'],
  ])('%s', (_, handler) => {
    expect(choosy(handler)).toBe(true);
  });

  it.each([
    ['another test', 'if (n > 3) throw error;'],
    ['a call that it is not given to', 'close(n);'],
    ['a reaction that is not given it', 'await close().catch(() => null);'],
    ['a part of a sum', 'const long = error.length || 5;'],
    ['what becomes of it elsewhere', 'on(() => { if (error.code) log(error); });'],
    ['what is said of it', 'log(error); last = error;'],
    ['what is kept of it', 'last = error instanceof Error ? error : new Error();'],
    ['how long is waited for it', 'const wait = error.late ? 5 : 1; await sleep(wait);'],
  ])('but not %s', (_, handler) => {
    expect(choosy(handler)).toBe(false);
  });

  it('is a test of the loop as well', () => {
    expect(choosy('last = error;', 'while (last === null)')).toBe(true);
    expect(choosy('last = error;', 'for (let n = 0; n < 3 && !last; n++)')).toBe(true);
    expect(choosy('last = error;', 'for (;;)')).toBe(false);
  });
});
