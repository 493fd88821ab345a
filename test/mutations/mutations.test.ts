import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

import { pick, seeded } from '../../bench/service/random.ts';
import plugin from '../../src/index.ts';
import { installedService } from '../hosts/lint-folder.ts';
import { mutations, type Mutation } from './mutations.ts';
import { applied, parse } from './operators.ts';

const handlers = join(import.meta.dirname, '../fixtures/mutations');
const forms = ['inline', 'helper'] as const;
const seed = 20;

/** The files of a folder by name. */
type Files = Readonly<Record<string, string>>;

/** Well-built and broken handlers by the folder that they are written to. */
const services = new Map<string, Files>();

for (const handler of readdirSync(handlers)) {
  for (const form of forms) services.set(`${handler}-${form}`, filesOf(handler, form));
}
const mutants = mutations.flatMap((mutation, index) =>
  forms.map((form) => {
    const folder = `mutant-${String(index)}-${form}`;
    services.set(folder, mutantOf(mutation, form));
    const { rule, ruleForHelper = rule } = mutation;
    return { ...mutation, folder, form, rule: form === 'helper' ? ruleForHelper : rule };
  }),
);

function filesOf(handler: string, form: string): Files {
  const folder = join(handlers, handler, form);
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

/** The handler with one of the places broken in one of the ways that the operator finds; which one, the seed decides. */
function mutantOf({ handler, operator, breaks }: Mutation, form: string): Files {
  const files = filesOf(handler, form);
  const ways = Object.entries(files).flatMap(([name, text]) =>
    operator(parse(name, text)).map((edits) => ({ name, text: applied(text, edits) })),
  );
  const [first, ...others] = ways;
  if (!first) throw new Error(`Nothing to break in ${handler}, ${form}: ${breaks}`);
  const { name, text } = pick(seeded(seed), [first, ...others]);
  return { ...files, [name]: text };
}

/** The rules that find something in each folder, with all files in one program. */
async function lint(): Promise<ReadonlyMap<string, readonly string[]>> {
  const written = [...services].flatMap(([folder, files]) =>
    Object.entries(files).map(([name, text]) => [`src/${folder}/${name}`, text] as const),
  );
  const root = installedService({
    'package.json': { name: 'handlers', type: 'module' },
    'tsconfig.json': {
      compilerOptions: {
        strict: true,
        module: 'nodenext',
        target: 'es2023',
        lib: ['es2023'],
        types: ['node'],
        skipLibCheck: true,
        noEmit: true,
      },
      include: ['src'],
    },
    ...Object.fromEntries(written),
  });
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.ts'],
        languageOptions: { parser, parserOptions: { project: ['tsconfig.json'], tsconfigRootDir: root } },
      },
      plugin.configs.all,
      { settings: { distributed: { optional: ['reviews'] } } },
    ],
  });
  const results = await eslint.lintFiles(['src']);
  const found = new Map<string, string[]>();
  for (const { filePath, messages } of results) {
    const [folder = ''] = relative(join(root, 'src'), filePath).split('/');
    const rules = messages.map(({ ruleId, message }) => (ruleId ?? message).replace('distributed/', ''));
    found.set(folder, [...(found.get(folder) ?? []), ...rules]);
  }
  return found;
}

const found = await lint();

describe('a well-built handler is silent', () => {
  test.each(readdirSync(handlers).flatMap((handler) => forms.map((form) => [handler, form])))(
    '%s, %s',
    (handler, form) => {
      expect(found.get(`${handler}-${form}`)).toEqual([]);
    },
  );
});

describe('a handler that is broken is found by the rule that owns the defect', () => {
  test.each(mutants)('$handler, $form: $breaks', ({ folder, rule }) => {
    expect(found.get(folder)).toContain(rule);
  });
});

test('each handler is there in both forms', () => {
  for (const handler of readdirSync(handlers)) {
    for (const form of forms) expect(existsSync(join(handlers, handler, form))).toBe(true);
  }
});
