import { describe, expect, it } from 'vitest';
import { renderFlow } from './render-flow.ts';

describe('promise chains', () => {
  it.each([
    ['then runs after the promise', 'await a().then((x) => b(x)).then(() => { c(); });', 'a b c!'],
    ['a returned value of a reaction is awaited with the chain', 'a().then(() => b());', 'a! b!'],
    ['catch is a try around the promise', 'await a().catch(() => b());', 'try(a) catch:no(b)'],
    ['catch that throws', 'await a().catch((e) => { throw e; });', 'try(a) catch:yes(throw)'],
    ['catch that returns a rejection', 'await a().catch((e) => Promise.reject(e));', 'try(a) catch:yes()'],
    ['catch with a function from elsewhere', 'await a().catch(h);', 'try(a) catch:unknown()'],
    ['then and catch', 'await a().then(() => b()).catch(() => c());', 'try(a b) catch:no(c)'],
    [
      'the second reaction of then handles the promise before it',
      'await a().then(() => b(), () => c());',
      'try(a) catch:no(c) b',
    ],
    ['finally runs either way', 'await a().finally(() => b());', 'try(a) finally(b)'],
    ['a reaction of no interest leaves the promise', 'await a().finally(() => x = 1);', 'a'],
    [
      'a return of a reaction ends the reaction only',
      'await a().then((x) => { if (x) return; b(); }); c();',
      'a if( | b!) c!',
    ],
    [
      'a return inside a try of a reaction',
      'await a().then((x) => { try { return b(); } catch { c(); } }); d();',
      'a try(b) catch:no(c!) d!',
    ],
    [
      'a return inside a loop of a reaction ends the loop',
      'await a().then(() => { for (const x of y) { b(); return; } }); d();',
      'a loop(b! break) d!',
    ],
    ['a promise kept in a variable', 'const p = a(); p.catch(() => b());', 'a? try() catch:no(b!)'],
    ['a method of something else is no reaction', 'queue.then(() => b());', ''],
  ])('%s', (_, code, flow) => {
    expect(renderFlow(code)).toBe(flow);
  });
});

describe('promises that run beside each other', () => {
  it.each([
    ['a branch for each element', 'await Promise.all([a(), x, b().then(() => c())]);', 'all(a |  | b c)'],
    ['race, any and allSettled', 'await Promise.race([a(), b()]);', 'race(a | b)'],
    [
      'a loop over items in one branch',
      'await Promise.all(items.map(async (x) => { await a(x); return b(); }));',
      'all(loop(a b))',
    ],
    [
      'spread elements',
      'return_(await Promise.all([a(), ...items.map((x) => b(x))]));',
      'all(a | loop(b)) return_!',
    ],
    [
      'promises started in a list that is awaited later',
      'const ps = items.map((x) => a(x)); b(); await Promise.all(ps);',
      'all(loop(a)) b!',
    ],
    [
      'a list literal that is awaited later',
      'const ps = [a(), b()]; await Promise.allSettled(ps);',
      'allSettled(a | b)',
    ],
    [
      'promises collected in a loop',
      'const ps = []; for (const x of y) ps.push(a(x)); await Promise.all(ps);',
      'loop(a)',
    ],
    ['nothing of interest', 'await Promise.all([x, y]);', ''],
    ['nobody waits for them', 'Promise.all([a()]);', 'all(a!)'],
  ])('%s', (_, code, flow) => {
    expect(renderFlow(code)).toBe(flow);
  });
});

describe('functions that run in place', () => {
  it.each([
    ['the executor of a promise', 'await new Promise((resolve) => { a(resolve); }); b();', 'a! b!'],
    [
      'each item of an array, for which nobody waits',
      'items.forEach(async (x) => { await a(x); });',
      'loop(none(a))',
    ],
    [
      'an asynchronous function that is left alone',
      'void (async () => { await a(); })(); b();',
      'none(a) b!',
    ],
    ['an asynchronous function that is awaited', 'await (async () => { await a(); })();', 'a'],
    [
      'an asynchronous reaction of a chain that is left alone',
      'a().then(async () => { await b(); });',
      'a! none(b)',
    ],
    ['what forEach is given back is dropped', 'items.forEach((x) => a(x));', 'loop(a!)'],
    ['a chain of array methods', 'items.filter((x) => a(x)).map((x) => b(x));', 'loop(a?) loop(b!)'],
    [
      'a return skips the item only',
      'items.forEach((x) => { if (x) return; a(x); }); b();',
      'loop(if( | a!)) b!',
    ],
    ['Array.from with a function', 'Array.from({ length: 3 }, (_, i) => a(i));', 'loop(a!)'],
    [
      'a reduction over promises',
      'await items.reduce((p, x) => p.then(() => a(x)), Promise.resolve());',
      'loop(a)',
    ],
    ['a method of something else', 'queue.map((x) => a(x)); b();', 'b!'],
    ['a function from elsewhere', 'items.$map(save);', '$map!'],
  ])('%s', (_, code, flow) => {
    expect(renderFlow(code)).toBe(flow);
  });
});

describe('what happens to the promise of a call', () => {
  it.each([
    ['a statement drops it', 'a();', 'a!'],
    ['void drops it', 'void a();', 'a!'],
    ['an argument is somebody else’s', 'x(a());', 'a? x!'],
    [
      'an argument that the callee goes on with is left to it',
      'waitUntil(a()); b();',
      'none(a?) waitUntil! b!',
    ],
    [
      'a chain that the callee goes on with is left to it',
      'waitUntil(a().then(async () => { await b(); }));',
      'none(a? b) waitUntil!',
    ],
    ['what such a callee gives back may be awaited', 'await waitUntil(a());', 'a? waitUntil'],
    ['a variable that is awaited later', 'const p = a(); b(); await p;', 'a b!'],
    [
      'a variable that a combinator awaits',
      'const p = a(); const q = b(); await Promise.all([p, q]);',
      'a b',
    ],
    ['a variable whose chain is awaited', 'const p = a(); await p.then(() => b());', 'a b'],
    ['a variable that is returned', 'function f() { const p = a(); return p; }', 'a return'],
    ['an assignment to a variable that is awaited later', 'let p; p = a(); await p;', 'a'],
    ['a variable that nobody awaits', 'const p = a(); x.p = p;', 'a?'],
    ['a variable awaited in another function', 'const p = a(); keep(async () => { await p; });', 'a? keep!'],
    ['an arrow that returns it', 'const x = (() => a())();', 'a?'],
    ['the items of for await', 'for await (const x of a()) { b(); }', 'a loop(b!)'],
  ])('%s', (_, code, flow) => {
    expect(renderFlow(code)).toBe(flow);
  });
});
