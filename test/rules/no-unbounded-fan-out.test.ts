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

/** A function that reads users and calls a service for each, after something else. */
const preparing = (step: string, rest: string) =>
  `${notifying('prisma.user.findMany()', `users.map(async (user) => { ${step} await http.post("/mail", user); })`)}\n${rest}`;

const nothingCaps = 'and nothing caps how many run at a time';
const anyLimiter = 'let a few run at a time with `p-map` or `p-limit`';

/** Ways to let each call wait for its turn, whatever they are called: what each does, and what it is made of. */
const turns: readonly (readonly [string, string, string])[] = [
  ['a timer', 'await once();', 'const once = () => new Promise((go) => setTimeout(go, 10));'],
  [
    'a timer until a counter is low',
    'while (running >= 5) { await new Promise((go) => setTimeout(go, 10)); } running += 1;',
    'let running = 0;',
  ],
  [
    'a function that looks again and again',
    'await enter();',
    'let running = 0; async function enter() { while (running >= 5) { await step(); } running += 1; } async function step() { await new Promise((go) => setTimeout(go, 10)); }',
  ],
  [
    'a promise that is kept in a variable',
    'await last;',
    'let last = Promise.resolve(); export const after = (next: Promise<void>) => { last = next; };',
  ],
  [
    'a promise that a function returns from where it is kept',
    'await enter();',
    'let last = Promise.resolve(); function enter() { return last; } export const after = (next: Promise<void>) => { last = next; };',
  ],
  [
    'a promise that is kept in an object',
    'await enter();',
    'const rooms = { last: Promise.resolve() }; const enter = () => rooms.last; export const after = (next: Promise<void>) => { rooms.last = next; };',
  ],
  [
    'a field that holds the last one',
    'await chain.enter();',
    'class Chain { private last: Promise<void> = Promise.resolve(); enter() { return (this.last = this.last.then(() => undefined)); } } const chain = new Chain();',
  ],
  [
    'the first of a list that is done',
    'if (pool.length > 5) await Promise.race(pool);',
    'const pool: Promise<unknown>[] = [];',
  ],
  [
    'a list of promises that is given',
    'await enter(pool);',
    'let pool: Promise<unknown>[] = []; const enter = async (list: Promise<unknown>[]) => { await Promise.all(list); };',
  ],
  [
    'one of two ways',
    'await enter(user);',
    'let running = 0; const enter = (user: object) => running > 5 ? new Promise<void>((go) => { go(); }) : Promise.resolve();',
  ],
  [
    'a function that is not seen, behind one that is',
    'await enter();',
    "import { room } from './room.ts'; async function enter() { await room(); }",
  ],
  [
    'a limiter in a function',
    'await enter();',
    "import pLimit from 'p-limit'; const limit = pLimit(5); const enter = async () => limit(async () => {});",
  ],
  [
    'a function that runs in a list',
    'await enter();',
    "import { room } from './room.ts'; const enter = () => Promise.all([1, 2].map(async () => room()));",
  ],
  [
    'a step of a chain',
    'await enter();',
    "import { room } from './room.ts'; const enter = () => Promise.resolve().then(room);",
  ],
  [
    'an instance of a package that is not described',
    'const release = await gate.enter(); release();',
    "import { Gate } from 'some-gates'; const gate = new Gate(5);",
  ],
  [
    'what a package that is not described has made',
    'await enter(user);',
    "import gates from 'some-gates'; const enter = gates(5);",
  ],
  [
    'a function of such a package that gives nothing',
    'await enter();',
    "import { pass } from 'some-gates'; const enter = async () => { await pass(5); };",
  ],
  [
    'a function that some items wait for, told by how many run',
    'if (state.running === 5) await enter();',
    "import { room } from './room.ts'; const state = { running: 0 }; async function enter() { await room(); }",
  ],
  [
    'a function that items wait for by the place that they are given',
    'if (user.place > 5) await enter();',
    "import { room } from './room.ts'; async function enter() { await room(); }",
  ],
  [
    'a generator',
    'for await (const one of enter()) console.log(one);',
    'async function* enter() { yield 1; }',
  ],
];

