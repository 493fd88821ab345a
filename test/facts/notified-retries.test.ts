import { describe, expect, it } from 'vitest';
import { openService, type Sources } from './open-service.ts';

const service = openService();

function retry(sources: Sources, callee = 'retryWhen') {
  const written = service.add(sources);
  return () => {
    const { region } = written.call(callee);
    if (region?.kind !== 'retry') throw new Error('no retry');
    const { attempts, delayMs, jitter, predicate } = region;
    return { ...attempts, delayMs, jitter, predicate };
  };
}

const notified = (notifier: string) =>
  retry(
    `import { concatMap, delay, from, retryWhen, take, tap, throwError, timer } from 'rxjs';
     export const again = (given: number, ask: any) => from(fetch('/a')).pipe(retryWhen(${notifier}));`,
  );
const unread = { bounded: 'unknown', most: null, delayMs: null, jitter: 'unknown', predicate: 'unknown' };
const endless = { bounded: 'no', most: null, jitter: 'no', predicate: 'no' };

describe('a function that is given the failures and says when to try again', () => {
  const cases: readonly [string, object, () => object][] = [
    ['gives no end where it hands them back', { ...endless, delayMs: 0 }, notified('(errors) => errors')],
    [
      'gives none where it only waits and notes',
      { ...endless, delayMs: 1_500 },
      notified('(errors) => errors.pipe(tap((e) => console.error(e)), delay(1_000), delay(500))'),
    ],
    [
      'counts the attempts that are sent',
      { bounded: 'yes', most: 3, delayMs: 1_000, jitter: 'no', predicate: 'no', by: '`take`' },
      notified('(errors) => errors.pipe(delay(1_000), take(3))'),
    ],
    [
      'says in a body, too',
      { bounded: 'yes', most: 2, delayMs: 0 },
      notified('function (errors) { return errors.pipe(take(2)); }'),
    ],
    [
      'may be given the number and the wait',
      { bounded: 'yes', most: null, delayMs: null, jitter: 'unknown', predicate: 'no' },
      notified('(errors) => errors.pipe(delay(given), take(given))'),
    ],
    [
      'may tell errors apart',
      { ...unread, bounded: 'yes', most: 5 },
      notified('(errors) => errors.pipe(tap((e) => { if (e.status < 500) throw e; }), delay(10), take(5))'),
    ],
    [
      'may do anything with another operator',
      unread,
      notified('(errors) => errors.pipe(concatMap((e, i) => (i > 3 ? throwError(() => e) : timer(1_000))))'),
    ],
    ['may apply an operator that is held elsewhere', unread, notified('(errors) => errors.pipe(ask)')],
    ['may be anything that a caller gives', unread, notified('ask')],
    ['may return something else', unread, notified('() => timer(10)')],
    ['may hand them to something else', unread, notified('(errors) => ask.pipe(errors)')],
    ['may call them', unread, notified('(errors) => ask(errors)')],
    ['may take them by another member', unread, notified('(errors: any) => errors.map(ask)')],
    ['may choose', unread, notified('(errors) => { if (given) return errors; return timer(1); }')],
  ];
  it.each(cases)('%s', (_what, expected, found) => {
    expect(found()).toMatchObject(expected);
  });
});

describe('a function that tells how long to wait', () => {
  const delayed = (tells: string) =>
    retry(
      `import { from, retry, throwError, timer } from 'rxjs';
       export const again = () => from(fetch('/a')).pipe(retry({ count: 4, delay: ${tells} }));`,
      'retry',
    );
  const cases: readonly [string, object, () => object][] = [
    [
      'tries again after every error where it only waits',
      { predicate: 'no', jitter: 'no', most: 5 },
      delayed('(error, count) => timer(2 ** count * 100)'),
    ],
    [
      'has chance take part',
      { predicate: 'no', jitter: 'yes' },
      delayed('(error, count) => timer(count * 100 * Math.random())'),
    ],
    [
      'may tell errors apart by what it returns',
      { predicate: 'yes' },
      delayed('(error) => (error.status < 500 ? throwError(() => error) : timer(100))'),
    ],
    [
      'may tell errors apart by what it throws',
      { predicate: 'yes' },
      delayed('(error) => { if (error.status < 500) throw error; return timer(100); }'),
    ],
  ];
  it.each(cases)('%s', (_what, expected, found) => {
    expect(found()).toMatchObject(expected);
  });
});
