import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { manifestsOf, rangesIn } from '../../src/program/declared-range.ts';
import { removeServiceFolders, serviceFolder, writeFiles } from './service-folder.ts';

const dependsOn = (version: string) => ({ dependencies: { kafkajs: version } });

beforeAll(() => vi.useFakeTimers({ toFake: ['Date'] }));
beforeEach(pause);
afterAll(() => {
  vi.useRealTimers();
  removeServiceFolders();
});

function pause(): void {
  vi.advanceTimersByTime(2000);
}

function rangesOf(folder: string): readonly string[] {
  return rangesIn(manifestsOf([join(folder, 'orders/src/main.ts')]), 'kafkajs');
}

it('is what the manifests of a file and above it say', () => {
  const folder = serviceFolder({
    'package.json': dependsOn('^1.0.0'),
    'orders/package.json': dependsOn('^2.0.0'),
  });
  expect(rangesOf(folder)).toEqual(['^2.0.0', '^1.0.0']);
});

it('is what they said before, as long as nobody pauses', () => {
  const folder = serviceFolder({ 'package.json': dependsOn('^1.0.0') });
  expect(rangesOf(folder)).toEqual(['^1.0.0']);
  writeFiles(folder, { 'package.json': dependsOn('^2.0.0') });
  expect(rangesOf(folder)).toEqual(['^1.0.0']);
});

it.each([
  ['changes', { 'package.json': dependsOn('^2.0.0') }, ['^2.0.0']],
  ['comes', { 'orders/package.json': dependsOn('^3.0.0') }, ['^3.0.0', '^1.0.0']],
])('is read again after a pause when a manifest %s', (_how, files, ranges) => {
  const folder = serviceFolder({ 'package.json': dependsOn('^1.0.0'), 'orders/src/main.ts': '' });
  expect(rangesOf(folder)).toEqual(['^1.0.0']);
  writeFiles(folder, files);
  for (const name of Object.keys(files)) utimesSync(join(folder, name), 5, 5);
  pause();
  expect(rangesOf(folder)).toEqual(ranges);
});

it('is read again after a pause when a manifest goes', () => {
  const folder = serviceFolder({
    'package.json': dependsOn('^1.0.0'),
    'orders/package.json': dependsOn('^2.0.0'),
  });
  expect(rangesOf(folder)).toHaveLength(2);
  rmSync(join(folder, 'orders/package.json'));
  pause();
  expect(rangesOf(folder)).toEqual(['^1.0.0']);
});
