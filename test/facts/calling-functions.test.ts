import { basename } from 'node:path';

import { describe, expect, it } from 'vitest';
import { openService } from './open-service.ts';

const service = openService();

/** Asks for the functions that can hold a call of a function of the main file, each behind its file; `null` where any function may. */
function asking(name: string, main: string, others: Readonly<Record<string, string>> = {}) {
  const written = service.add({ 'main.ts': main, ...others });
  return () => {
    const callee = written.facts().functions.find((one) => one.name === name);
    if (!callee) throw new Error(`${name} is not there.`);
    const functions = service.facts().functionsCalling(callee.id);
    return functions && functions.map((one) => `${basename(one.span.file)} ${one.name}`);
  };
}

describe('the functions that can hold a call of a function', () => {
  const called = asking('sendOne', `export async function sendOne() {}`, {
    'called.ts': `import { sendOne } from './main.ts'; export const f = () => sendOne();`,
    'exported.ts': `export { sendOne } from './main.ts';`,
    'later.ts': `
      export const g = async () => {
        const { sendOne } = await import('./main.ts');
        await sendOne.call(null);
        (sendOne)!();
      };`,
    'typed.ts': `
      import * as main from './main.ts';
      type Sent = ReturnType<typeof main.sendOne>;
      export const data = setOf<typeof main.sendOne>();
      declare function setOf<Load>(): Set<Load>;
      export const h = (sendOne: Sent) => sendOne.then();
      export const held = { sendOne: 1 };`,
    'said.ts': `// sendOne is only spoken of.\nexport const said = () => ['sendOne'];`,
  });
  const sent = asking('sendTwo', `export const sendTwo = async () => {};`, {
    'sent.ts': `import { sendTwo } from './main.ts'; export const f = () => { setTimeout(sendTwo, 5); };`,
    'counted.ts': `
      import { sendTwo } from './main.ts';
      const count = (run: () => void) => String(run).length * 2;
      export const f = () => count(sendTwo);`,
  });
  const method = asking(
    'Mailer.sendThree',
    `export class Mailer { async sendThree() {} again() { return this.sendThree(); } }`,
    {
      'user.ts': `export const use = (mailer: { sendThree(): void }) => mailer.sendThree();`,
      'other.ts': `class Post { sendThree() {} } export const send = () => new Post().sendThree();`,
    },
  );
  const held = asking(
    'sendFour',
    `export class Box { sendFour = async () => {}; sent = this.sendFour(); constructor() {} more() {} }`,
    {
      'user.ts': `import { Box } from './main.ts';
        export const each = (boxes: Box[]) => boxes.map((box) => box.sendFour());
        export const later = (box: Box) => () => box.sendFour();
        export const given = (box: Box) => { setTimeout(box.sendFour, 5); };
        export const other = (box: Box) => box.more();`,
    },
  );
  const handed = asking(
    '<anonymous>',
    `import pLimit from 'p-limit'; export const f = () => pLimit(2)(async () => {});`,
    {
      'other.ts': `export const g = () => 1;`,
    },
  );
  const dropped = asking('<anonymous>', `async () => {};`);
  const routed = asking(
    'Routes.execute',
    `import { Post } from '@nestjs/common'; export class Routes { @Post() execute() {} }`,
    {
      'user2.ts': `import type { Routes } from './main.ts'; export const use = (routes: Routes) => routes.execute();`,
    },
  );
  const hidden = asking('Box2.#sendFive', `export class Box2 { #sendFive() {} run() { this.#sendFive(); } }`);
  const inner = asking('run', `export function outer() { function run() {} run(); }`, {
    'taken.ts': `export const taken = (it: { run(): void }) => it.run;`,
  });
  const alone = asking('<module>', `export const alone = 1;`);

  it('are those that call it, or use its name in another way', () => {
    expect(called()).toEqual(['called.ts f', 'later.ts g', 'typed.ts <module>', 'typed.ts h']);
  });
  it('are those that hand it to a call that does not give it back', () => {
    expect(sent()).toEqual(['counted.ts f', 'sent.ts f']);
  });
  it('are those that call a method, and not one of the same name', () => {
    expect(method()).toEqual(['main.ts Mailer.again']);
  });
  it('are those that call or hand on a field that holds it, with those around them of whose flow they may be a part', () => {
    expect(held()).toEqual([
      'main.ts <module>',
      'main.ts Box.constructor',
      'user.ts each',
      'user.ts <anonymous>',
      'user.ts given',
    ]);
  });
  it('are its own for a private method and an inner function', () => {
    expect(hidden()).toEqual(['main.ts Box2.run']);
    expect(inner()).toEqual(['main.ts outer']);
  });
  it('are those of its file where it has no name and is given to a call', () => {
    expect(handed()).toEqual(['main.ts <module>', 'main.ts f', 'main.ts <anonymous>']);
  });
  it('are those of its file where it has no name and is dropped', () => {
    expect(dropped()).toEqual(['main.ts <module>', 'main.ts <anonymous>']);
  });
  it('are those that name a method that is decorated for a route, or named as what a mediator runs of others', () => {
    expect(routed()).toEqual(['user2.ts use']);
  });
  it('are none for a module, which nobody calls', () => {
    expect(alone()).toEqual([]);
  });
  it('are not known for what is no function of the program', () => {
    expect(service.facts().functionsCalling('/nowhere.ts#4')).toBeNull();
  });
});

