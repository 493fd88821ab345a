import { describe, expect, test } from 'vitest';
import type { Files } from '../program/open-file.ts';
import { dualWritesOf, jobsByName } from './dual-writes-of.ts';

const definition = (body: string, parts = "id: 'mail.welcome', trigger: { name: 'mail.welcome' }") => `
  import { createTransport } from 'nodemailer';
  import { PrismaClient } from '@prisma/client';
  const prisma = new PrismaClient();
  const transport = createTransport({});
  const send = (to: string) => transport.sendMail({ to });
  export const welcome = { ${parts}, handler: async ({ to }: { to: string }) => { ${body} } };`;

const service: Files = {
  ...jobsByName,
  'welcome.ts': definition('await send(to);'),
  'register.ts': `
    import { PrismaClient } from '@prisma/client';
    import { jobs } from './jobs';
    const prisma = new PrismaClient();
    export async function register(email: string) {
      await prisma.user.create({ data: { email } });
      await jobs.trigger({ name: 'mail.welcome', payload: { to: email } });
    }`,
};

/** How many dual writes a registration has, with some files changed. */
function dualWrites(files: Files = {}): number {
  return dualWritesOf({ ...service, ...files }, 'register.ts');
}

test('a job whose handler only sends a mail may be missed', () => {
  expect(dualWrites()).toBe(0);
});

describe('what a job is run by', () => {
  const steps = (...keeping: readonly string[]): Files => ({
    'steps.ts': `
      import { PrismaClient } from '@prisma/client';
      const prisma = new PrismaClient();
      export interface Steps { run<T>(name: string, step: () => Promise<T>): Promise<T> }
      export const all: Steps[] = [];
      ${keeping.map((body, at) => `export const steps${at} = { run: async (name, step) => { ${body} return step(); } } satisfies Steps;`).join('\n')}`,
    'welcome.ts': `
      import { createTransport } from 'nodemailer';
      import type { Steps } from './steps';
      const transport = createTransport({});
      export const welcome = {
        id: 'mail.welcome',
        trigger: { name: 'mail.welcome' },
        handler: async ({ to }: { to: string }, io: Steps) => { await io.run('mail', () => transport.sendMail({ to })); },
      };`,
  });
  const kept = 'await prisma.step.create({ data: { name } });';
  test('may keep its steps, where others do not', () => {
    expect(dualWrites(steps(kept, ''))).toBe(0);
  });
  test('is missed where it alone may run it and stores a row', () => {
    expect(dualWrites(steps(kept))).toBe(1);
  });
});

test.each<[string, Files]>([
  ['which nothing handles', { 'welcome.ts': 'export {};' }],
  ['of another name', { 'welcome.ts': definition('await send(to);', "id: 'mail.goodbye'") }],
  [
    'that stores a row',
    { 'welcome.ts': definition('await send(to); await prisma.token.create({ data: { to } });') },
  ],
  ['that tells nobody', { 'welcome.ts': definition('return to;') }],
  [
    'whose name stands for something else',
    { 'welcome.ts': "export const labels = { 'mail.welcome': 'Welcome', name: 'mail.welcome' };" },
  ],
  [
    'that is given to the one that sends it',
    {
      'register.ts': `
        import { PrismaClient } from '@prisma/client';
        import { createTransport } from 'nodemailer';
        import { jobs } from './jobs';
        const prisma = new PrismaClient();
        const transport = createTransport({});
        export async function register(email: string) {
          await prisma.user.create({ data: { email } });
          await jobs.trigger({ name: 'mail.hello', payload: { render: () => transport.sendMail({ to: email }) } });
        }`,
    },
  ],
])('a job %s may not', (_, files) => {
  expect(dualWrites(files)).toBe(1);
});

test.each<[string, Files]>([
  [
    'a constant of another file',
    {
      'names.ts': "export const welcomeMail = 'mail.welcome';",
      'welcome.ts': `import { welcomeMail } from './names';\n${definition('await send(to);', 'name: welcomeMail')}`,
    },
  ],
  [
    'a member of an enumeration',
    {
      'names.ts': "export enum Job { Welcome = 'mail.welcome' }",
      'welcome.ts': `import { Job } from './names';\n${definition('await send(to);', 'name: Job.Welcome')}`,
    },
  ],
  [
    'a member of an object',
    {
      'names.ts': "export const names = { welcome: 'mail.welcome' } as const;",
      'welcome.ts': `import { names } from './names';\n${definition('await send(to);', 'name: names.welcome')}`,
    },
  ],
  [
    'a handler in a module that it loads',
    {
      'welcome.handler.ts': `
        import { createTransport } from 'nodemailer';
        const transport = createTransport({});
        export const run = async (to: string) => { await transport.sendMail({ to }); };`,
      'welcome.ts': definition("const handler = await import('./welcome.handler'); await handler.run(to);"),
    },
  ],
  [
    'a function of a module that it loads',
    {
      'welcome.handler.ts': definition('await send(to);').replace('const send', 'export const send'),
      'welcome.ts': definition("const { send: run } = await import('./welcome.handler'); await run(to);"),
    },
  ],
  [
    'a row that keeps what the mail was answered with',
    {
      'welcome.ts': definition(
        'const { messageId } = await send(to); await prisma.sentMail.create({ data: { messageId } });',
      ),
    },
  ],
])('%s is followed', (_, files) => {
  expect(dualWrites(files)).toBe(0);
});
