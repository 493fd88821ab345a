import { join } from 'node:path';

import { afterEach, describe, expect, test, vi } from 'vitest';

import { analyse } from '../../src/eslint/analysis.ts';
import { defaultSettings, type Settings } from '../../src/eslint/settings/settings.ts';
import { openOwnProgram } from '../../src/program/own-program.ts';
import { serviceFolder } from '../program/service-folder.ts';

vi.mock(import('../../src/program/own-program.ts'), async (importOriginal) => {
  const original = await importOriginal();
  return { ...original, openOwnProgram: vi.fn(original.openOwnProgram) };
});

afterEach(() => {
  vi.mocked(openOwnProgram).mockClear();
});

const text = "export const rates = () => fetch('https://rates.internal');\n";
const generated = `// @generated\n${text}`;

function look(name: string, said: Partial<Settings> = {}, content = text) {
  const cwd = serviceFolder({ [name]: content });
  return analyse(
    { fileName: join(cwd, name), text: content, program: null, cwd },
    { ...defaultSettings, ...said },
  );
}

describe('without types, no program is opened', () => {
  test.each(['rates.test.ts', 'seeds/rates.ts', 'migrations/1-rates.ts', 'scripts/rates.ts', 'rates.d.ts'])(
    'for %s',
    (name) => {
      expect(look(name)).toBeNull();
      expect(openOwnProgram).not.toHaveBeenCalled();
    },
  );

  test('for what was generated', () => {
    expect(look('rates.ts', {}, generated)).toBeNull();
    expect(openOwnProgram).not.toHaveBeenCalled();
  });

  test('for what the team says is no service', () => {
    expect(look('tools/rates.ts', { roles: { script: ['tools/**'] } })).toBeNull();
    expect(openOwnProgram).not.toHaveBeenCalled();
  });
});

describe('without types, a program is opened', () => {
  test.each([
    ['a file of a service', 'rates.ts', {}],
    ['a role that is included', 'rates.test.ts', { include: ['test'] }],
    ['what the team says is a service', 'rates.test.ts', { roles: { service: ['*.test.ts'] } }],
  ] as const)('for %s', (_, name, said) => {
    expect(look(name, said)?.facts.functions).toHaveLength(2);
    expect(openOwnProgram).toHaveBeenCalledTimes(1);
  });
});
