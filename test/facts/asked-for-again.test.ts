import { expect, test } from 'vitest';
import type { Files } from '../program/open-file.ts';
import { dualWritesOf, jobsByName } from './dual-writes-of.ts';

const database = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n";
const server = "import express from 'express';\nconst app = express();\n";
const jobs = "import { jobs } from './jobs';\n";

/** Makes what the mail is to bring, and sends it. */
const confirmation = (send = 'await transport.sendMail({ to: email });') => `${database}
  import { createTransport } from 'nodemailer';
  const transport = createTransport({});
  export const confirmation = {
    id: 'mail.confirm',
    handler: async ({ email }: { email: string }) => {
      await prisma.token.create({ data: { email, text: crypto.randomUUID() } });
      ${send}
    },
  };`;

/** A request by which the mail is sent once more. */
const again = (before = '', name = 'mail.confirm') => `${database}${server}${jobs}
  app.post('/confirm', async (request, response) => {
    ${before}
    await jobs.trigger({ name: '${name}', payload: { email: request.body.email } });
    response.end();
  });`;

const service: Files = {
  ...jobsByName,
  'tsconfig.json': {
    compilerOptions: { lib: ['es2022', 'dom'], types: [], module: 'esnext', moduleResolution: 'bundler' },
  },
  'confirmation.ts': confirmation(),
  'again.ts': again(),
  'register.ts': `${database}${server}${jobs}
    app.post('/register', async (request, response) => {
      const { email } = request.body;
      await prisma.user.create({ data: { email } });
      await jobs.trigger({ name: 'mail.confirm', payload: { email } });
      response.end();
    });`,
};

/** How many dual writes a registration has, with some files changed. */
function dualWrites(files: Files = {}): number {
  return dualWritesOf({ ...service, ...files }, 'register.ts');
}

test('a job that has people told something may be missed where they ask for it again', () => {
  expect(dualWrites()).toBe(0);
});

test.each<[string, Files]>([
  ['nobody asks for', { 'again.ts': 'export {};' }],
  ['is asked for by another name', { 'again.ts': again('', 'mail.goodbye') }],
  [
    'is sent elsewhere for another row',
    { 'again.ts': again('await prisma.user.create({ data: { email: request.body.email } });') },
  ],
  [
    'a function sends that others call after a write',
    {
      'again.ts': `${jobs}
        export const confirm = (email: string) => jobs.trigger({ name: 'mail.confirm', payload: { email } });`,
    },
  ],
  ['tells nobody', { 'confirmation.ts': confirmation('') }],
])('a job is missed that %s', (_name, files) => {
  expect(dualWrites(files)).toBe(1);
});
