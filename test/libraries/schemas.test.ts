import { createEnv } from '@t3-oss/env-core';
import { cleanEnv, num } from 'envalid';
import Joi from 'joi';
import { expect, test } from 'vitest';
import { z } from 'zod';

import { schemaLibraries } from '../../src/libraries/schemas/known-schemas.ts';

const environment: Record<string, string> = {};

test('each check gives a variable that nobody sets the default of its schema', () => {
  const joi = Joi.object({ A: Joi.number() })
    .append({})
    .keys({ N: Joi.number().default(3) });
  const schema = z.strictObject({}).extend({ N: z.coerce.number().default(3) });
  expect({
    validate: joi.validate(environment).value,
    attempt: Joi.attempt(environment, joi),
    parse: schema.parse(environment),
    safeParse: schema.safeParse(environment).data,
    cleanEnv: { ...cleanEnv(environment, { N: num({ default: 3 }) }) },
    createEnv: { ...createEnv({ server: { N: z.coerce.number().default(3) }, runtimeEnv: environment }) },
  }).toEqual(
    Object.fromEntries(schemaLibraries.flatMap(({ checks }) => checks.map(({ name }) => [name, { N: 3 }]))),
  );
});

test('what makes a value into another one, and what tells the schemas of properties, is there', () => {
  const makers: Readonly<Record<string, readonly object[]>> = {
    joi: [Joi, Joi.number(), Joi.object()],
    zod: [z, z.string(), z.object({})],
  };
  const missing = schemaLibraries.flatMap(({ package: name, shapes, changes }) =>
    [...shapes, ...changes].filter((call) => makers[name]?.every((maker) => !(call in maker))),
  );
  expect(missing).toEqual([]);
});
