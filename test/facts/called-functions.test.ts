import { describe, expect, it } from 'vitest';
import { openService, type Sources, type Written } from './open-service.ts';

/** Who runs when the main file's call is made: names of functions with how each is found. */
function targets(sources: Sources, callee: string): () => readonly string[] {
  const service = openService();
  const written = service.add(sources);
  return () =>
    written
      .call(callee)
      .targets.map((target) => `${service.facts().functionFacts(target.function)?.name ?? '?'} ${target.by}`);
}

function written(sources: Sources): Written {
  return openService().add(sources);
}

const consumer = (token: string, type: string, imports = '') => `
  import { Inject, Injectable } from '@nestjs/common';
  ${imports}
  export interface Payments { charge(id: string): Promise<void> }
  @Injectable()
  export class Orders {
    constructor(@Inject(${token}) private readonly payments: ${type}) {}
    place(id: string) { return this.payments.charge(id); }
  }`;
const implementation = `
  export class CardPayments { async charge(id: string) { await fetch('/charge/' + id); } }
  export class TestPayments { async charge(id: string) { return id; } }`;

describe('a provider that is bound to an injection token', () => {
  const byClass = targets(
    {
      'main.ts': consumer("'PAYMENTS'", 'Payments'),
      'payments.ts': implementation,
      'module.ts': `
        import { Module } from '@nestjs/common';
        import { CardPayments } from './payments';
        @Module({ providers: [{ provide: 'PAYMENTS', useClass: CardPayments }] })
        export class AppModule {}`,
    },
    'this.payments.charge',
  );
  const bySymbol = targets(
    {
      'main.ts': consumer('PAYMENTS', 'Payments', `import { PAYMENTS } from './tokens';`),
      'tokens.ts': `export const PAYMENTS = Symbol('payments');`,
      'payments.ts': implementation,
      'module.ts': `
        import { CardPayments } from './payments';
        import { PAYMENTS } from './tokens';
        const card = { provide: PAYMENTS, useExisting: CardPayments };
        export const providers = [card, { provide: CardPayments, useClass: CardPayments }];`,
    },
    'this.payments.charge',
  );
  const twice = targets(
    {
      'main.ts': consumer("'PAYMENTS'", 'Payments'),
      'payments.ts': implementation,
      'module.ts': `
        import { CardPayments, TestPayments } from './payments';
        export const real = { provide: 'PAYMENTS', useClass: CardPayments };
        export const other = { provide: 'PAYMENTS', useClass: TestPayments };`,
    },
    'this.payments.charge',
  );
  it('is a class', () => {
    expect(byClass()).toEqual(['CardPayments.charge exact']);
  });
  it('is another provider, by a symbol', () => {
    expect(bySymbol()).toEqual(['CardPayments.charge exact']);
  });
  it('is none of two', () => {
    expect(twice()).toEqual([]);
  });

  const byValue = written({
    'main.ts': `
      import { Inject } from '@nestjs/common';
      export class Orders {
        constructor(@Inject('HTTP') private readonly http: { get(url: string): Promise<unknown> }) {}
        load() { return this.http.get('/a'); }
      }`,
    'module.ts': `
      import axios from 'axios';
      export const providers = [{ provide: 'HTTP', useValue: axios.create({ timeout: 1_000 }) }];`,
  });
  const byFactory = written({
    'main.ts': `
      import { Inject } from '@nestjs/common';
      import type { AxiosInstance } from 'axios';
      export class Orders {
        @Inject('HTTP') private readonly http!: AxiosInstance;
        load() { return this.http.get('/a'); }
      }`,
    'module.ts': `
      import axios from 'axios';
      export const providers = [{ provide: 'HTTP', useFactory: async () => { const api = axios.create({}); return api; } }];`,
  });
  it('is a value', () => {
    expect(byValue.remote()).toMatchObject({ library: 'axios', bound: { verdict: 'yes' } });
  });
  it('is what a factory makes', () => {
    expect(byFactory.remote().bound?.verdict).toBe('no');
  });
});

describe('a client that a decorator injects', () => {
  const repository = written(`
    import { InjectRepository } from '@nestjs/typeorm';
    import type { Repository } from 'typeorm';
    class Order { id = ''; }
    export class Orders {
      constructor(@InjectRepository(Order) private readonly orders: Repository<Order>) {}
      add(order: Order) { return this.orders.insert(order); }
    }`);
  it('is known by what the decorator stands for', () => {
    expect(repository.remote()).toMatchObject({
      library: 'typeorm',
      operation: 'Repository.insert',
      effect: 'create',
    });
  });
});

