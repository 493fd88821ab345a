import { describe, expect, it } from 'vitest';
import { openService } from './open-service.ts';

const service = openService();

/** The URLs of the remote calls of a file, in which `http` or `fetch` stands for several things. */
function asked(text: string): () => readonly unknown[] {
  const written = service.add(`import http from 'axios';\n${text}`);
  return () =>
    written
      .calls()
      .flatMap(({ remote }) => (remote?.target?.kind === 'literal' ? [remote.target.value] : []));
}

describe('a name that stands for a client in one place and for something else in another', () => {
  const cases: Readonly<Record<string, readonly [() => readonly unknown[], readonly string[]]>> = {
    'a parameter shadows it': [
      asked(`
        export const local = (http: { get(url: string): string }) => http.get('/local');
        export const remote = () => http.get('/remote');`),
      ['/remote'],
    ],
    'a block shadows it, before and after another use': [
      asked(`
        export async function f(isLocal: boolean) {
          await http.get('/first');
          if (isLocal) { const http = { get: (url: string) => url }; http.get('/local'); }
          await http.get('/last');
        }`),
      ['/first', '/last'],
    ],
    'a hoisted variable of the function shadows it everywhere in it': [
      asked(`
        export function f() { { var http = { get: (url: string) => url }; } return http.get('/local'); }
        export const remote = () => http.get('/remote');`),
      ['/remote'],
    ],
    'a caught error, a loop and a case shadow it': [
      asked(`
        export async function f(kind: number, all: readonly { get(url: string): string }[]) {
          try { await http.get('/tried'); } catch (http) { (http as { get(url: string): string }).get('/caught'); }
          for (const http of all) http.get('/turn');
          switch (kind) { case 1: { const http = all[0]; http?.get('/case'); } }
          await http.get('/end');
        }`),
      ['/tried', '/end'],
    ],
    'a function expression is known by its own name inside itself': [
      asked(`
        export const f = function http(): string { return (http as unknown as { get(url: string): string }).get('/own'); };
        export const remote = () => http.get('/remote');`),
      ['/remote'],
    ],
    'a default comes before what the body declares': [
      asked(`
        export function f(first = http.getUri()) {
          const http = { get: (url: string) => url };
          return [http.get('/local'), first];
        }
        export const remote = (client = http) => client.get('/remote');`),
      ['/remote'],
    ],
    'a namespace has members of that name, written in another part of it': [
      asked(`
        namespace Local { export const http = { get: (url: string) => url }; }
        namespace Local { export const f = () => http.get('/local'); }
        export const remote = () => [http.get('/remote'), Local.f()];`),
      ['/remote'],
    ],
  };
  it.each(Object.entries(cases))('%s', (_, [found, expected]) => {
    expect(found()).toEqual(expected);
  });
});
