import { describe, expect, it } from 'vitest';
import { openFacts, openService } from './open-service.ts';

const service = openService();

describe('tags', () => {
  const tagged = service.add(`
    /** @idempotent @compensates reserve */
    export async function release() {}
    /** @cap AP */
    export class Carts {
      /** @coordination stock is counted once */
      async place() {}
    }`);
  const wrong = service.add(`
    /** @cap CA */
    export function one() {}
    /** @compensates */
    export function two() {}
    /** @coordination */
    export function three() {}
    /** @deprecated */
    export function four() {}`);
  it('are read where they stand', () => {
    const tags = tagged
      .facts()
      .functions.flatMap(({ name, tags: own }) => own.map((tag) => `${name} ${tag.name} ${tag.text}`));
    expect(tags).toEqual([
      'release idempotent ',
      'release compensates reserve',
      'Carts.place coordination stock is counted once',
    ]);
  });
  it('are told when they cannot be used', () => {
    expect(wrong.facts().tagProblems.map(({ message }) => message)).toEqual([
      '`@cap` takes `CP` or `AP`, found `CA`.',
      '`@compensates` takes the name of the function that it undoes.',
      '`@coordination` takes a reason.',
    ]);
  });
});

describe('functions', () => {
  const named = service.add(`
    export function place(id: string, { limit = 3 } = {}, ...rest: string[]) { return [id, limit, rest]; }
    export class Orders { constructor() {} get size() { return 1; } load = async () => fetch('/a'); }
    export const send = async () => {};
    export default function () {}
    [1].forEach(function () {});`);
  it('have the names that a reader would use', () => {
    expect(named.facts().functions.map(({ name }) => name)).toEqual([
      '<module>',
      'place',
      'Orders.constructor',
      'Orders.size',
      'load',
      'send',
      '<anonymous>',
    ]);
  });
  it('have their parameters', () => {
    expect(named.facts().functions[1]?.parameters.map(({ name }) => name)).toEqual([
      'id',
      '{ limit = 3 }',
      'rest',
    ]);
  });
  it('are found by their identity, the module as well', () => {
    const { functions } = named.facts();
    expect(functions.map(({ id }) => openFacts(service.program()).functionFacts(id)?.name)).toEqual(
      functions.map(({ name }) => name),
    );
  });
  it('are none where nothing has that identity', () => {
    expect(service.facts().functionFacts(`${named.fileName}#3`)).toBeNull();
    expect(service.facts().functionFacts('/nowhere.ts#0')).toBeNull();
    expect(service.facts().fileFacts('/nowhere.ts')).toBeNull();
  });
});

describe('the order of questions', () => {
  const shared = service.add({
    'main.ts': `
      import { api, chain, open } from './api';
      export const f = () => api.get('/a', { timeout: open(3) });
      export const g = async () => { const c = chain(); await c.get('/b'); };`,
    'api.ts': `
      import axios, { type AxiosInstance } from 'axios';
      let client: AxiosInstance = axios.create();
      export const open = (n: number): number => (n > 0 ? open(n - 1) : 5_000);
      export function chain(): AxiosInstance { client = wrapped(client); return client; }
      function wrapped(one: AxiosInstance): AxiosInstance { client = one; return chain(); }
      export const api = client;
      export const h = () => client.post('/c');`,
  });
  const names = () => [shared.fileName, shared.fileName.replace('main.ts', 'api.ts')];
  it('changes no answer', () => {
    const [first = '', second = ''] = names();
    const forward = openFacts(service.program());
    const backward = openFacts(service.program());
    const [a, b] = [forward.fileFacts(first), forward.fileFacts(second)];
    const [d, c] = [backward.fileFacts(second), backward.fileFacts(first)];
    expect([c, d]).toEqual([a, b]);
  });
  it('changes nothing for functions that are asked for by themselves', () => {
    const [first = ''] = names();
    const whole = openFacts(service.program()).fileFacts(first);
    const alone = openFacts(service.program());
    const single = whole?.functions.toReversed().map(({ id }) => alone.functionFacts(id));
    expect(single?.toReversed()).toEqual(whole?.functions);
  });
  it('is the program’s for all functions', () => {
    const ids = () =>
      openFacts(service.program())
        .allFunctions()
        .map(({ id }) => id);
    expect(ids()).toEqual(ids());
    expect(new Set(ids()).size).toBe(ids().length);
  });
});
