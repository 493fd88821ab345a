import { basename } from 'node:path';

import { describe, expect, it } from 'vitest';
import { createCallers } from '../../src/summaries/callers.ts';
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

service.add({
  'main.ts': `
    export async function ask(url: string) { return fetch(url); }
    export const again = () => ask('/again');
    const hidden = async () => { await fetch('/hidden'); };
    export { hidden as open };`,
  'a-user.ts': `import { ask } from './importer.ts'; export const renamed = () => ask('/renamed');`,
  'importer.ts': `export { ask } from './main.ts'; import { ask } from './main.ts'; export const imported = () => ask('/imported');`,
  'other-name.ts': `import { open } from './main.ts'; export const opened = () => open();`,
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

describe('the calls near a function', () => {
  const nearBy = (name: string, { afterAll }: { afterAll: boolean }): readonly string[] => {
    const source = service.facts();
    const callers = createCallers(source);
    // Whoever calls what is nowhere may be anywhere.
    if (afterAll) callers.of('nowhere.ts#0');
    const callee = source.allFunctions().find((one) => one.name === name);
    if (!callee) throw new Error(`${name} is not there.`);
    return [...callers.near(callee)].map(({ caller, call }) => `${caller.name} ${call.callee}`);
  };
  it.each(['send', 'Sender.constructor', 'ask', 'hidden'])(
    'of %s are the same, and in the same order, whether they are looked for or all are known',
    (name) => {
      expect(nearBy(name, { afterAll: true })).toEqual(nearBy(name, { afterAll: false }));
    },
  );
  it('come from its own file first, then from files that import it, then from those that hold its name', () => {
    expect(nearBy('ask', { afterAll: true })).toEqual(['again ask', 'imported ask', 'renamed ask']);
  });
  it('are none where its name is not written', () => {
    expect(nearBy('hidden', { afterAll: true })).toEqual([]);
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
