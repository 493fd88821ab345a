import { describe, expect, it } from 'vitest';
import { loopOf } from './render-flow.ts';

describe('what a loop goes over', () => {
  it.each([
    ['items', 'for (const x of y) a();', 'for (const x of y)'],
    ['items', 'for (const k in y) a();', 'for (const k in y)'],
    ['items', 'y.z.forEach(() => a());', 'y.z.forEach'],
    ['items', 'for (let i = 0; i < n; i++) a();', 'for (let i = 0; i < n; i++)'],
    ['forever', 'while (true) { a(); }', 'while (true)'],
    ['forever', 'for (;;) a();', 'for (;;)'],
    ['forever', 'do { a(); } while (1);', 'do'],
    ['condition', 'while (x) { a(); }', 'while (x)'],
    ['condition', 'for (; x; ) a();', 'for (; x; )'],
    ['condition', 'do a(); while (x());', 'do'],
  ])('%s: %s', (over, code, head) => {
    expect(loopOf(code)).toMatchObject({ over, head });
  });
});

describe('loops with a cap', () => {
  it.each([
    ['a counted range', 'for (let i = 0; i < n; i++) { try { return a(); } catch {} }'],
    ['a number of retries that is counted down', 'let n = max; while (n--) { try { return a(); } catch {} }'],
    [
      'a counter beside another condition',
      'while (!done && n < max) { try { a(); done = true; } catch { n++; } }',
    ],
    ['a counter of the instance', 'while (this.n < this.max) { try { return a(); } catch { this.n += 1; } }'],
    [
      'a test of the counter in the handler',
      'for (;;) { try { return a(); } catch (e) { if (++n > 5) throw e; } }',
    ],
    [
      'a counter of the loop tested in the handler',
      'for (let i = 1; ; i++) { try { return a(); } catch (e) { if (i === max) throw e; } }',
    ],
    [
      'the last turn by a name',
      'for (let i = 1; ; i++) { const last = i >= max; try { return a(); } catch (e) { if (last) throw e; } }',
    ],
    [
      'one more turn only while attempts are left',
      'for (let i = 1; ; i++) { try { return a(); } catch (e) { if (i < max) { await sleep(1); continue; } throw e; } }',
    ],
    [
      'a cap or a permanent error',
      'let n = 0; while (true) { try { return a(); } catch (e) { n++; if (n >= max || !isRetryable(e)) throw e; } }',
    ],
    [
      'retried while both hold',
      'let n = 0; while (true) { try { return a(); } catch (e) { if (isRetryable(e) && ++n < max) continue; throw e; } }',
    ],
    [
      'a deadline in the condition',
      'while (Date.now() < deadline) { try { return a(); } catch { await sleep(1); } }',
    ],
    [
      'elapsed time in the body',
      'while (true) { const spent = performance.now() - start; if (spent > max) break; try { return a(); } catch {} }',
    ],
    [
      'a delay that grows to a limit',
      'let d = 1; while (true) { try { return a(); } catch (e) { d *= 2; if (d > max) throw e; await sleep(d); } }',
    ],
    ['an abort signal in the condition', 'while (!signal.aborted) { try { return a(); } catch {} }'],
    ['an abort signal that throws', 'while (true) { signal.throwIfAborted(); try { return a(); } catch {} }'],
  ])('%s', (_, code) => {
    expect(loopOf(`function f() { ${code} }`).capped).toBe('yes');
  });
});

describe('loops without a cap', () => {
  it.each([
    ['a retry until it works', 'while (true) { try { return await a(); } catch { await sleep(1000); } }'],
    [
      'a predicate on the error is no cap',
      'while (true) { try { return await a(); } catch (e) { if (!isRetryable(e)) throw e; await sleep(1000); } }',
    ],
    [
      'a property of the error is no cap',
      'while (true) { try { return await a(); } catch (e) { const { code } = e; if (code !== BUSY) throw e; } }',
    ],
    [
      'a delay that grows and is capped itself',
      'let d = 1; for (;;) { try { return await a(); } catch { d = Math.min(d * 2, 1000); await sleep(d * 2); } }',
    ],
    [
      'a counter that is only reported',
      'let n = 0; for (;;) { try { return await a(); } catch { console.warn(`attempt ${++n}`); } }',
    ],
    [
      'a flag that only success sets',
      'let done = false; while (!done) { try { await a(); done = true; } catch { await sleep(1); } }',
    ],
    [
      'an error that is logged',
      'for (;;) { try { return await a(); } catch (e) { mayFail.warn(e); await sleep(1); } }',
    ],
    [
      'a timeout for each attempt',
      'for (;;) { try { return await a({ signal: AbortSignal.timeout(100), timeout: 3 }); } catch { await sleep(1); } }',
    ],
    [
      'an abort controller for each attempt',
      'for (;;) { const control = new AbortController(); try { return await a({ signal: control.signal }); } catch { await sleep(1); } }',
    ],
    [
      'infinity',
      'for (let i = 0; i < Infinity; i++) { try { return await a(); } catch { await sleep(1); } }',
    ],
    ['a break after success', 'for (;;) { try { await a(); break; } catch (e) { log(e); } }'],
    [
      'an HTTP status that is thrown',
      'while (true) { try { const r = await a(); if (!r.ok) throw new Error(r.status); return r; } catch { await sleep(1); } }',
    ],
    [
      'continuing in the handler and leaving after it',
      'while (true) { try { await a(); } catch { await sleep(1); continue; } break; }',
    ],
  ])('%s, and only failure leads to another turn', (_, code) => {
    expect(loopOf(`async function f() { ${code} }`)).toMatchObject({ capped: 'no', progresses: 'no' });
  });
});

