import * as v from 'valibot';

/** What one lint of the example ran with, and what it found. */
export const combination = v.object({
  node: v.string(),
  eslint: v.string(),
  typescript: v.string(),
  /** Place and rule, as `services/orders/checkout.ts:15 require-timeout`. */
  found: v.array(v.string()),
  /** Everything of the findings: place, columns, rule and message. */
  whole: v.array(v.string()),
});
export type Combination = v.InferOutput<typeof combination>;
