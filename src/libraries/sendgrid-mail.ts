import type { LibraryDescriptor } from './descriptor.ts';

export const sendgridMail = {
  package: '@sendgrid/mail',
  versions: '>=7 <9',
  source: 'https://github.com/sendgrid/sendgrid-nodejs/blob/main/packages/client/src/classes/client.js',
  system: 'mail',
  types: [{ name: 'MailService', from: ['default', 'MailService()'], assigned: ['setTimeout', 'setClient'] }],
  calls: [
    {
      on: 'MailService',
      members: ['send', 'sendMultiple'],
      effect: 'create',
      timeout: {
        defaultMs: null,
        call: [],
        client: [],
        unit: 'ms',
        off: [0],
        remedy: '',
        instead: 'Call `setTimeout(10_000)` on the mail service',
      },
    },
  ],
  refusals: {
    source: 'https://github.com/sendgrid/sendgrid-nodejs/blob/main/packages/client/src/classes/client.js',
    as: 'error',
    unless: [],
  },
} as const satisfies LibraryDescriptor;
