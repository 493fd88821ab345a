import { describe, expect, it } from 'vitest';
import { openService, type Sources } from './open-service.ts';

const service = openService();

/** The attempts of a policy whose `retries` are what `setting` is; `null` where there is no default for them. */
function usually(name: string, sources: Sources, attempts: number | null): void {
  const written = service.add(sources);
  it(name, () => {
    const { region } = written.call('pRetry');
    expect(region?.kind === 'retry' ? (region.attempts.usual ?? null) : undefined).toBe(attempts);
  });
}

const retry = (setting: string, before: string) => `
import pRetry from 'p-retry';
${before}
export const load = () => pRetry(() => fetch('https://a/u'), { retries: ${setting} });`;

describe('a variable of the environment', () => {
  usually('with a default', retry('Number(process.env.N ?? 3)', ''), 4);
  usually('without one', retry('Number(process.env.N)', ''), null);
  usually(
    'with one of two',
    retry('Number(process.env.N ?? (cond ? 3 : 4))', 'declare const cond: boolean;'),
    null,
  );
  usually(
    'with a default that is no number',
    retry(`process.env.N ?? many`, 'declare const many: number;'),
    null,
  );
  usually('with a default below zero', retry('Number(process.env.N ?? -1)', ''), null);
  usually(
    'that may be a choice of the program as well',
    retry('cond ? 3 : 5', 'declare const cond: boolean;'),
    null,
  );
});

describe('an environment that Joi has checked', () => {
  const joi = (chain: string, check = '.validate(process.env)') => `import Joi from 'joi';
const schema = Joi.object({ N: ${chain} })${check === '' ? '' : '.unknown()'};
const { value: env, error } = schema.prefs({ errors: { label: 'key' } })${check};
const config = { retry: { count: env.N } };`;

  usually(
    'by a schema with a default',
    retry('config.retry.count', joi(`Joi.number().default(3).description('n')`)),
    4,
  );
  usually('by one without', retry('config.retry.count', joi('Joi.number()')), null);
  usually(
    'by one that makes something else of it',
    retry('env.N', joi('Joi.number().default(3).custom((n) => 2 * n)')),
    null,
  );
  usually('by one whose default is left out', retry('env.N', joi('Joi.number().default()')), null);
  usually('by one whose default is a function', retry('env.N', joi('Joi.number().default(() => 3)')), null);
  usually(
    'by one that is made elsewhere',
    retry(
      'env.N',
      joi('given').replace('const schema', 'declare const given: Joi.NumberSchema; const schema'),
    ),
    null,
  );
  usually(
    'where it is something else that is checked',
    retry(
      'env.N',
      joi('Joi.number().default(3)', '.validate(input)').replace(
        'const schema',
        'declare const input: object; const schema',
      ),
    ),
    null,
  );
  usually('of which another variable is read', retry('env.M', joi('Joi.number().default(3)')), null);
  usually(
    'by a schema that is completed, in another file',
    {
      'main.ts': retry(
        'env.N',
        `import { schema } from './schema'; const env = schema.validate(process.env).value;`,
      ),
      'schema.ts': `import * as Joi from 'joi';
        const shape = { N: Joi.number().default(9) } as const;
        export const schema = Joi.object(shape).keys({ N: Joi.number().default(4) });`,
    },
    5,
  );
  usually(
    'by `attempt`',
    retry(
      'env.N',
      `import Joi from 'joi'; const env = Joi.attempt(process.env, Joi.object({ N: Joi.number().default(3) }));`,
    ),
    4,
  );
});

describe('an environment that others have checked', () => {
  const zod = (check: string) => `import { z } from 'zod';
const Env = z.object({ N: z.coerce.number().int().default(3), M: z.string().default('5').transform(Number), ...{ O: z.number() } });
const env = ${check};`;

  usually('zod', retry('env.N', zod('Env.parse(process.env)')), 4);
  usually('zod, with its answer', retry('env.data.N', zod('Env.safeParse(process.env)')), 4);
  usually(
    'zod, with a variable that is made into something else',
    retry('env.M', zod('Env.parse(process.env)')),
    null,
  );
  usually(
    'zod, with a text for which a number is read',
    retry(
      'Number(env.N)',
      `import { z } from 'zod/v4'; const env = z.object({ N: z.string().default('2') }).parse(process.env);`,
    ),
    3,
  );
  usually(
    'envalid',
    retry(
      'env.N',
      `import { cleanEnv, num, str } from 'envalid'; const env = cleanEnv(process.env, { N: num({ default: 3 }), S: str() });`,
    ),
    4,
  );
  usually(
    'envalid, without a default',
    retry(
      'env.N',
      `import { cleanEnv, num } from 'envalid'; const env = cleanEnv(process.env, { N: num({ desc: 'n' }), M: num() });`,
    ),
    null,
  );
  usually(
    't3-env',
    retry(
      'env.N',
      `import { createEnv } from '@t3-oss/env-core'; import { z } from 'zod'; const env = createEnv({ server: { N: z.coerce.number().default(3) }, runtimeEnv: process.env });`,
    ),
    4,
  );
});

describe('what only looks like a check', () => {
  usually(
    'of a library that is not known',
    retry(
      'env.N',
      `import { z } from 'zed'; const env = z.object({ N: z.number().default(3) }).parse(process.env);`,
    ),
    null,
  );
  usually(
    'by a function of the program',
    retry(
      'env.N',
      `const num = (options: object) => options; const cleanEnv = (env: object, shape: Record<string, object>) => ({ N: 7 as number | undefined }); const env = cleanEnv(process.env, { N: num({ default: 3 }) });`,
    ),
    null,
  );
  usually(
    'of the environment, in another place',
    retry(
      'env.N',
      `import Joi from 'joi'; const env = Joi.object({ N: Joi.number().default(3) }).validate({}, process.env).value;`,
    ),
    null,
  );
  usually(
    'that goes in a circle',
    retry('env.N', `const a: any = b; const b: any = a; const env = a.parse(process.env);`),
    null,
  );
});
