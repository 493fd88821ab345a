import { describe, expect, it } from 'vitest';
import { createSummaries } from '../../src/summaries/summaries.ts';
import { openService, type Sources } from '../facts/open-service.ts';

const service = openService();

/** What is said of the calls and clients of a file, `main.ts` unless another one is named. */
function reports(sources: Sources, file = 'main.ts'): () => readonly string[] {
  const written = service.add(sources);
  return () => {
    const facts = service.facts().fileFacts(written.fileName.replace('main.ts', file));
    if (!facts) throw new Error(`${file} is no file of the program`);
    const summaries = service.summaries();
    const calls = summaries
      .unboundedCalls(facts)
      .map(({ via, withheld }) =>
        [via.join(' → '), ...(withheld ? [withheld.wrapper, String(withheld.calls)] : [])].join(' | '),
      );
    const clients = summaries.unboundedClients(facts).map(({ call }) => `client of ${call.callee}`);
    return [...calls, ...clients];
  };
}

const wrapper = `async function request(url: string, init: RequestInit = {}) { return fetch(url, { ...init, method: 'PUT' }); }`;
const bounded = `{ signal: AbortSignal.timeout(10) }`;

describe('a wrapper that takes a limit', () => {
  const never = reports(`
    ${wrapper}
    export const f = async () => request('/a', {});
    export const g = async () => request('https://a/b');`);
  const once = reports(`${wrapper} export const f = async () => request('https://a');`);
  const sometimes = reports(`
    ${wrapper}
    export const f = async () => request('https://a');
    export const g = async () => request('https://b');
    export const h = async () => request('https://c', ${bounded});`);
  const perhaps = reports(`
    ${wrapper}
    export const f = async () => request('https://a');
    export const g = async () => request('https://b');
    declare const options: RequestInit;
    export const h = async () => request('https://c', options);`);
  const unasked = reports(wrapper);
  it('is told itself where several calls leave it out and none gives it', () => {
    expect(never()).toEqual(['fetch | request | 2']);
  });
  it('is not told where a single call leaves it out', () => {
    expect(once()).toEqual(['request → fetch']);
  });
  it('is not told where a call gives it', () => {
    expect(sometimes()).toEqual(['request → fetch', 'request → fetch']);
  });
  it('is not told where a call may give it', () => {
    expect(perhaps()).toEqual(['request → fetch', 'request → fetch']);
  });
  it('is not told where nobody calls it', () => {
    expect(unasked()).toEqual([]);
  });
});

describe('callers in other files', () => {
  const http = `
    export class Http {
      async get(url: string, signal?: AbortSignal) { return fetch(url, { signal: signal ?? null }); }
    }`;
  const main = `
    import { Http } from './http';
    const http = new Http();
    export const f = async () => http.get('https://a');`;
  const other = `
    import { Http } from './http';
    export const g = async (http: Http) => http.get('https://b');`;
  const giving = `
    import { Http } from './http';
    export const g = async (http: Http) => http.get('https://b', AbortSignal.timeout(10));`;
  const atWrapper = reports({ 'http.ts': http, 'main.ts': main, 'other.ts': other }, 'http.ts');
  const atCaller = reports({ 'http.ts': http, 'main.ts': main, 'other.ts': other });
  const givenAtWrapper = reports({ 'http.ts': http, 'main.ts': main, 'other.ts': giving }, 'http.ts');
  const givenAtCaller = reports({ 'http.ts': http, 'main.ts': main, 'other.ts': giving });
  const apart = service.add({ 'http.ts': http, 'main.ts': main, 'other.ts': other });
  it('are not counted where the lint of their file looks at another program', () => {
    const facts = service.facts();
    const summaries = createSummaries({ ...facts, startsFrom: (file) => !file.endsWith('other.ts') });
    const wrapped = facts.fileFacts(apart.fileName.replace('main.ts', 'http.ts'));
    expect(wrapped && summaries.unboundedCalls(wrapped)).toEqual([]);
    expect(summaries.unboundedCalls(apart.facts()).map(({ callee }) => callee)).toEqual(['http.get']);
  });
  it('are counted', () => {
    expect(atWrapper()).toEqual(['fetch | Http.get | 2']);
  });
  it('are not told as well', () => {
    expect(atCaller()).toEqual([]);
  });
  it('are told instead where another one gives it', () => {
    expect([givenAtWrapper(), givenAtCaller()]).toEqual([[], ['Http.get → fetch']]);
  });
});

describe('a wrapper of a wrapper', () => {
  const outer = `${wrapper} export async function load(url: string, init?: RequestInit) { return request(url, init); }`;
  const never = reports(`
    ${outer}
    export const f = async () => load('https://a');
    export const g = async () => load('https://b');`);
  const given = reports(`
    ${outer}
    export const f = async () => load('https://a');
    export const g = async () => request('https://b');
    export const h = async () => load('https://c', ${bounded});`);
  const unasked = reports(`
    ${outer}
    export const f = async () => request('https://a');
    export const g = async () => request('https://b');`);
  const recursive = reports(`
    async function request(url: string, signal?: AbortSignal): Promise<Response> {
      const response = await fetch(url, { signal: signal ?? null });
      return response.ok ? response : request(url, signal);
    }
    export const f = async () => request('https://a');
    export const g = async () => request('https://b');`);
  it('counts the calls that leave it out', () => {
    expect(never()).toEqual(['fetch | request | 2']);
  });
  it('is not told where one of its callers gives it', () => {
    expect(given()).toEqual(['load → request → fetch', 'request → fetch']);
  });
  it('may be given it where nobody in sight calls it', () => {
    expect(unasked()).toEqual(['request → fetch', 'request → fetch']);
  });
  it('may be itself', () => {
    expect(recursive()).toEqual(['fetch | request | 2']);
  });
});

describe('callers that do not wait', () => {
  const beside = reports(`
    ${wrapper}
    export const f = async () => request('https://a');
    export const g = async () => request('https://b');
    export function h() { void request('https://c'); }`);
  const limited = reports(`
    import pTimeout from 'p-timeout';
    ${wrapper}
    export const f = async () => request('https://a');
    export const g = async () => request('https://b');
    export const h = async () => pTimeout(request('https://c'), { milliseconds: 10 });`);
  const run = reports(`
    ${wrapper}
    export const f = async () => request('https://a');
    export const g = async () => request('https://b');
    export const h = async (urls: string[]) => Promise.all(urls.map(request));`);
  it('do not count', () => {
    expect(beside()).toEqual(['fetch | request | 2']);
  });
  it('are enough to be told at the others where something around them ends the wait', () => {
    expect(limited()).toEqual(['request → fetch', 'request → fetch']);
  });
  it('may be given it by whoever runs the wrapper', () => {
    expect(run()).toEqual(['request → fetch', 'request → fetch']);
  });
});

describe('a client that a wrapper works through', () => {
  const wrapped = (made: string) => `
    import axios, { type AxiosRequestConfig } from 'axios';
    const api = axios.create(${made});
    async function load(url: string, options?: AxiosRequestConfig) { return api.get(url, options); }`;
  const callers = `
    export const f = async () => load('/a');
    export const g = async () => load('/b');`;
  const never = reports(`${wrapped('{}')} ${callers}`);
  const sometimes = reports(
    `${wrapped('{}')} ${callers} export const h = async () => load('/c', { timeout: 10 });`,
  );
  it('is told where no caller gives a limit', () => {
    expect(never()).toEqual(['client of api.get']);
  });
  it('is not told where a caller gives one', () => {
    expect(sometimes()).toEqual(['load → api.get', 'load → api.get']);
  });
});
