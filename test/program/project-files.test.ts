import { describe, expect, test } from 'vitest';
import { cellOf } from '../../src/program/project-files.ts';

describe('many files are divided among programs', () => {
  const files = ['/s/main.ts', '/s/a/1.ts', '/s/a/2.ts', '/s/a/deep/3.ts', '/s/b/4.ts', '/s/b/5.ts'];
  const whole = { folder: '/s', files };

  test('not at all when they are few', () => {
    expect(cellOf('/s/a/1.ts', whole, 6)).toEqual(whole);
  });

  test('by the largest folder around the file that is small enough', () => {
    expect(cellOf('/s/a/deep/3.ts', whole, 3)).toEqual({ folder: '/s/a', files: files.slice(1, 4) });
    expect(cellOf('/s/a/1.ts', whole, 3)).toEqual(cellOf('/s/a/deep/3.ts', whole, 3));
    expect(cellOf('/s/a/deep/3.ts', whole, 1)).toEqual({ folder: '/s/a/deep', files: ['/s/a/deep/3.ts'] });
  });

  test('by what stands beside the file where its folder is too large', () => {
    expect(cellOf('/s/main.ts', whole, 3)).toEqual({ folder: '/s/.', files: ['/s/main.ts'] });
    expect(cellOf('/s/a/2.ts', whole, 2)).toEqual({ folder: '/s/a/.', files: ['/s/a/1.ts', '/s/a/2.ts'] });
  });

  test('into nothing for a file that is none of them', () => {
    expect(cellOf('/elsewhere/x.ts', whole, 3).files).toEqual([]);
  });
});
