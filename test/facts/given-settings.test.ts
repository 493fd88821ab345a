import { expect, test } from 'vitest';
import { openService } from './open-service.ts';

/** The attempts of a policy that takes their number from a service of settings, in a program of its own; `null` where there is no default. */
function attempts(
  reads: string,
  setup: string,
  others: Readonly<Record<string, string>> = {},
): number | null {
  const service = openService();
  const written = service.add({
    'main.ts': `import { ConfigService } from '@nestjs/config'; import pRetry from 'p-retry';
export class Rates { constructor(private readonly config: ConfigService, private readonly own: { get(name: string): number }) { console.log(this.own); }
load() { return pRetry(() => fetch('https://a/u'), { retries: ${reads} }); } }`,
    'app.ts': `import { ConfigModule } from '@nestjs/config'; import Joi from 'joi';
const schema = Joi.object({ N: Joi.number().default(3), M: Joi.number() }); console.log(schema, Joi);
${setup}`,
    ...others,
  });
  const { region } = written.call('pRetry');
  return region?.kind === 'retry' ? (region.attempts.usual ?? null) : null;
}

const forRoot = 'export const app = ConfigModule.forRoot({ isGlobal: true, validationSchema: schema });';
const read = "this.config.get('N')";

test.each([
  ['is what the schema has for it', attempts(read, forRoot), 4],
  ['is wanted', attempts("this.config.getOrThrow<number>('N')", forRoot), 4],
  [
    'is checked by a schema of that name',
    attempts(
      read,
      `const validationSchema = schema; ${forRoot.replace('validationSchema: schema', 'validationSchema')}`,
    ),
    4,
  ],
  ['is made a number', attempts(`Number(${read})`, forRoot), 4],
  ['has no default', attempts("this.config.get('M')", forRoot), null],
  ['is not in the schema', attempts("this.config.get('O')", forRoot), null],
  ['is named by a variable', attempts('this.config.get(String(process.env.NAME))', forRoot), null],
  ['is of another service', attempts("this.own.get('N')", forRoot), null],
  [
    'is checked by no schema',
    attempts(read, "export const app = ConfigModule.forRoot({}); export const name = 'validationSchema';"),
    null,
  ],
  [
    'is checked by what cannot be seen',
    attempts(
      read,
      'declare const options: object; console.log("validationSchema"); export const app = ConfigModule.forRoot(options);',
    ),
    null,
  ],
  [
    'is given to another module',
    attempts(
      read,
      forRoot
        .replace('ConfigModule', 'Own')
        .concat(' declare const Own: { forRoot(options: object): object };'),
    ),
    null,
  ],
  [
    'is checked by two schemas',
    attempts(
      read,
      `${forRoot} export const other = ConfigModule.forRoot({ validationSchema: Joi.object({ N: Joi.number().default(5) }) });`,
    ),
    null,
  ],
])('a setting that %s', (_what, found, expected) => {
  expect(found).toBe(expected);
});
