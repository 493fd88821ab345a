import type { LibraryDescriptor } from './descriptor.ts';

export const nodemailer = {
  package: 'nodemailer',
  specifiers: ['nodemailer/lib/mailer'],
  versions: '>=6 <8',
  source: 'https://nodemailer.com/smtp/#tcp-options',
  system: 'mail',
  types: [{ name: 'Transporter', aliases: ['Mail'], from: ['createTransport()'], options: 0 }],
  calls: [
    {
      on: 'Transporter',
      members: ['sendMail'],
      effect: 'create',
      timeout: {
        // Two minutes to connect, then ten minutes without traffic.
        defaultMs: 600_000,
        call: [],
        client: ['socketTimeout'],
        unit: 'ms',
        off: [],
        remedy: '',
        clientRemedy: 'socketTimeout: 30_000',
      },
    },
    { on: 'Transporter', members: ['verify', 'isIdle'], effect: 'none' },
  ],
} as const satisfies LibraryDescriptor;