/** What is awaited before that lets nothing wait for a turn, whatever it is called. */
const errands: readonly (readonly [string, string, string])[] = [
  [
    'a function that only renders',
    'await throttleText(user);',
    'async function throttleText(user: object) { return JSON.stringify(user); }',
  ],
  [
    'functions that call services',
    'const text = await acquire(user); await slots(); console.log(text);',
    "async function acquire(user: object) { const { data } = await http.get('/text'); const text = await format(data); return user ? text : null; } async function format(data: string) { return data.trim(); } const slots = () => Promise.all([http.get('/a'), http.get('/b')]).then(([one]) => one);",
  ],
  [
    'an answer of a package that is not described',
    'const text = await acquireText(user); console.log(text);',
    "import { render } from 'some-letters'; const acquireText = async (user: object) => { const text = await render(user); return text; };",
  ],
  [
    'a member of such a package',
    'const { lock } = await letters.render(user); console.log(lock);',
    "import letters from 'some-letters';",
  ],
  [
    'a part of an answer',
    'const text = await find("de"); console.log(text, await first({ text }));',
    'declare const load: () => Promise<any>; const loaded = load(); async function find(language: string) { const texts = await loaded; return texts[language]; } const first = async (texts: any) => texts.text;',
  ],
  [
    'what everybody waits for once',
    'await ready; await wait(); const { text } = await texts.find(); console.log(text);',
    'declare const begin: () => Promise<void>; const ready = begin(); const wait = async () => { await ready; }; class Texts { private readonly text = begin(); async find() { return { text: await this.text }; } } const texts = new Texts();',
  ],
  [
    'functions that call each other',
    'await wait(3);',
    "async function wait(left: number): Promise<void> { await http.get('/a'); if (left > 0) await wait(left - 1); }",
  ],
  [
    'a promise that was begun before',
    'const begun = http.get("/a"); const { data } = await begun; console.log(data);',
    '',
  ],
  [
    'a service for each of a list',
    'await queueAll([1, 2]);',
    'const load = (id: number) => http.get(`/a/${id}`); const queueAll = async (ids: number[]) => Promise.all(ids.map(load));',
  ],
];

/** A function that asks a service for users, and calls another one for each. */
const asking = (question: string, check = '') => `${client}
  export async function notify(address: string) {
    const answer = ${question};
    ${check}
    const users = answer.data;
    await Promise.all(users.map((user: object) => http.post('/mail', user)));
  }`;

/** A function that reads a letter with its recipients, and calls a service for each. */
const withRelation = (options: string) => `${client}
  export async function send(id: string, ids: string[], choice: boolean) {
    const letter = await prisma.letter.findUnique({ ${options} });
    await Promise.all(letter.recipients.map((one) => http.post('/mail', one)));
  }`;

