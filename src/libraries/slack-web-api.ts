import type { LibraryDescriptor } from './descriptor.ts';

export const slackWebApi = {
  package: '@slack/web-api',
  versions: '>=6 <8',
  source: 'https://docs.slack.dev/tools/node-slack-sdk/web-api/',
  system: 'chat',
  types: [{ name: 'WebClient', from: ['WebClient()'], options: 1 }],
  calls: [
    {
      on: 'WebClient',
      members: ['apiCall', '*.*', '*.*.*', '*.*.*.*'],
      effect: { from: 'member' },
      timeout: {
        defaultMs: null,
        call: [],
        client: ['timeout'],
        unit: 'ms',
        off: [0],
        remedy: '',
        clientRemedy: 'timeout: 10_000',
      },
      retries: {
        attempts: 11,
        options: [{ where: 'client', option: 'retryConfig.retries', counts: 'retries' }],
        // `WebClient.js` hands it to axios, which each attempt of p-retry calls.
        timed: 'each',
      },
    },
  ],
  commands: {
    publish: [],
    create: ['post*', 'schedule*', 'create', 'upload*', 'meMessage'],
    // prettier-ignore
    write: [
      'update*', 'delete*', 'add', 'remove', 'set*', 'archive', 'unarchive', 'invite*', 'join', 'kick', 'leave', 'rename',
      'open', 'push', 'publish', 'revoke*', 'enable', 'disable', 'close', 'mark', 'approve', 'restrict',
    ],
    read: [
      'list',
      'info',
      'history',
      'replies',
      'members',
      'get*',
      'lookup*',
      'search',
      'messages',
      'all',
      'test',
    ],
  },
  refusals: {
    source: 'https://docs.slack.dev/tools/node-slack-sdk/web-api/#handle-errors',
    as: 'error',
    unless: [],
  },
} as const satisfies LibraryDescriptor;
