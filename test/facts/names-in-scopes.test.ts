import { describe, expect, it } from 'vitest';
import { openService, type Sources } from './open-service.ts';

const service = openService();

/** The URLs of the remote calls of a file, in which `http` stands for several things. */
function asked(text: string): () => readonly unknown[] {
  return askedAsWritten(`import http from 'axios';\n${text}`);
}

function askedAsWritten(sources: Sources): () => readonly unknown[] {
  const written = service.add(sources);
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

describe('a name at the top level of a module', () => {
  const cases: Readonly<Record<string, readonly [() => readonly unknown[], readonly string[]]>> = {
    'is imported by itself, under another name, as a whole and by an assignment': [
      askedAsWritten(`
        import axios, { create as make } from 'axios';
        import * as all from 'axios';
        import required = require('axios');
        export const f = () => [axios.get('/default'), make().get('/made'), all.default.get('/all'), required.get('/required')];`),
      ['/default', '/made', '/all', '/required'],
    ],
    'is imported by way of a module of the program, or declared as a value and a type': [
      askedAsWritten({
        'main.ts': `
          import 'axios';
          import { client } from './client.js';
          interface own { readonly url: string }
          const own = client;
          export const f = (one: own) => [client.get('/client'), own.get('/own'), one.url];`,
        'client.ts': `import axios from 'axios'; export const client = axios.create();`,
      }),
      ['/client', '/own'],
    ],
    'is declared more than once': [
      asked(`
        function send(url: string): unknown;
        function send(url: URL): unknown;
        function send(url: string | URL) { return http.post(String(url)); }
        namespace send { export const later = (url: string) => url; }
        export const f = () => [send('/send'), send.later('/later'), http.get('/get')];`),
      ['/get'],
    ],
    'is declared in a script, where another script may say more of it': [
      askedAsWritten({
        'main.ts': `
          // A script has no import.
          const answer = fetch(place); const here = '/here'; const other = fetch(here);`,
        'place.ts': `// A script has no import.\nconst place = '/place';`,
      }),
      ['/place', '/here'],
    ],
  };
  it.each(Object.entries(cases))('%s', (_, [found, expected]) => {
    expect(found()).toEqual(expected);
  });
});
