import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FolderIndex } from '../../src/program/folder-index.ts';
import { serviceFolder, writeFiles } from './service-folder.ts';

describe('the index of folders', () => {
  test('tells files from folders, and both from nothing', () => {
    const folder = serviceFolder({ 'src/a.ts': '' });
    const index = new FolderIndex();
    expect(index.hasFile(join(folder, 'src/a.ts'))).toBe(true);
    expect(index.hasFile(join(folder, 'src/b.ts'))).toBe(false);
    expect(index.hasFile(join(folder, 'src'))).toBe(false);
    expect(index.hasFolder(join(folder, 'src'))).toBe(true);
    expect(index.hasFolder(join(folder, 'src/a.ts'))).toBe(false);
    expect(index.hasFile(join(folder, 'absent/deep/a.ts'))).toBe(false);
    expect(index.hasFolder('/')).toBe(true);
  });

  test('follows links, and takes those that lead nowhere for nothing', () => {
    const folder = serviceFolder({ 'real/a.ts': '' });
    symlinkSync(join(folder, 'real'), join(folder, 'linked'));
    symlinkSync(join(folder, 'real/a.ts'), join(folder, 'b.ts'));
    symlinkSync(join(folder, 'gone'), join(folder, 'dangling'));
    const index = new FolderIndex();
    expect(index.hasFile(join(folder, 'linked/a.ts'))).toBe(true);
    expect(index.hasFile(join(folder, 'b.ts'))).toBe(true);
    expect(index.hasFile(join(folder, 'dangling'))).toBe(false);
    expect(index.hasFolder(join(folder, 'dangling'))).toBe(false);
  });

  test('holds what it has seen until it is cleared', () => {
    const folder = serviceFolder({ 'a.ts': '' });
    const index = new FolderIndex();
    expect(index.hasFile(join(folder, 'a.ts'))).toBe(true);
    rmSync(join(folder, 'a.ts'));
    writeFiles(folder, { 'b.ts': '' });
    expect(index.hasFile(join(folder, 'a.ts'))).toBe(true);
    index.clear();
    expect(index.hasFile(join(folder, 'a.ts'))).toBe(false);
    expect(index.hasFile(join(folder, 'b.ts'))).toBe(true);
  });
});
