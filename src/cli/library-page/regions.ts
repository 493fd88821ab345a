import type { LibraryRegion, RetryRegionModel, TimeoutRegionModel } from '../../libraries/descriptor.ts';
import { memberNamer } from './members.ts';
import { bullets, code, duration, grouped } from './words.ts';

/** What the package does around functions that it is given. */
export function regionsSection(regions: readonly LibraryRegion[]): string | null {
  const groups = grouped(regions, around);
  const lines = groups.flatMap((group) =>
    group[0] ? [`${memberNamer(regions)(group)}: ${around(group[0])}.`] : [],
  );
  return lines.length > 0 ? bullets(lines) : null;
}

function around(region: LibraryRegion): string {
  switch (region.kind) {
    case 'transaction':
      return transaction(region.reruns, region.handle !== undefined);
    case 'retry':
      return `runs it again when it fails: ${retry(region)}`;
    case 'timeout':
      return `stops waiting for it ${timeout(region)}`;
    case 'handler':
      return `runs it for each message${region.delivery ? `, ${deliveries[region.delivery]}` : ''}`;
    default:
      return others[region.kind];
  }
}

function transaction(reruns: boolean, hasHandle: boolean): string {
  const client = hasHandle ? ', with a client of its own for it' : '';
  return `runs it in a database transaction${client}${reruns ? ', and may run it more than once' : ''}`;
}

const others = {
  breaker: 'runs it behind a circuit breaker',
  limit: 'limits how many run at a time',
  lock: 'runs it under a lock',
  durable: 'runs it as a step that the engine keeps, repeats and does not do twice',
  workflow: 'runs it as a workflow, which is replayed',
  deferred: 'runs it later, beside its caller',
  request: 'runs it for each request',
} as const;

const deliveries = {
  'at-least-once': 'which comes again when it fails',
  'at-most-once': 'which does not come again when it fails',
} as const;

function retry(region: RetryRegionModel): string {
  const { attempts, attemptsOption, foreverOption, elapsedOption, delayMs, factor, jitter } = region;
  const count = attempts === null ? 'without end' : `${String(attempts)} attempts in all`;
  const growth =
    factor === 1 ? '' : `, ${factor === 2 ? 'doubled' : `times ${String(factor)}`} for each further one`;
  const notes = [
    attemptsOption ? `${code(attemptsOption)} sets the number of ${region.counts ?? 'attempts'}` : '',
    foreverOption ? `${code(foreverOption)} takes away the end` : '',
    elapsedOption ? `${code(elapsedOption)} limits the time in all` : '',
    delayMs > 0 ? `${duration(delayMs)} before the first repetition${growth}` : 'no delay',
    jitter ? 'with jitter' : 'without jitter',
  ].filter((note) => note !== '');
  return `${count} by default; ${notes.join('; ')}`;
}

function timeout({ limit, defaultMs, aborts }: TimeoutRegionModel): string {
  const option = limit?.option === undefined ? '' : ` (${code(limit.option)})`;
  const when =
    defaultMs === null
      ? `after the time that it is given${option}`
      : `after ${duration(defaultMs)} by default${option}`;
  return `${when}, and ${aborts ? 'aborts it' : 'lets it go on unseen'}`;
}
