import { clearLine, cursorTo } from 'node:readline';
import type { Screen } from './terminal.ts';

/** One line of a terminal that says how far a run is; nothing on a stream that is no terminal. */
export interface Progress {
  readonly show: (text: string) => void;
  readonly clear: () => void;
}

/** Progress on a stream, usually stderr, so that what is written to stdout stays clean. */
export function progressOn(screen: Screen): Progress {
  if (screen.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  const clear = () => {
    cursorTo(screen, 0);
    clearLine(screen, 0);
  };
  const show = (text: string) => {
    clear();
    screen.write(text.slice(0, (screen.columns ?? 80) - 1));
  };
  return { show, clear };
}
