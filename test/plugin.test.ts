import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { patternSlug } from '../scripts/generate/rule-docs.ts';
import { costs, groups, type ServiceRule } from '../src/eslint/create-rule.ts';
import { noticeMessages } from '../src/eslint/notice.ts';
import plugin from '../src/index.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const rules: [string, ServiceRule<string>][] = Object.entries(plugin.rules);

describe.each(rules)('%s', (id, { name, meta }) => {
  test('is named after its file, by what it requires or refuses', () => {
    expect(name).toBe(id);
    expect(id).toMatch(/^(no|require)-[a-z]+(-[a-z]+)*$/);
    expect(existsSync(`${root}rules/${id}.ts`)).toBe(true);
  });

  test('is described, grouped, and leads to its page and its pattern', () => {
    expect(meta.docs.description).toMatch(/^(require|disallow) .*[^.]$/);
    expect(groups).toContain(meta.docs.group);
    expect(costs).toContain(meta.docs.cost);
    expect(meta.docs.url).toContain(`/docs/rules/${id}.md`);
    expect(existsSync(`${root}docs/rules/${id}.md`)).toBe(true);
    expect(existsSync(`${root}docs/patterns/${patternSlug(meta.docs.pattern)}.md`)).toBe(true);
  });

  test('has tests of its own', () => {
    expect(existsSync(`${root}test/rules/${id}.test.ts`)).toBe(true);
  });

  test.each(ownMessages(meta.messages))('message %s says what happens, then what to do', (_, message) => {
    const words = message.replace(/\(pattern: [^)]*\)/, '').split(/\s+/);
    expect(message).toMatch(/ \(pattern: [^)]+\)\.$/);
    expect(message).not.toMatch(/\b(please|should|must|ensure)\b|!/i);
    expect(sentencesOf(message)).toHaveLength(2);
    expect(message).toMatch(/^[A-Z`{]/);
    expect(words.length).toBeLessThanOrEqual(40);
  });

  test.each(ownMessages(meta.messages))('message %s names the pattern of the rule', (_, message) => {
    const pattern = /\(pattern: ([^)]+)\)/.exec(message)?.[1];
    expect([meta.docs.pattern.toLowerCase(), '{{pattern}}']).toContain(pattern);
  });
});

describe('the presets', () => {
  const severities = Object.entries(plugin.configs).map(([name, { rules: set = {} }]) => ({
    name,
    ids: Object.keys(set),
  }));
  const idsOf = (preset: string) => severities.find(({ name }) => name === preset)?.ids.sort();
  const idsWhere = (holds: (rule: ServiceRule<string>) => boolean) =>
    rules
      .filter(([, rule]) => holds(rule))
      .map(([id]) => `distributed/${id}`)
      .sort();

  test('follow from what the rules say', () => {
    expect(idsOf('recommended')).toEqual(idsWhere(({ meta }) => meta.docs.preset === 'recommended'));
    expect(idsOf('strict')).toEqual(idsWhere(({ meta }) => meta.docs.preset !== 'all'));
    expect(idsOf('all')).toEqual(idsWhere(() => true));
    for (const group of groups)
      expect(idsOf(group)).toEqual(idsWhere(({ meta }) => meta.docs.group === group));
  });

  test('hold the plugin itself, so that a config may name it too', () => {
    for (const { plugins } of Object.values(plugin.configs)) expect(plugins?.['distributed']).toBe(plugin);
  });
});

test('every rule test belongs to a rule', () => {
  const folder = `${root}test/rules`;
  const tested = existsSync(folder) ? readdirSync(folder).map((file) => file.replace('.test.ts', '')) : [];
  expect(tested.filter((id) => !(id in plugin.rules))).toEqual([]);
});

test('the plugin is called as its package', () => {
  const manifest: unknown = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  expect(manifest).toMatchObject({ name: plugin.meta.name, version: plugin.meta.version });
});

function ownMessages(messages: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(messages).filter(([id]) => !(id in noticeMessages));
}

/** Splits at full stops that end a sentence; dots inside code do not. */
function sentencesOf(message: string): readonly string[] {
  return message
    .replace(/`[^`]*`|\{\{[^}]*\}\}/g, 'x')
    .split(/(?<=[.?])\s+(?=[A-Zx])/)
    .filter((part) => part !== '');
}
