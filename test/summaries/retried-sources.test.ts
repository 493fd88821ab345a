import { describe, expect, it } from 'vitest';
import { openService, type Sources } from '../facts/open-service.ts';

const service = openService();

/** The retries of the main file, each by its callee with the calls that it repeats and the attempts in all, where these are many. */
function retries(sources: Sources) {
  const written = service.add(sources);
  return () => {
    const summaries = service.summaries();
    const repeated = summaries
      .hastyRetries(written.facts())
      .map(({ policy, nearest }) => `${policy?.callee ?? ''}: ${nearest?.via.join(' > ') ?? ''}`);
    const nested = summaries.nestedRetries(written.facts()).map(({ attempts }) => attempts);
    return { repeated, nested };
  };
}

const head = `
  import { HttpService } from '@nestjs/axios';
  import { catchError, defer, firstValueFrom, forkJoin, from, lastValueFrom, map, of, retry, switchMap, throwError } from 'rxjs';
  import pRetry from 'p-retry';
  declare function send(): Promise<void>;`;
const rates = (members: string) => `${head}
  export class Rates {
    constructor(private readonly http: HttpService) {}
    ${members}
  }`;
const load = (source: string, others = '') =>
  retries(rates(`async load() { await firstValueFrom(${source}); } ${others}`));
const found = { repeated: ['retry: this.http.get'], nested: [] };
const none = { repeated: [], nested: [] };
const get = `this.http.get('/rates')`;

describe('a retry of a lazy source', () => {
  const cases: readonly [string, object, () => object][] = [
    ['repeats what makes the source', found, load(`${get}.pipe(retry(3))`)],
    ['repeats it through other operators', found, load(`${get}.pipe(map((x) => x), retry(3))`)],
    ['repeats it through another composition', found, load(`${get}.pipe(map((x) => x)).pipe(retry(3))`)],
    ['repeats each of several sources', found, load(`forkJoin([${get}, of(1)]).pipe(retry(3))`)],
    [
      'repeats what an operator runs',
      { repeated: ['retry: this.http.get'], nested: [] },
      load(`of(1).pipe(switchMap(() => ${get}), retry(3))`),
    ],
    [
      'repeats a promise that is made anew each time',
      { repeated: ['retry: fetch'], nested: [] },
      load(`defer(() => fetch('/a')).pipe(retry(3))`),
    ],
    ['does not repeat a promise that is there', none, load(`from(fetch('/a')).pipe(retry(3))`)],
    [
      'does not repeat a request whose answer was waited for',
      none,
      load(`from(firstValueFrom(${get})).pipe(retry(3))`),
    ],
    [
      'repeats the source that a method makes',
      { repeated: ['retry: Rates.rates > this.http.get'], nested: [] },
      load('this.rates().pipe(retry(3))', `private rates() { return ${get}.pipe(map((x) => x)); }`),
    ],
    [
      'repeats the promise that a method makes anew each time',
      { repeated: ['retry: Rates.rates > fetch'], nested: [] },
      load('this.rates().pipe(retry(3))', `private rates() { return defer(() => fetch('/a')); }`),
    ],
    [
      'does not repeat the promise that a method gives',
      none,
      load('from(this.rates()).pipe(retry(3))', `private async rates() { return fetch('/a'); }`),
    ],
    [
      'does not repeat what a method has waited for',
      none,
      load(
        'from(this.rates()).pipe(retry(3))',
        `private async rates() { const source = ${get}; return firstValueFrom(source); }`,
      ),
    ],
    [
      'does not repeat what an asynchronous method returns',
      none,
      load('from(this.rates()).pipe(retry(3))', `private async rates() { return ${get}; }`),
    ],
    [
      'is left out where the promise that a method made is the source of another',
      none,
      load(
        'this.rates().pipe(retry(3))',
        `private rates() { return from(this.first()); } private async first() { return fetch('/a'); }`,
      ),
    ],
    [
      'may be made by a function',
      { repeated: ['withRetry: this.http.get'], nested: [] },
      retries({
        'main.ts': `${rates(`async load() { await firstValueFrom(${get}.pipe(withRetry(4))); }`)}
          import { withRetry } from './with-retry.ts';`,
        'with-retry.ts': `import { retry } from 'rxjs'; export function withRetry<T>(count: number) { return retry<T>(count); }`,
      }),
    ],
    [
      'is none where a function makes another operator',
      none,
      load(`${get}.pipe(this.own())`, 'private own() { return map((x) => x); }'),
    ],
    [
      'is none where an operator of a caller is composed',
      none,
      load(`${get}.pipe(this.own(map((x) => x)))`, 'private own(operator: any) { return operator; }'),
    ],
  ];
  it.each(cases)('%s', (_what, expected, what) => {
    expect(what()).toEqual(expected);
  });
});

describe('a retry around the retry of a lazy source', () => {
  const around = (operators: string) =>
    retries(
      rates(`load() { return pRetry(() => firstValueFrom(${get}.pipe(${operators})), { retries: 4 }); }`),
    );
  const cases: readonly [string, readonly number[], () => { nested: readonly number[] }][] = [
    ['multiplies its attempts', [20], around('retry({ count: 3, delay: 1_000 })')],
    ['is not led to where its last error is taken in', [], around('retry(3), catchError(() => of(null))')],
    [
      'is not where it may be, in what is composed after it',
      [],
      around('retry(3)).pipe(catchError(() => of(null))'),
    ],
    [
      'is not where it may be, by an operator that cannot be seen',
      [],
      around('retry(3), (globalThis as any).quiet()'),
    ],
    [
      'is where the error is thrown on before the retry',
      [],
      around('catchError((error) => throwError(() => new Error("gone", { cause: error }))), retry(3)'),
    ],
  ];
  it.each(cases)('%s', (_what, expected, what) => {
    expect(what().nested).toEqual(expected);
  });

  const caught = retries(
    rates(`
      private rates() { return ${get}.pipe(retry(3)); }
      load() { return pRetry(() => firstValueFrom(this.rates().pipe(catchError(() => of(null)))), { retries: 4 }); }`),
  );
  const failing = retries(
    rates(`
      private rates() { return ${get}.pipe(retry(3)); }
      load() { return pRetry(() => firstValueFrom(this.rates().pipe(catchError((e) => throwError(() => e)))), { retries: 4 }); }`),
  );
  it('is not led to where a caller of the source takes the error in', () => {
    expect(caught().nested).toEqual([]);
  });
  it('is led to where a caller of the source makes another error of it', () => {
    expect(failing().nested).toEqual([20]);
  });
});