describe('any file can hold a call of a function', () => {
  const other = (name: string, use: string) => ({
    'other.ts': `import { ${name} } from './main.ts';\n${use.replaceAll('it', name)}`,
  });
  const open = {
    'that is imported under another name': asking('a1', `export const a1 = () => {};`, {
      'other.ts': `import { a1 as other } from './main.ts'; export const f = () => other();`,
    }),
    'that is exported under another name': asking('a2', `const a2 = () => {}; export { a2 as other };`),
    'that is a default export': asking('a3', `export default function a3() {}`),
    'that is taken out of an object under another name': asking('a4', `export const a4 = () => {};`, {
      'other.ts': `import * as main from './main.ts'; const { a4: other } = main; other();`,
    }),
    'that another name is given': asking(
      'a5',
      `export const a5 = () => {};`,
      other('a5', 'export const o = it;'),
    ),
    'that is a property': asking(
      'a6',
      `export const a6 = () => {};`,
      other('a6', 'export const o = { run: it };'),
    ),
    'that is returned': asking(
      'a7',
      `export const a7 = () => {};`,
      other('a7', 'export const o = () => it;'),
    ),
    'that is bound': asking(
      'a8',
      `export const a8 = () => {};`,
      other('a8', 'export const o = it.bind(null);'),
    ),
    'whose type something has': asking(
      'a9',
      `export const a9 = () => {};`,
      other('a9', 'export declare const o: typeof it;'),
    ),
    'whose name is a constant': asking('b1', `export const b1 = () => {};`, {
      'other.ts': `export const key = 'b1';`,
    }),
    'that is given to a constructor': asking(
      'b2',
      `export const b2 = () => {};`,
      other('b2', 'export class O { constructor(readonly run: () => void) {} } export const o = new O(it);'),
    ),
    'that a call gives back': asking(
      'b3',
      `export const b3 = () => {};`,
      other('b3', 'const same = (run: () => void) => run; export const o = same(it);'),
    ),
    'that a library runs for its name': asking('eachMessage', `export const eachMessage = async () => {};`),
    'that an object holds': asking('b4', `export const o = { b4: async () => {} };`),
    'that answers a pattern': asking(
      'B5.run5',
      `import { MessagePattern } from '@nestjs/microservices'; export class B5 { @MessagePattern('b5') run5() {} }`,
    ),
    'that a mediator runs for a command': asking(
      'B9.execute',
      `import { CommandHandler } from '@nestjs/cqrs';
      class Command {}
      @CommandHandler(Command) export class B9 { execute() {} }`,
    ),
    'that a mediator runs of an heir': asking('C1.execute', `export class C1 { execute() {} }`, {
      'heir.ts': `
        import { CommandHandler } from '@nestjs/cqrs';
        import { C1 } from './main.ts';
        class Command {}
        @CommandHandler(Command) export class Heir extends C1 {}`,
    }),
    'that a queue runs': asking(
      'C2.process',
      `import { Processor } from '@nestjs/bullmq'; @Processor('c2') export class C2 { process() {} }`,
    ),
    'whose member is taken': asking(
      'B6.run6',
      `export class B6 { run6() {} } export const o = new B6().run6;`,
    ),
    'that is built into a breaker': asking(
      'b7',
      `export const b7 = async () => {};`,
      other('b7', `import CircuitBreaker from 'opossum'; export const o = new CircuitBreaker(it);`),
    ),
  };
  it.each(Object.entries(open))('%s', (_, ask) => {
    expect(ask()).toBeNull();
  });
});
