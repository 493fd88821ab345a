import type { LibraryDescriptor } from './descriptor.ts';

export const nestjsModulesMailer = {
  package: '@nestjs-modules/mailer',
  versions: '>=1 <3',
  source: 'https://nest-modules.github.io/mailer/docs/mailer.html',
  system: 'mail',
  types: [
    {
      name: 'MailerService',
      from: [],
      provided: [
        { path: 'MailerModule.forRoot()', options: 0 },
        { path: 'MailerModule.forRootAsync()', options: 0, factory: 'useFactory' },
      ],
    },
  ],
  calls: [
    {
      on: 'MailerService',
      members: ['sendMail'],
      effect: 'create',
      options: 0,
      timeout: {
        // The transport is one of nodemailer: two minutes to connect, then ten minutes without traffic.
        defaultMs: 600_000,
        call: ['timeout'],
        client: ['sendTimeout', 'transport.socketTimeout'],
        unit: 'ms',
        off: [0],
        remedy: '',
      },
    },
    { on: 'MailerService', members: ['verifyAllTransporters'], effect: 'none' },
  ],
} as const satisfies LibraryDescriptor;