/** A function that adds to a relation, unless a test holds. */
const adding = (test: string) => `
  export async function add(id: string, mail: string) {
    const letter = await prisma.letter.findUnique({ where: { id }, include: { recipients: true, stamps: true } });
    const draft = await prisma.draft.findUnique({ where: { id }, include: { recipients: true } });
    if (${test}) throw new Error('too many');
    await prisma.recipient.create({ data: { letterId: id, mail, draftId: draft.id, stamp: letter.stamps[0] } });
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
      name: 'a limiter of whose number nobody knows',
      code: `import pMap from 'p-map'; declare const few: number; const concurrency = Number(process.env.MAILS ?? 5);
        ${notifying('prisma.user.findMany()', 'users.map((user) => user)')}
        export async function mapped() {
          const users = await prisma.user.findMany();
          await pMap(users, (user) => http.post('/mail', user), { concurrency });
          await pMap(users, (user) => http.post('/mail', user), { concurrency: few });
        }`,
    },
    {
      name: 'a limiter that starts so many in a time',
      code: `import Bottleneck from 'bottleneck'; import PQueue from 'p-queue';
        const slow = new Bottleneck({ minTime: 100 }); const queue = new PQueue({ interval: 1_000, intervalCap: 5 });
        ${notifying('prisma.user.findMany()', 'users.map((user) => slow.schedule(() => queue.add(() => http.post("/mail", user))))')}`,
    },
    {
      name: 'a limiter whose number is set later',
      code: `import PQueue from 'p-queue';
        const queue = new PQueue(); export const start = () => { queue.concurrency = 5; };
        ${notifying('prisma.user.findMany()', 'users.map((user) => queue.add(() => http.post("/mail", user)))')}`,
    },
    {
      name: 'a limiter whose settings are changed later',
      code: `import Bottleneck from 'bottleneck';
        const gate = new Bottleneck(); export const start = () => gate.updateSettings({ maxConcurrent: 5 });
        ${notifying('prisma.user.findMany()', 'users.map((user) => gate.schedule(() => http.post("/mail", user)))')}`,
    },
    {
      name: 'an agent may open a few connections only',
      code: `import { Agent } from 'node:https';
        ${notifying('prisma.user.findMany()').replace('timeout: 2_000', 'timeout: 2_000, httpsAgent: new Agent({ maxSockets: 10 })')}`,
    },
    {
      name: 'an agent that is the default of all calls',
      code: `import { Agent } from 'node:https';
        ${notifying('prisma.user.findMany()').replace('axios.create({ timeout: 2_000 })', 'axios')}
        axios.defaults.httpsAgent = new Agent({ maxSockets: 10 });`,
    },
    {
      name: 'a dispatcher may open a few connections only',
      code: `import { Agent, setGlobalDispatcher } from 'undici';
        setGlobalDispatcher(new Agent({ connections: 10 }));
        ${notifying('prisma.user.findMany()', 'users.map((user) => fetch("https://mail.example", { method: "POST", body: user.name }))')}`,
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
      name: 'a function that is handed in may let each wait for its turn',
      code: notifying(
        'prisma.user.findMany()',
        'users.map(async (user) => { await room(); await http.post("/mail", user); })',
      ).replace('limit: number', 'limit: number, room: () => Promise<void>'),
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
    ...turns.map(([name, step, rest]) => ({
      name: `each waits for its turn by ${name}`,
      code: preparing(step, rest),
    })),
    {
      name: 'each waits for its turn in the function that runs the call',
      code: `${notifying('prisma.user.findMany()', 'users.map((user) => rooms.run(() => http.post("/mail", user)))')}
        class Rooms { private free = 5; private readonly next: (() => void)[] = [];
          async run<T>(call: () => Promise<T>) { await this.room(); const done = await call(); this.next.shift()?.(); return done; }
          private room() { if (this.free > 0) { this.free -= 1; return Promise.resolve(); } return new Promise<void>((go) => this.next.push(go)); } }
        const rooms = new Rooms();`,
    },
    {
      name: 'each waits for its turn before the function that calls',
      code: `${notifying(
        'prisma.user.findMany()',
        'users.map((user) => enter().then(() => http.post("/mail", user)))',
      )} let last = Promise.resolve(); const enter = () => last;`,
    },
    {
      name: 'each waits for its turn in the function that calls',
      code: `${notifying('prisma.user.findMany()', 'users.map((user) => send(user))')}
        let last = Promise.resolve(); async function send(user: object) { await last; await http.post('/mail', user); }`,
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
      code: `${client} export const load = async (file: string) => {
        const { ids } = JSON.parse(file);
        return Promise.all(ids.map((id: string) => http.get(id)));
      };`,
    },
    { name: 'a service that is asked for a page', code: asking("await http.get('/users?limit=20')") },
    {
      name: 'a service that is asked for a page by an address in a constant',
      code: asking('await http.get(firstUsers)') + "const firstUsers = '/users?limit=20';",
    },
    {
      name: 'a service that is asked for a page in its options',
      code: asking("await http.get('/users', { params: { page: 1 } })"),
    },
    {
      name: 'an address that is put together elsewhere may ask for a page',
      code: asking('await http.get(address)'),
    },
    {
      name: 'the end of an address that is put together elsewhere may ask for a page',
      code: asking('await http.get(`/users${address}`)'),
    },
    {
      name: 'what a service makes is as long as what it was asked to make',
      code: asking("await http.post('/users', {})"),
    },
    {
      name: 'an answer that may be another one is unknown',
      code: asking("await (address ? http.get('/users') : http.get('/teams'))"),
    },
    {
      name: 'an answer whose length is checked',
      code: asking("await http.get('/users')", 'if (answer.data.length > 50) return;'),
    },
    {
      name: 'an answer that is replaced is unknown',
      code: asking("await http.get('/users')").replace('const answer', 'let answer'),
    },
    {
      name: 'what a function answers in several places is unknown',
      code: asking(
        "await find(1); async function find(n: number) { if (n) return http.get('/users'); return http.get('/teams'); }",
      ),
    },
    {
      name: 'what is left of an answer is unknown',
      code: `${client} export async function notify() {
        const { status, ...rest } = await http.get('/users');
        await Promise.all(rest.data.map((user: object) => http.post('/mail', user)));
      }`,
    },
    {
      name: 'a call that a function makes when it finds something, and else goes on without',
      code:
        notifying('prisma.user.findMany()', 'users.map(async (user) => { await count(user); })') +
        `async function count(user: { id: string }) {
          const { sent } = await prisma.user.update({ where: { id: user.id }, data: { sent: { increment: 1 } } });
          if (sent === 1000) await http.post('/alerts', user);
          console.log(sent);
        }`,
    },
    { name: 'relations that are capped', code: withRelation('include: { recipients: { take: 20 } }') },
    {
      name: 'relations that are capped where they are added to',
      code: `${withRelation('where: { id }, include: { recipients: true }')} ${adding('letter.recipients.length >= 100')}`,
    },
    {
      name: 'relations that are named one by one',
      code: withRelation('include: { recipients: { where: { id: { in: ids } } } }'),
    },
    { name: 'what is selected may be a column', code: withRelation('select: { recipients: true }') },
    { name: 'relations that are chosen elsewhere', code: withRelation('include: { recipients: choice }') },
    { name: 'a read of one row takes no list along by itself', code: withRelation('where: { id }') },
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
      name: 'it is another limiter whose number is set later',
      code: `import PQueue from 'p-queue';
        const other = new PQueue(); const queue = new PQueue(); export const start = () => { other.concurrency = 5; };
        ${notifying('prisma.user.findMany()', 'users.map((user) => queue.add(() => http.post("/mail", user)))')}`,
      errors: [{ messageId: 'unbounded' }],
    },
    {
      name: 'a limiter without a limit',
      code: `import pLimit from 'p-limit'; const limit5 = pLimit(Infinity);
        ${notifying('prisma.user.findMany()', 'users.map((user) => limit5(() => http.post("/mail", user)))')}`,
      errors: [
        {
          messageId: 'unbounded',
          line: 10,
          data: {
            call: 'http.post',
            via: '',
            list: 'prisma.user.findMany',
            atOnce: nothingCaps,
            remedy: 'give `limit5` a limit of a few at a time',
          },
        },
      ],
    },
    {
      name: 'a function for each item of a list, with no number of those at a time',
      code: `${client} import pMap from 'p-map';
        const send = async (user: object) => { await http.post('/mail', user); };
        export async function notify() {
          const users = await prisma.user.findMany();
          await pMap(users, send, { stopOnError: false });
        }`,
      errors: [
        {
          messageId: 'unbounded',
          line: 10,
          data: {
            call: 'http.post',
            via: ' (via `send → http.post`)',
            list: 'prisma.user.findMany',
            atOnce: nothingCaps,
            remedy: 'give `pMap` a limit of a few at a time',
          },
        },
      ],
    },
    {
      name: 'a limiter around the whole, in which nothing limits its parts',
      code: `import pLimit from 'p-limit'; const limit5 = pLimit(5);
        ${client}
        export async function notify() {
          const users = await prisma.user.findMany();
          await limit5(() => Promise.all(users.map((user) => http.post('/mail', user))));
        }`,
      errors: [{ messageId: 'unbounded', line: 10 }],
    },
    {
      name: 'a dispatcher that opens as many connections as there are calls',
      code: `import { Agent, setGlobalDispatcher } from 'undici';
        setGlobalDispatcher(new Agent({ headersTimeout: 2_000 }));
        ${notifying('prisma.user.findMany()', 'users.map((user) => fetch("https://mail.example", { method: "POST", body: user.name }))')}`,
      errors: [{ messageId: 'unbounded', line: 11 }],
    },
    {
      name: 'everything that a table holds',
      code: notifying('prisma.user.findMany()'),
      errors: [
        {
          messageId: 'unbounded',
          line: 9,
          data: {
            call: 'http.post',
            via: '',
            list: 'prisma.user.findMany',
            atOnce: nothingCaps,
            remedy: anyLimiter,
          },
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
      name: 'a page of a thousand is a list without an end',
      code: notifying('prisma.user.findMany({ take: 1_000 })'),
      errors: [
        {
          messageId: 'unbounded',
          line: 9,
          data: {
            call: 'http.post',
            via: '',
            list: 'prisma.user.findMany',
            atOnce: 'up to 1000 of them at a time',
            remedy: anyLimiter,
          },
        },
      ],
    },
    {
      name: 'a list that either of two clients reads',
      code: notifying('(limit > 1 ? prisma : new PrismaClient()).user.findMany()'),
      errors: [{ messageId: 'unbounded', line: 9 }],
    },
    {
      name: 'the answer of another service',
      code: asking("await http.get('/users', { headers: { accept: 'application/json' } })"),
      errors: [
        {
          messageId: 'unbounded',
          line: 11,
          data: { call: 'http.post', via: '', list: 'answer.data', atOnce: nothingCaps, remedy: anyLimiter },
        },
      ],
    },
    {
      name: 'the answer of another service, by an address with a part',
      code: asking('await http.get(`/teams/${address}/users`)'),
      errors: [{ messageId: 'unbounded', line: 11 }],
    },
    {
      name: 'an answer that is taken apart, and read in steps',
      code: `
        const read = (url: 'a') => fetch('https://users.example/all').then((response) => response.json());
        export async function notify() {
          const { users: { active } } = await read('a');
          await Promise.all(active.map((user: string) => fetch('https://mail.example', { method: 'POST', body: user })));
        }`,
      errors: [{ messageId: 'unbounded', line: 5 }],
    },
    {
      name: 'the answer to a message',
      code: `
        import type { ClientProxy } from '@nestjs/microservices';
        import { firstValueFrom } from 'rxjs';
        export class Orders {
          constructor(private readonly carts: ClientProxy, private readonly stock: ClientProxy) {}
          async cartOf(user: string) {
            const cart = await firstValueFrom(this.carts.send({ cmd: 'cart' }, user));
            return cart;
          }
          async check(user: string) {
            const cart = await this.cartOf(user);
            await Promise.all(cart.items.map(async (item: string) => firstValueFrom(this.stock.send('check', item))));
          }
        }`,
      errors: [{ messageId: 'unbounded', line: 12 }],
    },
    {
      name: 'a relation that is read along',
      code: withRelation('where: { id }, include: { recipients: true }'),
      errors: [
        {
          messageId: 'unbounded',
          line: 9,
          data: {
            call: 'http.post',
            via: '',
            list: 'letter.recipients',
            atOnce: nothingCaps,
            remedy: anyLimiter,
          },
        },
      ],
    },
    ...[
      ['a test of another relation', 'letter.stamps.length >= 100'],
      ['a test of whether there are any', 'letter.recipients.length > 0'],
      ['a test of what there is of something else', 'draft.recipients.length >= 100'],
      ['a test of how few there are', 'letter.recipients.length < 100'],
    ].map(([name = '', test = '']) => ({
      name: `${name} caps nothing`,
      code: `${withRelation('where: { id }, include: { recipients: true }')} ${adding(test)}`,
      errors: [{ messageId: 'unbounded' as const, line: 9 }],
    })),
    {
      name: 'a filter of a relation caps nothing',
      code: withRelation('where: { id }, include: { recipients: { where: { open: true } } }'),
      errors: [{ messageId: 'unbounded', line: 9 }],
    },
    {
      name: 'a call that a function makes for what it is given, and one that it always comes to',
      code: [
        notifying('prisma.user.findMany()', 'users.map((user) => write(user))'),
        `async function write(user: { mail: string; id: string }) {
          if (user.mail) await http.post('/mail', user);
          await prisma.user.update({ where: { id: user.id }, data: { written: true } });
        }`,
        notifying('prisma.user.findMany()', 'users.map((user) => look(user))').replace(client, ''),
        `async function look(user: { id: string }) {
          const known = await prisma.text.findFirst({ where: { id: user.id } });
          if (known) return known;
          return http.get('/texts');
        }`,
      ]
        .join('\n')
        .replace('function notify(', 'function first('),
      errors: [
        { messageId: 'unbounded', line: 9 },
        { messageId: 'unbounded', line: 18 },
      ],
    },
    {
      name: 'what is awaited before for some of the items, told by what they are',
      code: preparing(
        'if (user.role === Role.Copy) await enter(user);',
        "import { room } from './room.ts'; import { Role } from './role.ts'; async function enter(user: object) { await room(user); }",
      ),
      errors: [{ messageId: 'unbounded', line: 9 }],
    },
    ...errands.map(([name, step, rest]) => ({
      name: `what is awaited before is ${name}`,
      code: preparing(step, rest),
      errors: [{ messageId: 'unbounded' as const, line: 9 }],
    })),
    {
      name: 'what is awaited before in a function of the program',
      code:
        notifying(
          'prisma.user.findMany()',
          'users.map(async (user) => { const text = await render(user); await http.post("/mail", text); })',
        ) + 'async function render(user: object) { return JSON.stringify(user); }',
      errors: [{ messageId: 'unbounded', line: 9 }],
    },
    {
      name: 'a base method that is left to the classes below it does nothing',
      code: `${client}
        class Base { async send(user: object): Promise<void> { throw new Error('not implemented'); } }
        class Mail extends Base { override async send(user: object) { await http.post('/mail', user); } }
        export class Digest {
          private readonly base: Base;
          constructor(base: Base) { this.base = base; }
          async run() {
            const users = await prisma.user.findMany();
            await Promise.all(users.map((user) => this.base.send(user)));
          }
        }`,
      errors: [{ messageId: 'unbounded', line: 14 }],
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
          data: {
            call: 'http.post',
            via: ' (via \`send → http.post\`)',
            list: 'prisma.user.findMany',
            atOnce: nothingCaps,
            remedy: anyLimiter,
          },
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
          data: {
            call: 'http.get',
            via: '',
            list: 'prisma.user.findMany',
            atOnce: nothingCaps,
            remedy: anyLimiter,
          },
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
