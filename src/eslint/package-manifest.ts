import { createRequire } from 'node:module';

import * as v from 'valibot';

const manifestSchema = v.object({
  name: v.string(),
  version: v.string(),
  homepage: v.string(),
  bugs: v.object({ url: v.string() }),
});

/** What this package says about itself in its package.json, found by its own name so that it works from source and from `dist`. */
export const packageManifest = v.parse(
  manifestSchema,
  createRequire(import.meta.url)('eslint-plugin-distributed/package.json'),
);
