import { basename } from 'node:path';

import { describe, expect, it } from 'vitest';
import { openService } from './open-service.ts';

const service = openService();

/** Asks for the files that can hold calls on the first client of the main file; `null` where any file may. */
function asking(main: string, others: Readonly<Record<string, string>> = {}) {
  const written = service.add({ 'main.ts': main, ...others });
  return () => {
    const [made] = [
      ...written.facts().clients.map(({ span }) => span),
      ...written.calls().flatMap(({ remote }) => remote?.client.construction ?? []),
    ];
    if (!made) throw new Error('There is no client.');
    const functions = service.facts().functionsUsing(made);
    return functions && [...new Set(functions.map(({ span }) => basename(span.file)))];
  };
}

const stripe = (name: string, rest = '') =>
  `import Stripe from 'stripe'; export const ${name} = new Stripe('key', { timeout: 9 });${rest}`;
const using = (name: string, text: string) => ({
  'other.ts': `import { ${name} } from './main.ts';\n${text.replaceAll('it', name)}`,
});

describe('the files that can hold calls on a client', () => {
  const called = asking(stripe('payOne', `export type Pay = Parameters<typeof payOne.refunds.create>;`), {
    'called.ts': `
      import { payOne } from './main.ts';
      export async function pay() {
        const paid = await payOne.charges.create({ amount: 1, currency: 'eur' });
        return paid.id;
      }`,
    'member.ts': `import * as main from './main.ts'; export const list = () => main.payOne.charges.list();`,
    'free.ts': `export const other = () => 1;`,
  });
  it('are those that call members of it', () => {
    expect(called()).toEqual(['called.ts', 'main.ts', 'member.ts']);
  });
});

const ofClass = (field: string, body: string) =>
  `import Stripe from 'stripe'; export class Payments { ${field}; ${body} }`;

describe('the files that can hold calls on a client of a class', () => {
  const hidden = asking(
    ofClass(
      `#hiddenPay = new Stripe('key', { timeout: 9 })`,
      `async pay() { await this.#hiddenPay.charges.list(); }`,
    ),
  );
  const late = asking(
    ofClass(
      `latePay?: Stripe`,
      `async start() {
        if (!this.latePay) this.latePay = new Stripe('key', { timeout: 9 });
        await this.latePay!.charges.list();
      }`,
    ),
    {
      'reader.ts': `export const read = async (it: { latePay: any }) => { await it.latePay.charges.list(); };`,
    },
  );
  const elsewhere = { 'elsewhere.ts': `export const other = (it: { ownPay: unknown }) => it.ownPay;` };
  const kept = asking(
    ofClass(
      `private readonly ownPay = new Stripe('key', { timeout: 9 })`,
      `pay() { return this.ownPay.charges.create({ amount: 1, currency: 'eur' }).then(({ id }) => id); }`,
    ),
    elsewhere,
  );
  it('are its own for a field that only it can name', () => {
    expect(hidden()).toEqual(['main.ts']);
    expect(kept()).toEqual(['main.ts']);
  });
  it('are those that name a field that is given later, and asked for before', () => {
    expect(late()).toEqual(['main.ts', 'reader.ts']);
  });

  const given = (use: string) =>
    asking(ofClass(`givenPay = new Stripe('key', { timeout: 9 })`, `use(it: any) { ${use} }`));
  const open = {
    'that is returned': given('return this.givenPay;'),
    'that another field gets': given('it.other = this.givenPay;'),
    'that a call is given': given('it(this.givenPay);'),
    'that is given on where it is made': asking(
      ofClass(`madePay?: Stripe`, `use() { return (this.madePay = new Stripe('key', { timeout: 9 })); }`),
    ),
    'that something else than the class holds': asking(
      ofClass('', `use(it: any) { it.heldPay = new Stripe('key', { timeout: 9 }); }`),
    ),
  };
  it.each(Object.entries(open))('are any for one %s', (_, ask) => {
    expect(ask()).toBeNull();
  });
});

describe('the file of a client that no other can name holds all calls on it', () => {
  const others = { 'others.ts': `export const held = (payLocal: unknown) => ({ payLocal });` };
  const local = {
    'a variable of a function': asking(
      `import Stripe from 'stripe';
      export async function f() {
        const payLocal = new Stripe('key', { timeout: 9 });
        await payLocal.charges.list();
      }`,
      others,
    ),
    'a variable that waits for it': asking(
      `import mysql from 'mysql2/promise';
      export async function f() {
        const connection = await mysql.createConnection('mysql://a');
        await connection.execute('select 1');
      }`,
      { 'others.ts': `export const held = (connection: unknown) => ({ connection });` },
    ),
    'a variable that the module does not export': asking(
      `import Stripe from 'stripe';
      const payLocal = new Stripe('key', { timeout: 9 });
      export const list = () => payLocal.charges.list();`,
      others,
    ),
    'one that is used where it is made': asking(
      `import Stripe from 'stripe'; export const list = () => new Stripe('key', { timeout: 9 }).charges.list();`,
    ),
  };
  it.each(Object.entries(local))('%s', (_, ask) => {
    expect(ask()).toEqual(['main.ts']);
  });
  const left = (use: string) =>
    asking(`import Stripe from 'stripe'; const payLeft = new Stripe('key', { timeout: 9 }); ${use}`, {
      'reader.ts': `export const read = (it: { payLeft: any }) => { it.payLeft.charges.list(); };`,
    });
  const handedOut = {
    'exported apart from its declaration': left('export { payLeft };'),
    'a property of an object': left('export const context = { payLeft };'),
  };
  it.each(Object.entries(handedOut))('not of one that is %s', (_, ask) => {
    expect(ask()).toEqual(['main.ts', 'reader.ts']);
  });
});

describe('any file can hold calls on a client', () => {
  const open = {
    'that is no variable': asking(
      `import Stripe from 'stripe'; export const make = () => new Stripe('key', { timeout: 9 });`,
    ),
    'that another name is given': asking(stripe('payA'), using('payA', 'export const o = it;')),
    'that is given to a call': asking(stripe('payB'), using('payB', 'export const o = String(it);')),
    'of which a part is kept': asking(stripe('payC'), using('payC', 'export const o = it.charges;')),
    'of which a member is bound': asking(
      stripe('payD'),
      using('payD', 'export const o = it.charges.create.bind(it);'),
    ),
    'from which another one is derived': asking(
      `import got from 'got'; export const near = got.extend({ prefixUrl: 'http://a' });`,
      using('near', 'export const nearer = it.extend({});'),
    ),
  };
  it.each(Object.entries(open))('%s', (_, ask) => {
    expect(ask()).toBeNull();
  });
});