describe('loops whose cap cannot be told', () => {
  it.each([
    ['a flag of the instance', 'while (this.running) { try { return a(); } catch {} }'],
    [
      'a flag that another function sets',
      'let stop = false; on(() => { stop = true; }); while (!stop) { try { return a(); } catch {} }',
    ],
    ['a flag of the module around', 'while (!stopped) { try { return a(); } catch {} }'],
    [
      'a predicate that counts by itself',
      'while (true) { try { return a(); } catch (e) { if (!policy.canRetry()) throw e; } }',
    ],
    [
      'a predicate that is given the attempt',
      'let n = 0; while (true) { try { return a(); } catch (e) { if (!retry(e, ++n)) throw e; } }',
    ],
    [
      'a cap that needs something else as well',
      'let n = 0; while (true) { try { return a(); } catch (e) { if (++n > max && isRetryable(e)) throw e; } }',
    ],
    [
      'a call that is given the attempt and may throw',
      'let n = 0; while (true) { try { return a(); } catch (e) { n++; await mayFail(n); } }',
    ],
    [
      'a handler that is told of the error and may throw',
      'while (true) { try { return a(); } catch (e) { await mayFail(e); } }',
    ],
    [
      'a handler that keeps its own count',
      'while (true) { try { return a(); } catch (e) { await mayFail(); } }',
    ],
    [
      'a call that gives up after some attempts',
      'let n = 0; while (true) { try { return a(); } catch (e) { if (++n > max) mayFail("too many"); } }',
    ],
    [
      'a library that tells the time',
      'while (true) { const now = moment(); if (now.isAfter(deadline)) throw x; try { return await a(); } catch { await sleep(1); } }',
    ],
    [
      'a budget that is asked before each turn',
      'while (true) { const left = await budget(); if (!left) throw x; try { return await a(); } catch { await sleep(1); } }',
    ],
    [
      'a signal that may be absent',
      'while (true) { if (signal?.aborted) throw x; try { return a(); } catch {} }',
    ],
    [
      'a signal that is passed on',
      'while (true) { try { return a(); } catch { await sleep(1, { signal }); } }',
    ],
    [
      'an option that decides',
      'while (true) { try { return a(); } catch (e) { if (options.strict) throw e; } }',
    ],
    [
      'every tenth turn',
      'let n = 0; while (true) { try { return a(); } catch (e) { if (n++ % 10 === 0) return; } }',
    ],
    ['a generator that its consumer stops', 'while (true) { yield await a(); }'],
    ['the items of a generator', 'for (const x of items()) { a(x); }'],
    ['a stream', 'for await (const x of y) { a(x); }'],
  ])('%s', (_, code) => {
    expect(loopOf(`async function* f() { ${code} }`).capped).toBe('unknown');
  });
});

describe('loops that progress', () => {
  it.each([
    ['a cursor', 'let c; do { const page = await a(c); c = page.next; } while (c);'],
    ['a flag of the result', 'let r; do { r = await a(r); } while (r.hasMore);'],
    [
      'an empty page',
      'while (true) { const page = await a(); if (page.length === 0) break; await b(page); }',
    ],
    [
      'a result destructured',
      'while (true) { const { items, token } = await a(t); t = token; if (!token) return; }',
    ],
    [
      'an offset that follows the pages',
      'while (offset < total) { const p = await a(offset); offset += p.length; }',
    ],
    [
      'a status that is polled',
      'while (true) { const job = await a(); if (job.state === "done") return job; await sleep(1); }',
    ],
    ['a call in the condition', 'while (!(await a())) { await sleep(1); }'],
    ['a stream', 'for await (const x of y) { a(x); }'],
  ])('%s', (_, code) => {
    expect(loopOf(`async function f() { ${code} }`).progresses).toBe('yes');
  });

  it.each([
    ['the next message', 'for (;;) { const m = await a(); if (!m) continue; await b(m); }'],
    [
      'a flag that a turn may take back',
      'let more = true; while (more) { more = false; for (const x of y) { if (a(x)) { more = true; } } }',
    ],
    [
      'a query for what is older than now',
      'while (true) { const rows = await a({ before: new Date() }); if (rows.length === 0) break; await b(rows); }',
    ],
    [
      'a supervisor that goes on after success',
      'while (true) { try { await a(); } catch (e) { log(e); } await sleep(1); }',
    ],
    [
      'a turn that starts the next one of an outer loop',
      'o: for (const x of y) { while (true) { try { await a(x); continue o; } catch {} } }',
    ],
  ])('unknown for %s', (_, code) => {
    const fact = loopOf(`async function f() { ${code} }`);
    expect(fact.progresses === 'no' && fact.capped === 'no').toBe(false);
  });
});

