import { describe, expect, it } from 'vitest';
import { renderFlow } from './render-flow.ts';

describe('the order of evaluation', () => {
  it('evaluates the receiver, then the arguments, then the call', () => {
    expect(renderFlow('a().$b(c(), d(e()))')).toBe('a? c? e? d? $b!');
  });

  it('leaves out calls of no interest and keeps what is in them', () => {
    expect(renderFlow('x.y(a()).z(b())')).toBe('a? b?');
  });

  it('evaluates the parts of literals, templates and tagged templates in order', () => {
    expect(renderFlow('x = [a(), { k: b(), ...c() }, `${d()}`, e`${g()}`]')).toBe('a? b? c? d? g? e?');
  });

  it('leaves the bodies of other functions and classes out', () => {
    expect(
      renderFlow(
        'const g = () => a(); function h() { b() } class C extends c() { m() { d() } } keep(() => e())',
      ),
    ).toBe('c? keep!');
  });

  it('runs an immediately called function in place', () => {
    expect(renderFlow('a(); (async () => { await b(); if (x) return; c() })(); d()')).toBe(
      'a! none(b if( | c!)) d!',
    );
  });
});
