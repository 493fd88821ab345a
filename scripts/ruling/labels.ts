import { readFileSync } from 'node:fs';

import * as v from 'valibot';

/** A place in a service that somebody has read and judged. */
const label = v.object({
  /** `owner/name`. */
  repo: v.string(),
  path: v.string(),
  line: v.number(),
  pattern: v.string(),
  label: v.picklist(['bug', 'ok']),
  confidence: v.picklist(['high', 'medium', 'low']),
});
export type Label = Readonly<v.InferOutput<typeof label>>;

/** Which rules should report the bugs of a pattern. A pattern that is not listed has no rule yet. */
export const rulesOfPattern: ReadonlyMap<string, readonly string[]> = new Map([
  ['single-region', ['no-single-region-client']],
  ['missing-timeout', ['require-timeout', 'no-ineffective-timeout']],
  ['retry-unbounded', ['no-unbounded-retry']],
  ['retry-no-backoff', ['require-retry-backoff']],
  ['retry-no-jitter', ['require-retry-jitter']],
  ['nested-retry', ['no-nested-retry']],
  ['retry-non-idempotent', ['no-retry-non-idempotent']],
  ['missing-idempotency-key', ['require-idempotency-key']],
  ['saga-no-compensation', ['require-compensation']],
  ['remote-call-in-tx', ['no-remote-call-in-transaction']],
  ['dual-write', ['no-dual-write', 'no-publish-before-commit']],
  [
    'ack-before-processing',
    ['no-ack-before-processing', 'no-swallowed-remote-error', 'no-dedupe-outside-transaction'],
  ],
  ['auto-ack', ['no-ack-before-processing', 'no-unacknowledged-write']],
  ['infinite-requeue', ['no-redelivery-loop']],
  ['no-dlq', ['require-dead-letter-queue']],
  ['rmw-no-cas', ['no-lost-update']],
  ['check-then-insert', ['no-check-then-act']],
  ['lock-no-ttl', ['no-lock-without-expiry']],
  ['lock-unsafe-release', ['no-unsafe-lock-release']],
  ['lock-no-fencing', ['no-unfenced-lock']],
  ['cache-no-ttl', ['require-cache-expiry']],
  ['wall-clock-ordering', ['no-wall-clock-ordering']],
  ['quorum-arithmetic', ['no-invalid-quorum']],
  ['nondeterminism', ['no-nondeterministic-workflow']],
  ['unbounded-fanout', ['no-unbounded-fan-out']],
  ['cron-multi-replica', ['no-unguarded-schedule']],
  ['no-graceful-shutdown', ['require-graceful-shutdown']],
  ['liveness-downstream', ['no-dependency-in-liveness']],
  ['lost-trace-context', ['require-trace-propagation']],
]);

/** The labels of a file with one JSON object a line. Throws for a line that is no label. */
export function readLabels(file: string): readonly Label[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => v.parse(label, JSON.parse(line)));
}

/** The folder that a labelled service is checked out to. */
export function folderOf({ repo }: Label): string {
  return repo.replace('/', '+');
}
