import { describe, expect, it } from 'vitest';
import { answers } from './answers.ts';
import { openService, type Written } from './open-service.ts';

const service = openService();
const keyed = (written: Written) => written.remote().key?.verdict;

const stripe = `import Stripe from 'stripe'; const stripe = new Stripe('key');`;

answers(
  service,
  'a key among the options',
  {
    yes: `${stripe} export const f = (id: string) => stripe.refunds.create({}, { idempotencyKey: \`refund-\${id}\` });`,
    no: `${stripe} export const f = () => stripe.refunds.create({}, { timeout: 1_000 });`,
    unknown: `${stripe} declare const given: object; export const f = () => stripe.refunds.create({}, { ...given });`,
  },
  keyed,
);

answers(
  service,
  'a key among the headers, whatever the case of its name',
  {
    yes: `
      import axios from 'axios';
      export const f = (id: string) => axios.post('/a', {}, { headers: { 'idempotency-KEY': \`a-\${id}\` } });`,
    no: `import axios from 'axios'; export async function f() { await axios.post('/a', {}, { headers: { 'X-Trace': 'a' } }); }`,
    unknown: `
      import axios from 'axios';
      declare const headers: Record<string, string>;
      export async function f() { await axios.post('/a', {}, { headers }); }`,
  },
  keyed,
);

answers(
  service,
  'a key that is a constant name',
  {
    yes: `
      const KEY = 'Idempotency-Key';
      export const f = (id: string) => fetch('/a', { method: 'POST', headers: { [KEY]: \`a-\${id}\` } });`,
    no: `export async function f() { await fetch('/a', { method: 'POST', headers: { accept: '*/*' } }); }`,
  },
  keyed,
);

answers(
  service,
  'a header of the client',
  {
    yes: `
      import axios from 'axios';
      const api = axios.create({ headers: { 'If-None-Match': '*' } });
      export const f = () => api.post('/a', {});`,
    no: `
      import axios from 'axios';
      const api = axios.create({ headers: { accept: '*/*' } });
      export async function f() { await api.post('/a', {}); }`,
  },
  keyed,
);

answers(
  service,
  'a field of the payload',
  {
    yes: `
      import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
      const sfn = new SFNClient({});
      export const f = (id: string) => sfn.send(new StartExecutionCommand({ stateMachineArn: 'a', name: \`order-\${id}\` }));`,
    no: `
      import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
      const sfn = new SFNClient({});
      export const f = () => sfn.send(new StartExecutionCommand({ stateMachineArn: 'a' }));`,
  },
  keyed,
);

const queue = `import { Queue } from 'bullmq'; const queue = new Queue('jobs');`;

answers(
  service,
  'each of several payloads',
  {
    yes: `${queue} export const f = () => queue.addBulk([{ name: 'a', data: {}, opts: { jobId: '1' } }, { name: 'b', data: {}, opts: { deduplication: { id: '2' } } }]);`,
    no: `${queue} export const f = () => queue.addBulk([{ name: 'a', data: {}, opts: { jobId: '1' } }, { name: 'b', data: {} }]);`,
    unknown: `
      ${queue}
      declare const more: { name: string; data: object }[];
      export const f = () => queue.addBulk([{ name: 'a', data: {}, opts: { jobId: '1' } }, ...more]);`,
  },
  keyed,
);

describe('a key that callers give', () => {
  const required = service.add(`
    ${stripe}
    export const refund = (charge: string, idempotencyKey: string) => stripe.refunds.create({ charge }, { idempotencyKey });`);
  const below = service.add(`
    ${stripe}
    interface Request { readonly key?: string }
    export const refund = ({ key }: Request) => stripe.refunds.create({}, { idempotencyKey: key });`);
  const whole = service.add(`
    ${stripe}
    export const refund = (options: Stripe.RequestOptions) => stripe.refunds.create({}, options);`);
  it('depends on the parameter', () => {
    expect(required.remote().key).toMatchObject({ verdict: 'caller', depends: [{ index: 1, path: [] }] });
  });
  it('depends on a property of the parameter', () => {
    expect(below.remote().key).toMatchObject({ verdict: 'caller', depends: [{ index: 0, path: ['key'] }] });
  });
  it('depends on the options that are passed as they are', () => {
    expect(whole.remote().key).toMatchObject({ verdict: 'caller', depends: [{ index: 0 }, { index: 0 }] });
  });

  const reported = () =>
    service
      .summaries()
      .unkeyedCreates(refunds.facts())
      .map(({ via }) => via.join(' → '));
  const refunds = service.add(`
    ${stripe}
    const refund = async (charge: string, idempotencyKey?: string) => stripe.refunds.create({ charge, amount: 5 }, { idempotencyKey });
    export const keyed = async (id: string) => refund(id, \`refund-\${id}\`);
    export const unkeyed = async (id: string) => refund(id);`);
  it('is missed where a caller leaves it out', () => {
    expect(reported()).toEqual(['refund → stripe.refunds.create']);
  });
});

describe('what may be left out', () => {
  const optional = service.add(`
    ${stripe}
    declare const stored: { key: string } | undefined;
    export const f = (isNew: boolean) => stripe.refunds.create({}, { idempotencyKey: isNew ? undefined : 'a' });
    export const used = stored;`);
  const empty = service.add(
    `${stripe} export const f = () => stripe.refunds.create({}, { idempotencyKey: '' });`,
  );
  it('is no proof of a key', () => {
    expect(keyed(optional)).toBe('unknown');
  });
  it('is nothing when it is empty', () => {
    expect(keyed(empty)).not.toBe('yes');
  });
});

describe('a call that needs no key', () => {
  const read = service.add(`${stripe} export const f = () => stripe.charges.retrieve('a');`);
  const put = service.add(`import axios from 'axios'; export const f = () => axios.put('/a', {});`);
  it('has none as a read', () => {
    expect(read.remote().key).toBeNull();
  });
  it('has none where a repetition leaves the same state', () => {
    expect(put.remote().key).toBeNull();
  });
});

describe('the remedy of a missing key', () => {
  const named = service.add(`
    ${stripe}
    export const charge = (orderId: string) => stripe.charges.create({ metadata: { orderId } });`);
  const partial = service.add(`
    ${stripe}
    export const refund = (orderId: string) => stripe.refunds.create({ metadata: { orderId } });`);
  const nameless = service.add(`${stripe} export const refund = () => stripe.refunds.create({ amount: 5 });`);
  it('is made of what identifies the operation', () => {
    expect(named.applied(named.remote().key?.remedy ?? null)).toContain(
      'stripe.charges.create({ metadata: { orderId } }, { idempotencyKey: `charges-create-${orderId}` })',
    );
  });
  it('is none where there may be several of it for one operation', () => {
    expect(partial.remote().key?.remedy).toBeNull();
  });
  it('is none where nothing does', () => {
    expect(nameless.remote().key?.remedy).toBeNull();
  });
});
