import type { Remedy, Span } from '../facts/model.ts';
import type { Script, ServiceContext, SuggestionDescriptor } from './context.ts';
import type { NoticeId } from './notice.ts';

/** What a rule says about a span. */
export interface Finding<MessageIds extends string> {
  readonly messageId: MessageIds;
  readonly data?: Readonly<Record<string, string | number>>;
  /** Offered as a suggestion when it edits this file. */
  readonly remedy?: Remedy | null;
  /** The message of the suggestion; by default the remedy's own title. */
  readonly suggestMessageId?: MessageIds;
}

/** Reports a finding. A span of another file is not reported: the finding belongs to the lint of that file. */
export type Report<MessageIds extends string> = (span: Span, finding: Finding<MessageIds>) => void;

/**
 * The way from spans of `file` to ESLint's locations. A finding that was reported already is not repeated, and none is reported at a place
 * that turns out to be passed over.
 */
export function createReport<MessageIds extends string>(
  context: ServiceContext<MessageIds>,
  script: Script,
  file: string,
  isPassedOver: (place: Span) => boolean,
): Report<MessageIds> {
  const reported = new Set<string>();
  return (span, finding) => {
    if (span.file !== file) return;
    const key = JSON.stringify([span.start, span.end, finding.messageId, finding.data]);
    if (reported.has(key) || isPassedOver(span)) return;
    reported.add(key);
    context.report({
      loc: toLoc(script, span),
      messageId: finding.messageId,
      data: texts(finding.data ?? {}),
      suggest: suggestions(finding, file),
    });
  };
}

function texts(data: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value)]));
}

/** The location of a span in the linted file. */
export function toLoc(script: Script, { start, end }: Span) {
  const clamp = (offset: number) => Math.min(Math.max(offset, 0), script.text.length);
  return { start: script.getLocFromIndex(clamp(start)), end: script.getLocFromIndex(clamp(end)) };
}

function suggestions<MessageIds extends string>(
  { remedy, suggestMessageId }: Finding<MessageIds>,
  file: string,
): SuggestionDescriptor<MessageIds | NoticeId>[] {
  if (!remedy || remedy.file !== file) return [];
  const { offset, text, title } = remedy;
  return [
    {
      messageId: suggestMessageId ?? 'remedy',
      data: { title },
      fix: (fixer) => fixer.insertTextBeforeRange([offset, offset], text),
    },
  ];
}
