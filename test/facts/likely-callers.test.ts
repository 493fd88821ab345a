import { basename } from 'node:path';

import { describe, expect, it } from 'vitest';
import { openService } from './open-service.ts';

const service = openService();

const wrapper = service.add({
  'main.ts': `
    export async function send(url: string) { return fetch(url); }
    export class Sender { constructor(readonly url: string) {} }
    export const queue = [async () => { await fetch('/b'); }];`,
  'importer.ts': `
    import { send, Sender } from './main.ts';
    export const report = () => send('/report');
    export const made = () => new Sender('/a');`,
  'namesake.ts': `export const send = (text: string) => text.trim(); export const sent = () => send('a');`,
  'stranger.ts': `export const trim = (text: string) => text.trim();`,
});

function filesNaming(name: string): readonly string[] {
  const callee = wrapper.facts().functions.find((one) => one.name === name);
  if (!callee) throw new Error(`${name} is not there.`);
  const functions = [...service.facts().functionsNaming(callee)];
  return [...new Set(functions.map(({ span }) => basename(span.file)))];
}

describe('the functions that most likely call one', () => {
  it('are in its own file, then in files that import it, then in those that hold its name', () => {
    expect(filesNaming('send')).toEqual(['main.ts', 'importer.ts', 'namesake.ts']);
  });
  it('are where a class is named, for its constructor', () => {
    expect(filesNaming('Sender.constructor')).toEqual(['main.ts', 'importer.ts']);
  });
  it('are in its own file when it has no name', () => {
    expect(filesNaming('<anonymous>')).toEqual(['main.ts']);
  });
});

describe('whether something may end a wait', () => {
  const apart = (text: string) => {
    const other = openService();
    other.add(text);
    return other.facts().mayLimit();
  };
  it('is told from a race', () => {
    expect(apart(`export const f = () => Promise.race([fetch('/a'), fetch('/b')]);`)).toBe(true);
  });
  it('is told from a package that limits what it runs', () => {
    expect(
      apart(
        `import pTimeout from 'p-timeout'; export const f = () => pTimeout(fetch('/a'), { milliseconds: 9 });`,
      ),
    ).toBe(true);
  });
  it('is not where nothing of the kind is named', () => {
    expect(apart(`import axios from 'axios'; export const f = () => axios.get('/a');`)).toBe(false);
  });
});
