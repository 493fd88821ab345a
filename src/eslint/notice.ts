import type { Span } from '../facts/model.ts';

/**
 * Messages that any rule may have to carry: `notice` tells the user something that concerns the file or the settings as
 * a whole, `remedy` is the title of a suggestion.
 */
export const noticeMessages = { notice: '{{text}}', remedy: '{{title}}' } as const;
export type NoticeId = keyof typeof noticeMessages;

/** Something to tell once for a file, by whichever rule runs first; `span: null` is the top of the file. */
export interface Notice {
  readonly text: string;
  readonly span: Span | null;
}
