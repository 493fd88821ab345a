import { describe, expect, it } from 'vitest';
import { renderFlow } from './render-flow.ts';

describe('exits', () => {
  it.each([
    ['what follows a return is dropped', 'function f() { a(); return b(); c(); }', 'a! b return'],
    [
      'what follows an if that always leaves is dropped',
      'function f() { if (x) return; else throw y; a(); }',
      'if(return | throw)',
    ],
    ['an early exit is an arm', 'function f() { if (x) return; a(); }', 'if(return | ) a!'],
    ['a rejected promise that is returned is a throw', 'function f() { return Promise.reject(e); }', 'throw'],
    [
      'the end of the process ends the path',
      'if (x) { a(); process.exit(1); b(); } c();',
      'if(a! throw | ) c!',
    ],
    ['an endless loop is never left', 'while (true) { a(); } b();', 'loop(a!)'],
    [
      'an endless loop with a break is left',
      'for (;;) { a(); if (x) break; } b();',
      'loop(a! if(break | )) b!',
    ],
    [
      'a break of an inner loop leaves the outer one endless',
      'for (;;) { for (const x of y) { a(); break; } } b();',
      'loop(loop(a! break))',
    ],
    [
      'continue starts the next turn',
      'for (const x of y) { if (x) continue; a(); }',
      'loop(if(continue | ) a!)',
    ],
    [
      'continuing an outer loop leaves the inner one',
      'o: for (const x of y) { while (z) { a(); continue o; } b(); }',
      'loop(loop(a! break) b!)',
    ],
    ['leaving a labelled block leads to its end', 'o: { a(); if (x) break o; b(); } c();', 'a! if( | b!) c!'],
  ])('%s', (_, code, flow) => {
    expect(renderFlow(code)).toBe(flow);
  });
});

describe('try statements', () => {
  it.each([
    [
      'body, handler and finalizer',
      'try { a(); } catch { b(); } finally { c(); } d();',
      'try(a!) catch:no(b!) finally(c!) d!',
    ],
    ['no handler', 'try { a(); } finally { c(); }', 'try(a!) finally(c!)'],
    ['a try in which nothing happens leaves no step', 'try { x = 1; } catch {} a();', 'a!'],
    [
      'what follows is dropped when both ways leave',
      'function f() { try { return a(); } catch (e) { throw e; } b(); }',
      'try(a return) catch:yes(throw)',
    ],
    [
      'what follows is kept when the handler goes on',
      'function f() { try { return a(); } catch {} b(); }',
      'try(a return) catch:no() b!',
    ],
  ])('%s', (_, code, flow) => {
    expect(renderFlow(code)).toBe(flow);
  });
});

describe('handlers that leave with an error', () => {
  it.each([
    ['yes', 'throw e;'],
    ['yes', 'log(e); throw new Error("no", { cause: e });'],
    ['yes', 'if (x) throw e; throw new Other(e);'],
    ['yes', 'if (x) { throw e } else { process.exit(1) }'],
    ['yes', 'return Promise.reject(e);'],
    ['yes', 'fail(e);'],
    ['yes', 'return fail(e);'],
    ['yes', 'switch (e.code) { case 1: throw e; default: fail(e); }'],
    ['yes', 'try { throw e } finally { log(e) }'],
    ['unknown', 'if (x) throw e;'],
    ['unknown', 'if (!isRetryable(e)) throw e; await sleep(1000);'],
    ['unknown', 'mayFail(e);'],
    ['unknown', 'return x ? null : fail(e);'],
    ['unknown', 'switch (e.code) { case 1: throw e; case 2: break; default: throw e; }'],
    ['unknown', 'if (x) return null; throw e;'],
    ['unknown', 'while (x) { throw e; }'],
    ['no', 'log(e);'],
    ['no', 'console.error(e); return null;'],
    ['no', 'try { throw e } catch { log(e) }'],
    ['no', 'later(() => { throw e });'],
  ])('%s: %s', (answer, handler) => {
    expect(renderFlow(`function f() { try { a() } catch (e) { ${handler} } }`)).toContain(`catch:${answer}(`);
  });

  it('sees the rejection of the promise whose executor it stands in', () => {
    const code = 'new Promise((resolve, reject) => { try { a(); } catch (e) { log(e); reject(e); } })';
    expect(renderFlow(code)).toContain('catch:yes(');
  });

  it('takes no other function named reject for a rejection', () => {
    expect(renderFlow('try { a(); } catch (e) { reject(e); }')).toContain('catch:no(');
  });
});
