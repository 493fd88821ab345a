import type { CallModel, EffectSource, IdempotencyModel } from '../descriptor.ts';

/** A request whose options name the method. */
export const anyRequest = {
  from: 'http-method',
  option: 'method',
  fallback: 'GET',
} as const satisfies EffectSource;

/** A request that changes something, unless its answer is what it is made for. */
export const postRequest = {
  from: 'http-method',
  option: 'method',
  fallback: 'POST',
} as const satisfies EffectSource;

/** A `PUT` has the server keep what it is given in the place of what was there (RFC 9110, 9.3.4), so that it may be sent again. */
export const replacement = {
  effect: 'write',
  sets: { argument: 1, unless: [] },
} as const satisfies Partial<CallModel>;

/** HTTP has no option for a key: it travels in one of these headers, or a precondition stands for it. */
export const httpIdempotency = {
  options: [],
  headers: ['Idempotency-Key', 'X-Idempotency-Key', 'PayPal-Request-Id', 'If-Match', 'If-None-Match'],
  fields: [],
  automatic: 'none',
} as const satisfies IdempotencyModel;

/** What ends an idle `fetch` of Node.js: `headersTimeout` and `bodyTimeout` of undici, 300 s each. */
export const fetchIdle = '5 minutes without any data';
