import { describe, expect, it } from 'vitest';
import { renderFlow } from './render-flow.ts';

describe('branches', () => {
  it.each([
    ['an if with an else', 'if (t()) a(); else b();', 't? if(a! | b!)'],
    ['an if without else has an empty arm', 'if (x) a(); b();', 'if(a! | ) b!'],
    ['an if in which nothing happens leaves no step', 'if (x) y = 1; a();', 'a!'],
    ['&& runs its right side sometimes', 'a() && b();', 'a? if(b! | )'],
    ['|| and ?? pass on what happens to the value', 'await (a() || b() ?? c());', 'a if( | b) if(c | )'],
    ['??= evaluates its right side sometimes', 'x ??= a();', 'if(a? | )'],
    ['a conditional expression', 'x = t() ? a() : b();', 't? if(a? | b?)'],
    ['everything after ?. is conditional', 'a()?.$b(c()).$d(); e()', 'a? if(c? $b? $d! | ) e!'],
    ['parentheses end an optional chain', '(a()?.$b()).$c();', 'a? if($b? | ) $c!'],
    ['the index of an optional element access is conditional', 'x?.[a()];', 'if(a? | )'],
  ])('%s', (_, code, flow) => {
    expect(renderFlow(code)).toBe(flow);
  });
});

describe('switch statements', () => {
  it('has an arm for each clause, and an empty one without default', () => {
    expect(renderFlow('switch (t()) { case 1: a(); break; case 2: b(); }')).toBe('t? if(a! | b! | )');
  });

  it('falls through into the next clause', () => {
    expect(renderFlow('switch (x) { case 1: a(); case 2: b(); break; default: c(); }')).toBe(
      'if(a! b! | b! | c!)',
    );
  });

  it('shares the statements of clauses that stand together', () => {
    expect(renderFlow('switch (x) { case 1: case 2: a(); break; default: }')).toBe('if(a! | )');
  });

  it('ends at a conditional break', () => {
    expect(renderFlow('switch (x) { case 1: if (y) break; a(); } b()')).toBe('if(if( | a!) | ) b!');
  });

  it('keeps a break that belongs to a loop around it', () => {
    expect(
      renderFlow('out: for (const x of xs) { switch (x) { case 1: break out; default: a(); } b(); }'),
    ).toBe('loop(if(break | a!) b!)');
  });

  it('ends a path when every clause returns', () => {
    expect(renderFlow('function f() { switch (x) { case 1: return a(); default: throw b(); } c(); }')).toBe(
      'if(a return | b? throw)',
    );
  });
});
