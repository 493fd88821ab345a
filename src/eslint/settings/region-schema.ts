import * as v from 'valibot';

import { closedObject } from './closed-object.ts';

const position = v.pipe(v.number(), v.integer(), v.minValue(0));
const absent = v.exactOptional;

const base = {
  on: v.string(),
  members: v.array(v.string()),
  callback: position,
  callbackOption: absent(v.string()),
  options: absent(position),
};

const transaction = closedObject({
  ...base,
  kind: v.literal('transaction'),
  handle: absent(position),
  handleType: absent(v.string()),
  reruns: v.boolean(),
  limitMs: absent(v.number()),
});

const retry = closedObject({
  ...base,
  kind: v.literal('retry'),
  attempts: v.nullable(v.number()),
  attemptsOption: absent(v.string()),
  counts: absent(v.picklist(['attempts', 'retries'])),
  foreverOption: absent(v.string()),
  elapsedOption: absent(v.string()),
  delayMs: v.number(),
  delayOption: absent(v.string()),
  factor: v.number(),
  jitter: v.boolean(),
  jitterOption: absent(v.string()),
  predicateOption: absent(v.string()),
  policy: absent(v.boolean()),
});

const timeout = closedObject({
  ...base,
  kind: v.literal('timeout'),
  limit: absent(closedObject({ argument: position, option: absent(v.string()) })),
  defaultMs: v.nullable(v.number()),
  aborts: v.boolean(),
  policy: absent(v.boolean()),
});

const other = closedObject({
  ...base,
  kind: v.picklist(['breaker', 'limit', 'lock', 'durable', 'workflow', 'deferred', 'handler', 'request']),
  delivery: absent(v.picklist(['at-least-once', 'at-most-once'])),
});

/** The schema of a `LibraryRegion`. */
export const regionSchema = v.variant('kind', [transaction, retry, timeout, other]);