describe('a call through a type of the program', () => {
  const throughInterface = targets(
    {
      'main.ts': `
        import type { Payments } from './payments';
        export class Orders { constructor(private readonly payments: Payments) {} place() { return this.payments.charge('a'); } }`,
      'payments.ts': `
        export interface Payments { charge(id: string): Promise<void> }
        export class CardPayments implements Payments { async charge(id: string) { await fetch(id); } }
        export class VoucherPayments extends CardPayments { override async charge() {} }`,
    },
    'this.payments.charge',
  );
  const throughAbstract = targets(
    {
      'main.ts': `
        import type { Payments } from './payments';
        export const f = (payments: Payments) => payments.charge('a');`,
      'payments.ts': `
        export abstract class Payments { abstract charge(id: string): Promise<void>; }
        export class CardPayments extends Payments { async charge(id: string) { await fetch(id); } }`,
    },
    'payments.charge',
  );
  const overridden = targets(
    `
      class Base { async save() {} async run() { return this.save(); } }
      export class Derived extends Base { override async save() { await fetch('/a'); } }`,
    'this.save',
  );
  const built = targets(
    {
      'main.ts': `import { orders } from './orders'; export const f = () => orders.place();`,
      'orders.ts': `
        export class Orders { async place() {} }
        export class Other extends Orders { override async place() {} }
        export const orders = new Orders();`,
    },
    'orders.place',
  );
  const inherited = targets(
    {
      'main.ts': `
        import { Orders } from './orders';
        export const f = () => new Orders().place();`,
      'orders.ts': `export class Base { async place() {} } export class Orders extends Base {}`,
    },
    'new Orders().place',
  );
  const above = targets(
    `class Base { async save() {} } export class Derived extends Base { override async save() { await super.save(); } }`,
    'super.save',
  );
  it('may run each class that implements the interface', () => {
    expect(throughInterface()).toEqual([
      'CardPayments.charge implementation',
      'VoucherPayments.charge implementation',
    ]);
  });
  it('may run each class that extends the abstract one', () => {
    expect(throughAbstract()).toEqual(['CardPayments.charge implementation']);
  });
  it('may run an override', () => {
    expect(overridden()).toEqual(['Base.save exact', 'Derived.save implementation']);
  });
  it('runs the class itself where it is built in sight', () => {
    expect(built()).toEqual(['Orders.place exact']);
  });
  it('runs a method of the base class', () => {
    expect(inherited()).toEqual(['Base.place exact']);
  });
  it('runs the base class through super', () => {
    expect(above()).toEqual(['Base.save exact']);
  });
});

describe('a method of an interface that objects are written as', () => {
  const port = `
    import type { Payments } from './payments';
    export const place = (payments: Payments, id: string) => payments.charge(id);`;
  const through = (payments: string, others: Readonly<Record<string, string>> = {}) =>
    targets({ 'main.ts': port, 'payments.ts': payments, ...others }, 'payments.charge');
  const declared = `export interface Payments { charge(id: string): Promise<void> }`;
  const returned = through(`
    ${declared}
    export function cardPayments(url: string): Payments {
      async function charge(id: string) { await fetch(url + id); }
      return { charge };
    }`);
  const promised = through(`
    export type Payments = { charge: (id: string) => Promise<void> };
    export const connect = async (url: string): Promise<Readonly<Payments>> => ({ charge: async (id) => { await fetch(url + id); } });`);
  const held = through(declared, {
    'wallets.ts': `
      import type { Payments } from './payments';
      export const vouchers: Payments = { async charge(id) { await fetch('/vouchers/' + id); } };
      export const cards = { charge: async function card(id: string) { await fetch(id); } } satisfies Payments;`,
  });
  const namesake = through(declared, {
    'other.ts': `
      interface Payments { charge(id: string): Promise<void> }
      export const other = (): Payments => ({ async charge(id) { await fetch(id); } });
      export const loose = { async charge(id: string) { await fetch(id); } };`,
  });
  it('may run what a function returns that is said to return it', () => {
    expect(returned()).toEqual(['charge implementation']);
  });
  it('may run what a function promises, by the name of a type', () => {
    expect(promised()).toEqual(['charge implementation']);
  });
  it('may run each object that is said to be one', () => {
    expect(held()).toEqual(['charge implementation', 'card implementation']);
  });
  it('runs nothing of an object that is said to be another one, or none', () => {
    expect(namesake()).toEqual([]);
  });
});

describe('a call of a function of the program', () => {
  const overloaded = targets(
    `
      function send(id: string): Promise<void>;
      function send(id: number): Promise<void>;
      async function send(id: string | number) { await fetch(String(id)); }
      export const f = () => send(1);`,
    'send',
  );
  const declared = written(
    `declare function send(id: string): Promise<void>; export const f = () => send('a');`,
  );
  const stored = targets(
    `
      const steps = { send: async (id: string) => { await fetch(id); } };
      export const f = () => steps.send('a');`,
    'steps.send',
  );
  const chosen = targets(
    `
      const fast = async () => {};
      const slow = async () => {};
      export const f = (isSlow: boolean) => { const run = isSlow ? slow : fast; return run(); };`,
    'run',
  );
  const bound = targets(
    `
      export class Orders { place = this.doPlace.bind(this); async doPlace() {} run() { return this.place(); } }`,
    'this.place',
  );
  const made = targets(
    `
      const sender = (prefix: string) => async (id: string) => { await fetch(prefix + id); };
      const send = sender('/orders/');
      export const f = () => send('a');`,
    'send',
  );
  it('runs the body behind its overloads', () => {
    expect(overloaded()).toEqual(['send exact']);
  });
  it('runs what cannot be seen where it is only declared', () => {
    expect(declared.calls().map(({ visible, targets }) => [visible, targets])).toEqual([['unknown', []]]);
  });
  it('runs a function of an object', () => {
    expect(stored()).toEqual(['send exact']);
  });
  it('may run either of two', () => {
    expect(chosen()).toEqual(['slow implementation', 'fast implementation']);
  });
  it('runs a bound method', () => {
    expect(bound()).toEqual(['Orders.doPlace exact']);
  });
  it('runs what a factory returns', () => {
    expect(made()).toEqual(['<anonymous> exact']);
  });
});
