import { describe, expect, it } from 'vitest';
import type { Region, RetryRegion } from '../../src/facts/model.ts';
import { openService } from './open-service.ts';

const service = openService();

/** The regions of the call with that callee, outermost first. */
function regions(text: string, callee: string): () => readonly Region[] {
  const written = service.add(text);
  return () => {
    const { region, inner = [] } = written.call(callee);
    return region ? [region, ...inner] : [];
  };
}

function retry(text: string, callee: string): () => RetryRegion | undefined {
  const found = regions(text, callee);
  return () => found().find((region) => region.kind === 'retry');
}

const retried = (options: string) =>
  `import pRetry from 'p-retry'; export const f = (given: number) => pRetry(() => fetch('/a')${options});`;

describe('the growth of the delay', () => {
  const given = retry(retried(', { factor: 1, minTimeout: 20 }'), 'pRetry');
  const asItComes = retry(retried(''), 'pRetry');

  it('is the factor that is given, else the default', () => {
    expect(given()).toMatchObject({ delayMs: 20, factor: 1 });
    expect(asItComes()).toMatchObject({ delayMs: 1_000, factor: 2 });
  });
});

describe('the attempts of a retry', () => {
  const cases: readonly [string, object, () => RetryRegion | undefined][] = [
    ['are the default where none are given', { bounded: 'yes', most: 11 }, retry(retried(''), 'pRetry')],
    ['count the first one', { bounded: 'yes', most: 4 }, retry(retried(', { retries: 3 }'), 'pRetry')],
    [
      'have no end as Infinity',
      { bounded: 'no', most: null },
      retry(retried(', { retries: Infinity }'), 'pRetry'),
    ],
    [
      'are unknown where a caller gives them',
      { bounded: 'unknown', most: null },
      retry(retried(', { retries: given }'), 'pRetry'),
    ],
    [
      'are what the deployment sets',
      { bounded: 'yes', most: null },
      retry(retried(', { retries: Number(process.env.RETRIES) }'), 'pRetry'),
    ],
    [
      'have no end where the policy has none',
      { bounded: 'no', most: null },
      retry(
        `import { handleAll, retry } from 'cockatiel'; const policy = retry(handleAll, {}); export const f = () => policy.execute(() => fetch('/a'));`,
        'policy.execute',
      ),
    ],
    [
      'are the policy’s',
      { bounded: 'yes', most: 3 },
      retry(
        `import { handleAll, retry } from 'cockatiel'; const policy = retry(handleAll, { maxAttempts: 2 }); export const f = () => policy.execute(() => fetch('/a'));`,
        'policy.execute',
      ),
    ],
    [
      'have no end when it is for ever',
      { bounded: 'no', by: '`forever`' },
      retry(
        `import retry from 'async-retry'; export const f = () => retry(() => fetch('/a'), { forever: true });`,
        'retry',
      ),
    ],
    [
      'are a number in the place of the options',
      { bounded: 'yes', most: 4 },
      retry(`import { retry } from 'rxjs'; export const again = retry(3);`, 'retry'),
    ],
    [
      'have no end without options',
      { bounded: 'no', most: null },
      retry(`import { retry } from 'rxjs'; export const again = retry();`, 'retry'),
    ],
  ];
  it.each(cases)('%s', (_what, attempts, found) => {
    expect(found()?.attempts).toMatchObject(attempts);
  });
});

describe('the elapsed time of a retry', () => {
  const cases: readonly [string, string, () => RetryRegion | undefined][] = [
    ['yes', 'is capped by an option', retry(retried(', { maxRetryTime: 10_000 }'), 'pRetry')],
    ['no', 'is not without it', retry(retried(', {}'), 'pRetry')],
    ['no', 'is not by Infinity', retry(retried(', { maxRetryTime: Infinity }'), 'pRetry')],
    ['unknown', 'may be by a caller', retry(retried(', { maxRetryTime: given }'), 'pRetry')],
  ];
  it.each(cases)('%s: %s', (answer, _what, found) => {
    expect(found()?.elapsed).toBe(answer);
  });
});

