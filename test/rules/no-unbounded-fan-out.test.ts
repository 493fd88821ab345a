import rule from '../../rules/no-unbounded-fan-out.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const client = `
  import axios from 'axios';
  import { PrismaClient } from '@prisma/client';
  const prisma = new PrismaClient();
  const http = axios.create({ timeout: 2_000 });
  `;

/** A function that reads users by a query and calls a service for each. */
const notifying = (query: string, rest = 'users.map((user) => http.post("/mail", user))') => `${client}
  export async function notify(limit: number, ids: string[], where: object) {
    const users = await ${query};
    await Promise.all(${rest});
  }`;

ruleTester.run('no-unbounded-fan-out', rule, {
  valid: [
    { name: 'a page caps its items', code: notifying('prisma.user.findMany({ take: 100 })') },
    { name: 'a limit that a caller gives may cap', code: notifying('prisma.user.findMany({ take: limit })') },
    {
      name: 'items that are named one by one are as many as were named',
      code: notifying('prisma.user.findMany({ where: { id: { in: ids } } })'),
    },
    {
      name: 'a filter that is put together elsewhere may name them',
      code: notifying('prisma.user.findMany({ where })'),
    },
    {
      name: 'a filter that lays another one under it may name them',
      code: notifying('prisma.user.findMany({ where: { active: true, AND: { ...where } } })'),
    },
    {
      name: 'a slice is capped',
      code: notifying('prisma.user.findMany()', 'users.slice(0, 10).map((user) => http.post("/mail", user))'),
    },
    {
      name: 'a length that is checked may cap',
      code: `${client}
        export async function notify() {
          const users = await prisma.user.findMany();
          if (50 < users.length) throw new Error('too many');
          await Promise.all(users.map((user) => http.post('/mail', user)));
        }`,
    },
    {
      name: 'a limiter lets so many run at a time',
      code: `import pLimit from 'p-limit'; const limit5 = pLimit(5);
        ${notifying('prisma.user.findMany()', 'users.map((user) => limit5(() => http.post("/mail", user)))')}`,
    },
    {
      name: 'a semaphore lets so many run at a time',
      code: `import { Semaphore } from 'async-mutex'; const semaphore = new Semaphore(5);
        ${notifying(
          'prisma.user.findMany()',
          'users.map(async (user) => { const [, release] = await semaphore.acquire(); await http.post("/mail", user); release(); })',
        )}`,
    },
    {
      name: 'a function of the program may let each wait for its turn',
      code: `const waiting: (() => void)[] = [];
        const turn = () => new Promise<void>((go) => { waiting.push(go); });
        ${notifying(
          'prisma.user.findMany()',
          'users.map(async (user) => { await turn(); await http.post("/mail", user); })',
        )}`,
    },
    {
      name: 'one after the other is no fan-out',
      code: `${client}
        export async function notify() {
          for (const user of await prisma.user.findMany()) await http.post('/mail', user);
        }`,
    },
    {
      name: 'a literal has as many items as are written down',
      code: `${client} export const warm = () => Promise.all(['a', 'b'].map((path) => http.get(path)));`,
    },
    {
      name: 'what a list of another origin holds is unknown',
      code: `${client} export const load = async () => {
        const { data } = await http.get<string[]>('/ids');
        return Promise.all(data.map((id) => http.get(id)));
      };`,
    },
    {
      name: 'the caller of an exported function is unknown',
      code: `${client} export const load = (ids: string[]) => Promise.all(ids.map((id) => http.get(id)));`,
    },
    {
      name: 'the rest of the arguments is as long as the call is written',
      code: `${client} export const load = (...ids: string[]) => Promise.all(ids.map((id) => http.get(id)));`,
    },
    {
      name: 'a call of the database waits in its pool',
      code: notifying('prisma.user.findMany()', 'users.map((user) => prisma.mail.create({ data: user }))'),
    },
    {
      name: 'a race is left by most of its runners anyway',
      code: notifying('prisma.user.findMany()').replace('Promise.all', 'Promise.race'),
    },
    {
      name: 'what stands beside a list runs once',
      code: notifying(
        'prisma.user.findMany()',
        '[http.get("/a"), ...users.map((user) => prisma.mail.create({ data: user }))]',
      ),
    },
    {
      name: 'a list that is replaced is unknown',
      code: `${client}
        export async function notify(ids: string[]) {
          let users = await prisma.user.findMany();
          if (ids.length > 0) users = [];
          await Promise.all(users.map((user) => http.post('/mail', user)));
        }`,
    },
    {
      name: 'a part of what is read is unknown',
      code: `${client}
        export async function notify() {
          const [first] = await prisma.user.findMany();
          const { mails } = first;
          await Promise.all(mails.map((mail) => http.post('/mail', mail)));
        }`,
    },
    {
      name: 'a function that returns one of two lists is unknown',
      code: `${client}
        async function find(all: boolean) {
          if (all) return prisma.user.findMany();
          return [];
        }
        export async function notify() {
          await Promise.all((await find(true)).map((user) => http.post('/mail', user)));
        }`,
    },
  ],
  invalid: [
    {
      name: 'everything that a table holds',
      code: notifying('prisma.user.findMany()'),
      errors: [
        {
          messageId: 'unbounded',
          line: 9,
          data: { call: 'http.post', via: '', list: 'prisma.user.findMany' },
        },
      ],
    },
    {
      name: 'a filter that is read caps nothing',
      code: notifying('prisma.user.findMany({ where: { active: true, teamId: String(limit) } })'),
      errors: [{ messageId: 'unbounded', line: 9 }],
    },
    {
      name: 'a filtered list, a check for emptiness, and promises that are awaited later',
      code: `${client}
        export async function notify() {
          const users = await prisma.user.findMany();
          if (users.length === 0) return;
          const active = users.filter((user) => user.active);
          const sent = active.map((user) => http.post('/mail', user));
          await Promise.allSettled(sent);
        }`,
      errors: [{ messageId: 'unbounded', line: 12 }],
    },
    {
      name: 'a list that is spread beside another promise',
      code: notifying(
        'prisma.user.findMany()',
        '[http.get("/a"), ...users.map((user) => http.post("/mail", user))]',
      ),
      errors: [{ messageId: 'unbounded', line: 9 }],
    },
    {
      name: 'without doubles, it is as long',
      code: notifying('prisma.user.findMany()', '[...users].map((user) => http.post("/mail", user))'),
      errors: [{ messageId: 'unbounded', line: 9 }],
    },
    {
      name: 'through functions that find, and that send',
      code: `${client}
        const all = () => prisma.user.findMany();
        async function send(user: object) {
          await http.post('/mail', user);
        }
        export async function notify() {
          const users = await all();
          await Promise.all(users.map(send));
        }`,
      errors: [
        {
          messageId: 'unbounded',
          line: 13,
          data: { call: 'http.post', via: ' (via \`send → http.post\`)', list: 'prisma.user.findMany' },
        },
      ],
    },
    {
      name: 'a list that a caller reads and hands over',
      code: `${client}
        export async function daily() {
          await notify(await prisma.user.findMany());
        }
        async function notify(users: object[]) {
          await Promise.all(users.map((user) => http.post('/mail', user)));
        }`,
      errors: [{ messageId: 'unbounded', line: 11 }],
    },
    {
      name: 'of several calls of a branch, the nearest is named',
      code: `${client}
        const send = (user: object) => http.post('/mail', user);
        export async function notify() {
          const users = await prisma.user.findMany();
          await Promise.all(users.map(async (user) => { await send(user); await http.get('/done'); }));
        }`,
      errors: [
        {
          messageId: 'unbounded',
          line: 10,
          data: { call: 'http.get', via: '', list: 'prisma.user.findMany' },
        },
      ],
    },
    {
      name: 'an injected repository and an injected client',
      code: `
        import type { AxiosInstance } from 'axios';
        import type { Repository } from 'typeorm';
        class User { name = ''; }
        export class Digest {
          constructor(private readonly users: Repository<User>, private readonly http: AxiosInstance) {}
          async send() {
            const [users] = await this.users.findAndCount({ where: { name: 'x' } });
            await Promise.all(users.map((user) => this.http.post('/mail', user)));
          }
        }`,
      errors: [{ messageId: 'unbounded', line: 9 }],
    },
    {
      name: 'a query that is put together in a chain',
      code: `
        import mongoose from 'mongoose';
        const User = mongoose.model('User', new mongoose.Schema({ name: String }));
        export async function digest() {
          const users = await User.find({ name: 'x' }).sort('name').lean();
          await Promise.all(users.map((user) => fetch('/mail', { body: String(user) })));
        }`,
      errors: [{ messageId: 'unbounded', line: 6 }],
    },
  ],
});

untypedRuleTester.run('no-unbounded-fan-out without types', rule, {
  valid: [
    {
      name: 'a chain with a limit',
      code: `
        const { MongoClient } = require('mongodb');
        const users = new MongoClient(process.env.URL).db().collection('users');
        exports.digest = async () => {
          const found = await users.find({}).limit(20).toArray();
          await Promise.all(found.map((user) => fetch('/mail', { body: user.name })));
        };`,
    },
  ],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        const { MongoClient } = require('mongodb');
        const users = new MongoClient(process.env.URL).db().collection('users');
        exports.digest = async () => {
          const found = await users.find({}).toArray();
          await Promise.all(found.map((user) => fetch('/mail', { body: user.name })));
        };`,
      errors: [{ messageId: 'unbounded', line: 6 }],
    },
  ],
});
