import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { progressOn } from '../../src/cli/progress.ts';

function screen(isTTY: boolean) {
  return Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY, columns: 20 });
}

test('a terminal shows one line that is replaced, cut to its width', () => {
  const terminal = screen(true);
  const progress = progressOn(terminal);
  progress.show('3 files  src/orders/place-order.ts');
  expect(terminal.read()).toBe('\u001B[1G\u001B[2K3 files  src/orders');
  progress.clear();
  expect(terminal.read()).toBe('\u001B[1G\u001B[2K');
});

test('a pipe or a log sees nothing', () => {
  const pipe = screen(false);
  const progress = progressOn(pipe);
  progress.show('3 files');
  progress.clear();
  expect(pipe.read()).toBeNull();
});
