import { describe, expect, it } from 'vitest';
import { openService } from './open-service.ts';

const service = openService();

/** Whether `find()` has to give something to a function with these statements. */
function needs(name: string, statements: string, answer: boolean): void {
  const written = service.add(`
    interface Found { readonly id: string; load(): Promise<void>; readonly next?: Found }
    declare const cond: boolean;
    declare function note(text: unknown): void;
    async function find(): Promise<Found | undefined> { return undefined; }
    export async function f() { ${statements} }`);
  it(name, () => {
    expect(service.facts().repetition.isNeeded(written.call('find').span)).toBe(answer);
  });
}

describe('what is given is needed', () => {
  needs('where a member of it is read', 'return (await find()).id;', true);
  needs('where a member of it is read by a computed name', `return (await find())['id'];`, true);
  needs('where it is taken apart', 'const { id } = await find(); note(id);', true);
  needs(
    'where the statements that follow call a member',
    'const it = await find(); note(1); const n = 2; await it.load(); note(n);',
    true,
  );
  needs(
    'where an exit before that is one of another function',
    'const it = await find(); note(() => { return 1; }); return it.id;',
    true,
  );
});

describe('what is given may be missing', () => {
  needs('where that is looked at', 'const it = await find(); if (!it) return; note(it.id);', false);
  needs('where the member is read unless it is', 'const it = await find(); note(it?.id);', false);
  needs('where the member of what is given at once is', 'note((await find())?.id);', false);
  needs('where it is handed on', 'const it = await find(); note(it); note(it.id);', false);
  needs('where a function that may never run needs it', 'const it = await find(); note(() => it.id);', false);
  needs('where one of two ways needs it', 'const it = await find(); note(cond ? it.id : 1);', false);
  needs('where a part that may be left out needs it', 'const it = await find(); note(cond && it.id);', false);
  needs(
    'where a statement of its own decides on that',
    'const it = await find(); if (cond) note(it.id);',
    false,
  );
  needs('where a run may leave before', 'const it = await find(); if (cond) return; note(it.id);', false);
  needs('where nothing is done with it', 'const it = await find(); note(1);', false);
  needs('where it may be another one by then', 'let it = await find(); note(it.id);', false);
  needs('where only its elements are taken', 'const [one] = [await find()]; note(one);', false);
  needs('where the promise is what is used', 'return find().then((it) => it?.id);', false);
  needs('where it is only waited for', 'await find();', false);
  needs('where it is declared in a loop’s head', 'for (const it = await find(); cond; ) note(it.id);', false);
});