describe('loops that repeat by the status of an answer', () => {
  const turn = (test: string, then = 'return r;') =>
    loopOf(
      `async function f() { while (true) { const r = await a(); if (${test}) { ${then} } await sleep(1); } }`,
    );
  const again = 'await sleep(1); continue;';

  it.each([
    ['r.ok'],
    ['(r?.ok)'],
    ['r.status === 200'],
    ['r.status == 201'],
    ['r.status < 500'],
    ['r.statusCode <= 299'],
    ['r.status !== 503'],
    ['r.status != 429'],
    ['!(r.status >= 500)'],
    ['!(r.status > 499 || r.status === 429)'],
    ['r.status >= 200 && r.status < 300'],
    ['![429, 503].includes(r.status)'],
    ['r.ok || b'],
  ])('ends when %s', (test) => {
    expect(turn(test)).toMatchObject({ progresses: 'no', byStatus: true });
  });

  it.each([
    ['r.status === 202'],
    ['r.status === "done"'],
    ['r.status * 2'],
    ['-r.status'],
    ['r.ok && b'],
    ['b.ok'],
    ['done(r)'],
    ['[202].includes(r.status)'],
    ['retried.includes(r.status)'],
    ['[503].includes(r.code)'],
  ])('but not when %s', (test) => {
    expect(turn(test).byStatus).toBeUndefined();
  });

  it('goes on where the status is that of a failure', () => {
    const fact = loopOf(
      `async function f() { for (;;) { const r = await a(); if (r.status >= 500) { ${again} } else { return r; } } }`,
    );
    expect(fact).toMatchObject({ progresses: 'no', byStatus: true, pause: { ms: 1, grows: 'no' } });
  });

  it('is none where a failure is thrown', () => {
    const fact = loopOf(
      'async function f() { for (;;) { try { const r = await a(); if (!r.ok) throw r; return r; } catch {} } }',
    );
    expect(fact).toMatchObject({ progresses: 'no' });
    expect(fact.byStatus).toBeUndefined();
  });
});

describe('the most turns', () => {
  it.each([
    [3, 'for (let i = 0; i < 3; i++) a();'],
    [4, 'for (let i = 0; i <= 3; i++) a();'],
    [3, 'for (let i = 1; i <= 3; i++) a();'],
    [3, 'for (let i = 3; i > 0; i--) a();'],
    [5, 'for (let i = 0; i < MAX; i++) a();'],
    [2, 'for (let i = 0; i < 20; i += 10) a();'],
    [3, 'let n = 3; while (n--) a();'],
    [2, 'let n = 3; while (--n) a();'],
    [3, 'let n = 0; while (n < 3) { try { return a(); } catch { n++; } }'],
    [3, 'let n = 0; do { a(); n++; } while (n < 3);'],
    [6, 'let n = 0; for (;;) { try { return a(); } catch (e) { if (++n > 5) throw e; } }'],
    [3, 'for (let i = 1; ; i++) { try { return a(); } catch (e) { if (i >= 3) throw e; } }'],
    [5, 'let n = 0; while (true) { n++; try { return a(); } catch (e) { if (n === 5) throw e; } }'],
    [3, 'for (const d of [100, 200, 400]) a(d);'],
    [2, '[x, y].forEach((z) => a(z));'],
    [null, 'for (let i = 0; i < n; i++) a();'],
    [null, 'for (let i = start; i < 3; i++) a();'],
    [null, 'for (let i = 0; i < 3; i++) { if (x) i--; a(); }'],
    [null, 'for (const d of [...x, 1]) a(d);'],
    [null, 'for (const x of y) a(x);'],
    [null, 'while (true) a();'],
  ])('%s: %s', (turns, code) => {
    expect(loopOf(`function f() { ${code} }`).turns).toBe(turns);
  });
});
