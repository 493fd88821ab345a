import type { SchemaLibrary } from './schema-library.ts';

const joi: SchemaLibrary = {
  package: 'joi',
  versions: '>=16',
  source: 'https://joi.dev/api/#anydefaultvalue',
  checks: [
    { name: 'validate', subject: { argument: 0 }, by: 'receiver', result: 'value' },
    { name: 'attempt', subject: { argument: 0 }, by: [{ argument: 1 }] },
  ],
  shapes: ['object', 'keys', 'append'],
  defaults: [{ name: 'default', value: { argument: 0 } }],
  changes: ['cast', 'custom', 'external', 'failover', 'when'],
};

const zod: SchemaLibrary = {
  package: 'zod',
  versions: '>=3',
  source: 'https://zod.dev/api#defaults',
  checks: [
    { name: 'parse', subject: { argument: 0 }, by: 'receiver' },
    { name: 'safeParse', subject: { argument: 0 }, by: 'receiver', result: 'data' },
  ],
  shapes: ['object', 'strictObject', 'looseObject', 'extend', 'safeExtend'],
  defaults: [{ name: 'default', value: { argument: 0 } }],
  changes: ['transform', 'pipe', 'preprocess', 'overwrite', 'catch', 'codec'],
};

const envalid: SchemaLibrary = {
  package: 'envalid',
  versions: '>=7',
  source: 'https://github.com/af/envalid#envalidcleanenvenvironment-validators-options',
  checks: [{ name: 'cleanEnv', subject: { argument: 0 }, by: [{ argument: 1 }] }],
  shapes: [],
  defaults: [{ name: '*', value: { argument: 0, option: 'default' } }],
  changes: [],
};

const t3Env: SchemaLibrary = {
  package: '@t3-oss/env-core',
  versions: '>=0.6',
  source: 'https://env.t3.gg/docs/core',
  checks: [
    {
      name: 'createEnv',
      subject: { argument: 0, option: 'runtimeEnv' },
      by: [
        { argument: 0, option: 'server' },
        { argument: 0, option: 'client' },
        { argument: 0, option: 'shared' },
      ],
    },
  ],
  shapes: [],
  defaults: [],
  changes: [],
};

/** The libraries by whose schemas services read their environment. */
export const schemaLibraries: readonly SchemaLibrary[] = [
  joi,
  { ...joi, package: '@hapi/joi' },
  zod,
  envalid,
  t3Env,
  { ...t3Env, package: '@t3-oss/env-nextjs', source: 'https://env.t3.gg/docs/nextjs' },
];
