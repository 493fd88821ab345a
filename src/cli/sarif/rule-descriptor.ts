import type { Rule } from 'eslint';
import * as v from 'valibot';
import { rulePage } from './rule-page.ts';

/** What rules say about themselves: those of others the first two, ours everything. */
const docsSchema = v.object({
  description: v.optional(v.string()),
  url: v.optional(v.string()),
  group: v.optional(v.string()),
  pattern: v.optional(v.string()),
  cost: v.optional(v.string()),
  preset: v.optional(v.string()),
});
type Docs = v.InferOutput<typeof docsSchema>;

/** How much a finding is worth, for viewers that sort by it. */
const precisions: Readonly<Record<string, string>> = { recommended: 'high', strict: 'medium', all: 'low' };

/** A rule as a SARIF `reportingDescriptor`. Our own carry their page, their pattern and their concern. */
export function ruleDescriptor(id: string, meta: Rule.RuleMetaData | undefined) {
  const parsed = v.safeParse(docsSchema, meta?.docs ?? {});
  const docs = parsed.success ? parsed.output : {};
  const isOurs = id.startsWith('distributed/') && docs.pattern !== undefined;
  return {
    id,
    shortDescription: { text: sentence(docs.description ?? id) },
    ...(docs.url !== undefined && { helpUri: docs.url }),
    ...(isOurs ? ourText(id.replace(/^distributed\//, ''), docs) : otherText(docs.description ?? id)),
  };
}

function ourText(name: string, docs: Docs) {
  const { text, markdown, reason } = rulePage(name, docs.url ?? '');
  const { pattern = '', group = '', cost, preset = '' } = docs;
  return {
    name,
    fullDescription: { text: reason },
    help: { text, markdown },
    defaultConfiguration: { level: 'error' },
    properties: {
      pattern,
      concern: group,
      ...(cost !== undefined && { cost }),
      precision: precisions[preset] ?? 'low',
      tags: [...new Set(['distributed-systems', 'reliability', group, pattern])],
    },
  };
}

function otherText(description: string) {
  const text = sentence(description);
  return { fullDescription: { text }, help: { text } };
}

function sentence(description: string): string {
  const text = description.charAt(0).toUpperCase() + description.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
