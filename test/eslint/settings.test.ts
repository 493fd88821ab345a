import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { readSettings } from '../../src/eslint/settings/read-settings.ts';
import { ownDescriptorSchema } from '../../src/eslint/settings/own-descriptor.ts';
import { settingsSchema } from '../../src/eslint/settings/settings-schema.ts';
import { libraries } from '../../src/libraries/index.ts';
import * as v from 'valibot';

const read = (distributed: unknown) => readSettings({ distributed });

const gateway = {
  package: '@acme/gateway',
  versions: '^2',
  source: 'https://wiki.acme.example/gateway',
  system: 'service',
  types: [{ name: 'Gateway', from: ['Gateway()'] }],
  calls: [{ on: 'Gateway', members: ['send'], effect: 'create' }],
};

describe('what is written', () => {
  test('nothing gives the defaults', () => {
    expect(readSettings({})).toMatchObject({
      problems: [],
      settings: {
        project: 'auto',
        include: [],
        libraries: [],
        replicas: null,
        mesh: { timeout: false, retry: false, breaker: false },
      },
    });
  });

  test('every setting is read', () => {
    const written = {
      libraries: [gateway],
      project: 'tsconfig.build.json',
      include: ['script'],
      roles: { script: ['ops/**'] },
      replicas: 3,
      mesh: { timeout: true },
      domains: { orders: 'CP' },
      optional: ['recommendations'],
      deadLetter: ['orders'],
    };
    expect(read(written)).toMatchObject({
      problems: [],
      settings: { ...written, mesh: { timeout: true, retry: false, breaker: false } },
    });
  });

  test('every descriptor of ours could be written by a team', () => {
    const refused = libraries.flatMap((library) => {
      const { issues } = v.safeParse(ownDescriptorSchema, library);
      return issues ? [`${library.package}: ${issues.map((issue) => v.getDotPath(issue)).join(', ')}`] : [];
    });
    expect(refused).toEqual([]);
  });
});

describe('what is wrong', () => {
  test.each([
    [{ librarys: [] }, '`settings.distributed.librarys` is no known key; did you mean `libraries`?'],
    [
      { mesh: { timeouts: true } },
      '`settings.distributed.mesh.timeouts` is no known key; did you mean `timeout`?',
    ],
    [
      { mesh: { encryption: true } },
      '`settings.distributed.mesh.encryption` is no known key; allowed: `timeout`, `retry`, `breaker`.',
    ],
    [{ include: ['tests'] }, '`settings.distributed.include[0]` is "tests"; did you mean "test"?'],
    [{ replicas: 0 }, '`settings.distributed.replicas` is 0; allowed: a whole number from 1.'],
    [{ replicas: 'two' }, '`settings.distributed.replicas` is "two"; allowed: a whole number from 1.'],
    [{ project: true }, '`settings.distributed.project` is true; allowed: "auto", a path, or false.'],
    [{ domains: { orders: 'CA' } }, '`settings.distributed.domains.orders` is "CA"; allowed: "CP", "AP".'],
    ['all', '`settings.distributed` is "all"; allowed: an object with `libraries`, `project`, `include`'],
    [
      { libraries: [{ ...gateway, calls: [{ on: '', members: ['a'], effect: 'wirte' }] }] },
      '`settings.distributed.libraries[0].calls[0].effect` is "wirte"; did you mean "write"?',
    ],
    [{ libraries: [{ package: 'x' }] }, '`settings.distributed.libraries[0].versions` is missing.'],
    [
      { libraries: [{ ...gateway, calls: [{ on: '', members: 'send', effect: 'read' }] }] },
      '`settings.distributed.libraries[0].calls[0].members` is "send"; allowed: a list.',
    ],
    [
      { libraries: [{ ...gateway, calls: [{ on: 'Gatewy', members: ['a'], effect: 'read' }] }] },
      '`settings.distributed.libraries[0].calls[0].on` is "Gatewy", which is none of `types`; did you mean "Gateway"?',
    ],
    [
      { libraries: [{ ...gateway, types: [...gateway.types, { name: 'Call', from: ['Door#call()'] }] }] },
      '`settings.distributed.libraries[0].types[1].from[0]` starts at "Door", which is none of `types`; allowed: "Gateway", "Call".',
    ],
    [{ optional: [1] }, '`settings.distributed.optional[0]` is 1; allowed: a text.'],
  ])('%j is named with what is allowed', (written, text) => {
    expect(read(written).problems.join('\n')).toContain(text);
  });

  test('data that refers to itself is no plain data', () => {
    const circle: Record<string, unknown> = {};
    circle['mesh'] = circle;
    expect(read(circle).problems.join()).toContain('no plain data');
  });

  test('the rest stays in force', () => {
    const { settings } = read({ replicas: 'two', optional: ['ads'], libraries: [gateway, { package: 1 }] });
    expect(settings).toMatchObject({ replicas: null, optional: ['ads'], libraries: [gateway] });
  });
});

test('the page of the settings names every one of them', () => {
  const page = readFileSync(new URL('../../docs/settings.md', import.meta.url), 'utf8');
  const unnamed = Object.keys(settingsSchema.entries).filter(
    (key) => !new RegExp(`\`${key}[\`.]`).test(page),
  );
  expect(unnamed).toEqual([]);
});

test('equal settings are one object, so that what is derived from them is derived once', () => {
  expect(read({ replicas: 2 }).settings).toBe(read({ replicas: 2 }).settings);
});
