import { describe, expect, it } from 'vitest';
import { openService } from './open-service.ts';

const service = openService();

/** Whether a wait for the answer of the only call is looked at. */
function waits(text: string): () => boolean {
  const written = service.add(text);
  return () => written.remote().bound !== null;
}

describe('a path without a host', () => {
  const cases: readonly (readonly [string, () => boolean])[] = [
    ['a text', waits(`export const f = () => fetch('/orders');`)],
    ['a template', waits('export const f = (id: string) => fetch(`/orders/${id}`);')],
    [
      'a constant before the rest',
      waits("const base = '/api';\nexport const f = (id: string) => fetch(`${base}/orders/${id}`);"),
    ],
    ['a root before a parameter', waits(`export const f = (path: string) => fetch('/' + path);`)],
    [
      'all ways of a condition',
      waits("export const f = (id?: string) => fetch(id ? `/orders/${id}` : '/orders');"),
    ],
    [
      'all ways of what stands first',
      waits("export const f = (old: boolean) => fetch(`${old ? '/v1' : '/v2'}/orders`);"),
    ],
  ];
  it.each(cases)('%s is no call of a service', (_, isWait) => {
    expect(isWait()).toBe(false);
  });
});

describe('what may have a host', () => {
  const cases: readonly (readonly [string, () => boolean])[] = [
    ['a host', waits(`export const f = () => fetch('https://orders.example.com/');`)],
    [
      'a host under the protocol of the page',
      waits(`export const f = () => fetch('//orders.example.com/');`),
    ],
    ['a parameter before a path', waits('export const f = (base: string) => fetch(`${base}/orders`);')],
    ['a parameter with a fallback', waits(`export const f = (url = '/orders') => fetch(url);`)],
    [
      'the environment before a path',
      waits("export const f = () => fetch(`${process.env['BASE'] ?? ''}/orders`);"),
    ],
    ['one way of a condition', waits(`export const f = (url?: string) => fetch(url ?? '/orders');`)],
    [
      'one way of what stands first',
      waits("export const f = (own: boolean) => fetch(`${own ? '/v1' : 'https://a.example.com'}/orders`);"),
    ],
    ['nothing', waits('export const f = () => fetch(``);')],
  ];
  it.each(cases)('%s is a call that waits', (_, isWait) => {
    expect(isWait()).toBe(true);
  });
});
