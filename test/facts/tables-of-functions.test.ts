import { describe, expect, it } from 'vitest';
import { openService } from './open-service.ts';

const service = openService();

/** Who may run when the main file's call is made, by name. */
function targets(main: string, callee: string): () => readonly string[] {
  const written = service.add({
    'main.ts': `import { add, cancel, jobs, list, byName, open } from './jobs'; console.log(add, cancel, jobs, list, byName, open);
declare const name: string; declare const unseen: Record<string, () => Promise<void>>;
export async function run() { ${main} }`,
    'jobs.ts': `
      interface Job { name: string; handle(id: string): Promise<void> }
      function defineJob(job: Job): Job { return job; }
      function limited(job: Job): Job { job = { ...job, name: 'limited' }; return job; }
      export const add = defineJob({ name: 'add', handle: addOrder });
      export const cancel = defineJob({ name: 'cancel', async handle(id) { await fetch('/cancel/' + id); } });
      export const other = limited(add);
      async function addOrder(id: string) { await fetch('/add/' + id); }
      export const jobs: Record<string, Job> = { add, cancel };
      export const list = [add, cancel];
      export const byName = new Map([['add', add], ['cancel', cancel]]);
      export const open: Record<string, Job> = { add };
      export const register = (job: Job) => { open[job.name] = job; };`,
  });
  return () =>
    written.call(callee).targets.map(({ function: id }) => service.facts().functionFacts(id)?.name ?? '?');
}

type Case = readonly [string, () => readonly string[], readonly string[]];

describe('a table of functions', () => {
  const both = ['addOrder', 'handle'];
  const cases: readonly Case[] = [
    [
      'gives what a function gave back as it got it',
      targets("await add.handle('1');", 'add.handle'),
      ['addOrder'],
    ],
    [
      'gives one of its entries for a key',
      targets("await jobs[name].handle('1');", 'jobs[name].handle'),
      both,
    ],
    [
      'gives what it holds under a known key',
      targets("await jobs['add'].handle('1');", "jobs['add'].handle"),
      ['addOrder'],
    ],
    [
      'is searched',
      targets(
        "const job = list.find((one) => one.name === name); if (!job) return; await job.handle('1');",
        'job.handle',
      ),
      both,
    ],
    ['is a map', targets("await byName.get(name)!.handle('1');", 'byName.get()!.handle'), both],
    [
      'is written where it is read',
      targets("const both = { a: add.handle, b: cancel.handle }; await both[name]('1');", 'both[name]'),
      both,
    ],
  ];
  it.each(cases)('%s', (_what, found, expected) => {
    expect(found()).toEqual(expected);
  });

  const unknown: readonly Case[] = [
    ['may be given further entries', targets("await open[name].handle('1');", 'open[name].handle'), []],
    ['is of another file of types', targets('await unseen[name]();', 'unseen[name]'), []],
    [
      'holds something else as well',
      targets(
        "const mixed = { add: add.handle, text: name }; await (mixed as never)[name]('1');",
        '(mixed as never)[name]',
      ),
      [],
    ],
  ];
  it.each(unknown)('is not read where it %s', (_what, found, expected) => {
    expect(found()).toEqual(expected);
  });
});
