import type { Writable } from 'node:stream';
import { styleText } from 'node:util';

/** A stream that may be a terminal. */
export type Screen = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** Where a run reads its folder from and writes to. */
export interface Terminal {
  /** Absolute path against which relative paths are read and printed. */
  readonly cwd: string;
  readonly stdout: Screen;
  readonly stderr: Screen;
}

/** Colours a text for one stream. */
export type Paint = (
  format: 'bold' | 'cyan' | 'dim' | 'green' | 'italic' | 'red' | 'underline',
  text: string,
) => string;

/** Paints for a stream: plain text when it is no terminal or NO_COLOR is set, colour when FORCE_COLOR is. */
export function paintFor(stream: Screen): Paint {
  return (format, text) => styleText(format, text, { stream });
}

/** Columns that running text may fill: those of the terminal, within what is comfortable to read. */
export function textWidth(stream: Screen): number {
  return Math.max(40, Math.min(stream.columns ?? 100, 110));
}