describe('the manner of a retry', () => {
  const plain = retry(retried(', { retries: 2 }'), 'pRetry');
  const jittered = retry(
    retried(', { randomize: true, minTimeout: 50, shouldRetry: ({ retryCount }) => retryCount < 3 }'),
    'pRetry',
  );
  it('is the default of the library', () => {
    expect(plain()).toMatchObject({ delayMs: 1_000, factor: 2, jitter: 'no', predicate: 'no' });
  });
  it('is what the options say', () => {
    expect(jittered()).toMatchObject({ delayMs: 50, jitter: 'yes', predicate: 'yes' });
  });

  const endless = service.add(retried(''));
  const given = service.add(retried(', { retries: Infinity }'));
  it('is mended by an option', () => {
    const { region } = endless.call('pRetry');
    expect(endless.applied(region?.kind === 'retry' ? region.remedy : null)).toContain(
      `pRetry(() => fetch('/a'), { retries: 5 })`,
    );
  });
  it('is not mended beside the same option', () => {
    expect(given.call('pRetry').region).toMatchObject({ remedy: null });
  });
});

describe('a limit of time', () => {
  const kinds = (text: string, callee: string) => {
    const found = regions(text, callee);
    return () =>
      found().map((region) =>
        region.kind === 'timeout' ? `timeout ${region.bounded} ${region.ms ?? '-'}` : region.kind,
      );
  };
  const breaker = (options: string) =>
    `import CircuitBreaker from 'opossum'; const breaker = new CircuitBreaker(async () => fetch('/a')${options}); export const f = () => breaker.fire();`;
  const cases: readonly [string, readonly string[], () => readonly string[]][] = [
    [
      'is an option of the call',
      ['timeout yes 500'],
      kinds(
        `import pTimeout from 'p-timeout'; export const f = () => pTimeout(fetch('/a'), { milliseconds: 500 });`,
        'pTimeout',
      ),
    ],
    ['is the default of a breaker', ['timeout yes 10000', 'breaker'], kinds(breaker(''), 'breaker.fire')],
    ['is switched off', ['timeout no -', 'breaker'], kinds(breaker(', { timeout: false }'), 'breaker.fire')],
    [
      'is one of several policies',
      ['retry', 'timeout yes 800'],
      kinds(
        `import { handleAll, retry, timeout, TimeoutStrategy, wrap } from 'cockatiel'; const policy = wrap(retry(handleAll, { maxAttempts: 2 }), timeout(800, TimeoutStrategy.Aggressive)); export const f = () => policy.execute(() => fetch('/a'));`,
        'policy.execute',
      ),
    ],
    [
      'may be a policy that cannot be seen',
      ['timeout unknown -'],
      kinds(
        `import type { IPolicy } from 'cockatiel'; export const f = (policy: IPolicy) => policy.execute(() => fetch('/a'));`,
        'policy.execute',
      ),
    ],
  ];
  it.each(cases)('%s', (_what, expected, found) => {
    expect(found()).toEqual(expected);
  });
});

describe('a transaction', () => {
  const opened = service.add(`
    import { DataSource } from 'typeorm';
    class Order { id = ''; }
    declare const source: DataSource;
    export const f = () => source.transaction(async (manager) => { await manager.getRepository(Order).insert({ id: 'a' }); });
    export const g = () => source.transaction('SERIALIZABLE', async (m) => { await m.query('SELECT 1'); });`);
  const rerun = regions(
    `
      import type { ClientSession } from 'mongodb';
      export const h = (session: ClientSession) => session.withTransaction(async () => { await fetch('/a'); });`,
    'session.withTransaction',
  );
  it('hands its own client to its function, wherever that stands', () => {
    const joined = opened
      .calls()
      .flatMap(({ remote, callee }) =>
        remote && remote.effect !== 'none' ? [`${callee} ${remote.joins}`] : [],
      );
    expect(joined).toEqual(['manager.getRepository().insert transaction', 'm.query transaction']);
  });
  it('may run again', () => {
    expect(rerun()).toMatchObject([{ kind: 'transaction', reruns: true, limitMs: 120_000 }]);
  });
});

describe('other regions', () => {
  const limited = regions(
    `import pLimit from 'p-limit'; const limit = pLimit(2); export const f = () => limit(() => fetch('/a'));`,
    'limit',
  );
  const step = service.add(`
    import { Inngest } from 'inngest';
    const inngest = new Inngest({ id: 'a' });
    export const fn = inngest.createFunction({ id: 'b' }, { event: 'c' }, async ({ step }) => { await step.run('d', async () => fetch('/a')); });`);
  it('limit how many run at a time', () => {
    expect(limited()).toMatchObject([{ kind: 'limit', library: 'p-limit' }]);
  });
  it('are known by the context that an engine hands in', () => {
    expect(step.call('step.run').region).toMatchObject({ kind: 'durable' });
  });
});
