import type { ServiceContext } from './context.ts';
import { noticeMessages, type NoticeId } from './notice.ts';
import { packageManifest } from './package-manifest.ts';

/** The concerns that the rules are grouped by; each is a preset. */
export const groups = [
  'cap',
  'consistency',
  'failure',
  'synchronization',
  'transactions',
  'operations',
] as const;
export type Group = (typeof groups)[number];

/** What a defect costs when it strikes, the worst first. */
export const costs = ['loss', 'outage', 'degradation'] as const;

/**
 * `loss`: money or data is gone, doubled or wrong for good; `outage`: requests are no longer answered while it lasts;
 * `degradation`: they are answered later, or with a part missing.
 */
export type Cost = (typeof costs)[number];

/** The presets by confidence, the narrowest first: `strict` holds `recommended`, `all` holds both. */
export const confidences = ['recommended', 'strict', 'all'] as const;

/** The narrowest preset by confidence that holds a rule. */
export type Confidence = (typeof confidences)[number];

/** What a rule says about itself beside its messages. */
export interface PatternDocs {
  /** Begins with `require` or `disallow`: `require remote calls to have a timeout`. */
  readonly description: string;
  /** `true`: in `recommended`; `'strict'`: only in `strict`; `false`: only in `all` and its group. */
  readonly recommended: boolean | 'strict';
  readonly group: Group;
  readonly cost: Cost;
  /** The remedy in the literature's words, as in the messages: `transactional outbox`. */
  readonly pattern: string;
}

/** What others read about a rule. */
export interface RuleDocs extends PatternDocs {
  /** Whether the rule is in `recommended`. */
  readonly recommended: boolean;
  readonly preset: Confidence;
  /** Where the rule's page is read. */
  readonly url: string;
}

/** What the author of a rule writes. */
export interface RuleText<MessageIds extends string> {
  /** The id without the plugin's name; the file of the rule has the same name. */
  readonly name: string;
  readonly meta: {
    readonly type: 'problem' | 'suggestion';
    readonly docs: PatternDocs;
    readonly hasSuggestions?: boolean;
    /** Rules are told of a team's service by settings and tags, which they share, and have no options. */
    readonly schema: [];
    readonly messages: Record<MessageIds, string>;
  };
  create(context: ServiceContext<MessageIds>): ServiceListener;
}

/** What our rules listen to: the file as a whole. */
export type ServiceListener = { readonly Program: () => void };

/** A rule as ESLint runs it. Beside its own messages it carries the ones that every rule of ours may need. */
export interface ServiceRule<MessageIds extends string> {
  readonly name: string;
  readonly meta: {
    readonly type: 'problem' | 'suggestion';
    readonly docs: RuleDocs;
    readonly languages: string[];
    readonly hasSuggestions: boolean;
    readonly schema: [];
    readonly messages: Record<MessageIds | NoticeId, string>;
  };
  create(context: ServiceContext<MessageIds>): ServiceListener;
}

/** Makes a rule of what its author wrote: fills the page's address, the language, and the messages that all rules share. */
export function createRule<MessageIds extends string>(rule: RuleText<MessageIds>): ServiceRule<MessageIds> {
  const { name, meta } = rule;
  return {
    name,
    meta: {
      ...meta,
      languages: ['js/js'],
      hasSuggestions: true,
      docs: docsOf(name, meta.docs),
      messages: { ...meta.messages, ...noticeMessages },
    },
    create: (context) => rule.create(context),
  };
}

function docsOf(name: string, docs: PatternDocs): RuleDocs {
  const widest = docs.recommended === true ? 'recommended' : 'all';
  return {
    ...docs,
    recommended: docs.recommended === true,
    preset: docs.recommended === 'strict' ? 'strict' : widest,
    url: `${packageManifest.homepage}/blob/main/docs/rules/${name}.md`,
  };
}
