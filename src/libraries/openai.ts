import type { LibraryDescriptor, RetryDefaults, TimeoutModel } from './descriptor.ts';

const timeout: TimeoutModel = {
  defaultMs: 600_000,
  call: ['timeout', 'signal'],
  client: ['timeout'],
  signals: ['signal'],
  abort: 'signal',
  unit: 'ms',
  off: [],
  remedy: 'timeout: 60_000',
  clientRemedy: 'timeout: 60_000',
};

const retries: RetryDefaults = {
  attempts: 3,
  options: [
    { where: 'call', option: 'maxRetries', counts: 'retries' },
    { where: 'client', option: 'maxRetries', counts: 'retries' },
  ],
  // `makeRequest` in `client.js` calls `fetchWithTimeout` for each attempt, and retries one that was timed out.
  timed: 'each',
};

export const openai = {
  package: 'openai',
  versions: '>=4 <7',
  source: 'https://github.com/openai/openai-node#timeouts',
  system: 'model',
  types: [
    {
      name: 'OpenAI',
      aliases: ['AzureOpenAI'],
      from: ['default()', 'OpenAI()', 'AzureOpenAI()'],
      options: 0,
    },
  ],
  calls: [
    {
      // They compute an answer; nothing has to be undone.
      on: 'OpenAI',
      members: [
        'chat.completions.create',
        'chat.completions.parse',
        'responses.create',
        'responses.parse',
        'completions.create',
        'embeddings.create',
        'moderations.create',
        'images.generate',
        'images.edit',
        'audio.*.create',
      ],
      effect: 'read',
      options: 1,
      timeout,
      retries,
    },
    { on: 'OpenAI', members: ['*.*', '*.*.*', '*.*.*.*'], effect: { from: 'member' }, timeout, retries },
  ],
  commands: {
    publish: [],
    create: ['create*', 'upload*', 'submit*'],
    write: ['update', 'delete', 'del', 'cancel', 'pause', 'resume'],
    read: ['retrieve*', 'list*', 'content', 'poll', 'search'],
  },
  refusals: {
    source: 'https://github.com/openai/openai-node#handling-errors',
    as: 'error',
    unless: ['fetch'],
  },
} as const satisfies LibraryDescriptor;
