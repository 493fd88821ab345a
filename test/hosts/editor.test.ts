import { spawnSync } from 'node:child_process';
import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { rules } from '../../rules/index.ts';
import { serviceFolder } from '../program/service-folder.ts';
import { EslintEditor, textAt } from './eslint-editor.ts';

const root = new URL('../../', import.meta.url);

/** The configuration of the README, with the source of the plugin in place of the package. */
const typedConfiguration = `
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import distributed from '${new URL('src/index.ts', root).href}';

export default defineConfig({
  files: ['**/*.ts'],
  extends: [tseslint.configs.base, distributed.configs.recommended],
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
});
`;

const configurations = {
  'typed linting': typedConfiguration,
  'no typed linting': typedConfiguration.replace(/ {2}languageOptions: .*\n/, ''),
};

/** A copy of the example with its packages and a configuration. */
function exampleFolder(configuration: string): string {
  const folder = serviceFolder({});
  cpSync(fileURLToPath(new URL('examples/orders', root)), folder, { recursive: true });
  symlinkSync(fileURLToPath(new URL('node_modules', root)), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'eslint.config.js'), configuration);
  return folder;
}

const resultsSchema = v.array(
  v.object({
    filePath: v.string(),
    messages: v.array(v.object({ line: v.number(), column: v.number(), message: v.string() })),
  }),
);

/** What the command of ESLint finds in a folder with the same configuration. */
function fromCommandLine(folder: string): v.InferOutput<typeof resultsSchema> {
  const command = fileURLToPath(new URL('node_modules/eslint/bin/eslint.js', root));
  const args = ['--import', import.meta.resolve('tsx'), command, '--format', 'json', '**/*.ts'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 24 });
  return v.parse(resultsSchema, JSON.parse(stdout));
}

/** A client that calls out, and a transaction in another file that does so through it. */
const wrapper = 'services/inventory/carrier-client.ts';
const caller = 'services/inventory/reserve-stock.ts';
const request = "const { data } = await http.get<Quote>('/v2/quotes', { params: { parcels, postcode } });";
const answer = 'const data: Quote = { shippingCents: parcels, deliverySlot: postcode };';

describe.each(Object.entries(configurations))('with %s, an editor', (typing, configuration) => {
  const isTyped = typing === 'typed linting';
  let folder: string;
  let editor: EslintEditor;

  beforeAll(async () => {
    folder = exampleFolder(configuration);
    editor = await EslintEditor.start(folder);
  });

  afterEach(() => {
    expect(editor.complaints).toEqual([]);
  });

  afterAll(() => editor.close());

  /** The rules that have findings in an open file. */
  async function findings(file: string): Promise<readonly (string | undefined)[]> {
    return (await editor.diagnostics(file)).map(({ code }) => code);
  }

  async function messages(file: string): Promise<readonly string[]> {
    return (await editor.diagnostics(file)).map(({ message }) => message);
  }

  test('underlines the place of a finding, with the rule and a link to its page', async () => {
    const text = editor.open('services/orders/cancel-order.ts');
    const [finding, ...others] = await editor.diagnostics('services/orders/cancel-order.ts');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: 'distributed/no-dual-write',
      codeDescription: { href: rules['no-dual-write'].meta.docs.url },
      severity: 1,
    });
    expect(finding?.message).toMatch(/^`this\.events\.publish` .*\(pattern: transactional outbox\)\.$/s);
    expect(finding && textAt(text, finding)).toMatch(/^this\.events\.publish\(\{.*\}\)$/s);
  });

  test('shows in each file what the command line finds in it', async () => {
    const linted = fromCommandLine(folder);
    const found = linted.flatMap(({ filePath, messages }) =>
      messages.map(
        ({ column, line, message }) => `${relative(folder, filePath)}:${line}:${column} ${message}`,
      ),
    );
    const shown: string[] = [];
    for (const { filePath } of linted) {
      const file = relative(folder, filePath);
      editor.open(file);
      for (const { message, range } of await editor.diagnostics(file))
        shown.push(`${file}:${range.start.line + 1}:${range.start.character + 1} ${message}`);
    }
    expect(found.length).toBeGreaterThanOrEqual(8);
    expect(shown.toSorted()).toEqual(found.toSorted());
  });

  test('offers a quick fix after which the finding is gone', async () => {
    const text = editor.open(wrapper);
    const [finding, ...others] = await editor.diagnostics(wrapper);
    expect(others).toEqual([]);
    const fixes = finding ? await editor.quickFixes(wrapper, finding) : [];
    const fix = fixes.find(({ title }) => title === 'Add `timeout: 10_000` (distributed/require-timeout)');
    if (!fix) throw new Error(`There is no such quick fix: ${JSON.stringify(fixes)}`);
    await editor.apply(fix);
    expect(editor.textOf(wrapper)).toBe(text.replace('axios.create({', 'axios.create({ timeout: 10_000,'));
    expect(await findings(wrapper)).toEqual([]);
  });

  test('shows in a caller what was typed and saved in the file of its wrapper', async () => {
    const text = editor.open(wrapper);
    editor.open(caller);
    await findings(wrapper);
    const before = await findings(caller);
    expect(before).toEqual(['distributed/no-remote-call-in-transaction']);

    editor.type(wrapper, text.replace(request, answer));
    await findings(wrapper);
    // What typescript-eslint has once parsed is in its program; without it, other files are as they are on the disk.
    expect(await findings(caller)).toEqual(isTyped ? [] : before);
    editor.save(wrapper);
    await findings(wrapper);
    expect(await findings(caller)).toEqual([]);

    editor.type(wrapper, text);
    editor.save(wrapper);
    await findings(wrapper);
    expect(await findings(caller)).toEqual(before);
  });

  test('shows in a caller what changed on the disk once that file is opened', async () => {
    const checkout = 'services/orders/checkout.ts';
    const client = 'services/orders/payments-client.ts';
    editor.open(checkout);
    expect(await findings(checkout)).toEqual(['distributed/require-compensation']);
    const local = `
      export interface Payment { intentId: string; amountCents: number }
      export class PaymentsClient {
        async capture(orderId: string, amountCents: number, currency: string): Promise<Payment> {
          return { intentId: orderId + currency, amountCents };
        }
      }`;
    writeFileSync(join(folder, client), local);
    editor.open(client);
    expect(await findings(client)).toEqual([]);
    expect(await findings(checkout)).toEqual([]);
  });

  test('says nothing but what the parser says of half-typed code, and is as before when it is whole again', async () => {
    const text = editor.open(wrapper);
    editor.open(caller);
    const whole = [await editor.diagnostics(wrapper), await editor.diagnostics(caller)];
    for (const typed of [
      'const { da',
      'const { data } = await http.',
      'await http.get<',
      "await http.get<Quote>('/v2",
    ]) {
      editor.type(wrapper, text.replace(request, typed));
      expect(await messages(wrapper)).toEqual([expect.stringMatching(/^Parsing error: /)]);
      expect(
        (await messages(caller)).filter((message) => !message.startsWith('A database transaction')),
      ).toEqual([]);
    }
    editor.type(wrapper, text);
    expect([await editor.diagnostics(wrapper), await editor.diagnostics(caller)]).toEqual(whole);
  });
});
