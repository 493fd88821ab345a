import type { LibraryDescriptor, TimeoutModel } from './descriptor.ts';
import { fetchIdle } from './shared/http-requests.ts';

/** A `fetch` to which `request.signal` is handed; `request.timeout` was an option of older versions. */
const timeout: TimeoutModel = {
  defaultMs: null,
  idle: fetchIdle,
  call: ['request.signal', 'request.fetch'],
  client: ['request.signal', 'request.fetch'],
  signals: ['request.signal', 'request.fetch'],
  abort: 'request.signal',
  unit: 'ms',
  off: [],
  remedy: 'request: { signal: AbortSignal.timeout(10_000) }',
};

export const octokitRest = {
  package: '@octokit/rest',
  specifiers: ['@octokit/core'],
  versions: '>=20 <23',
  source: 'https://github.com/octokit/request.js#request',
  system: 'service',
  types: [{ name: 'Octokit', from: ['Octokit()'], options: 0, hooks: ['hook.wrap', 'hook.before'] }],
  calls: [
    {
      on: 'Octokit',
      members: ['request', 'graphql'],
      effect: { from: 'member' },
      options: 1,
      target: 0,
      timeout,
    },
    { on: 'Octokit', members: ['paginate'], effect: 'read', options: 1, timeout: { ...timeout, remedy: '' } },
    { on: 'Octokit', members: ['rest.*.*'], effect: { from: 'member' }, options: 0, timeout },
  ],
  commands: {
    publish: [],
    create: ['create*', 'fork*', 'upload*', 'submit*', 'generate*'],
    // prettier-ignore
    write: [
      'update*', 'delete*', 'remove*', 'set*', 'add*', 'merge', 'lock', 'unlock', 'replace*', 'enable*', 'disable*',
      'cancel*', 'star*', 'unstar*', 'follow', 'unfollow', 'mark*',
    ],
    read: [
      'get*',
      'list*',
      'check*',
      'compare*',
      'download*',
      'issuesAndPullRequests',
      'code',
      'repos',
      'users',
    ],
  },
  refusals: {
    source: 'https://github.com/octokit/request-error.js#readme',
    as: 'error',
    unless: ['request.fetch', 'request.hook'],
    hooks: ['hook.wrap', 'hook.error'],
  },
} as const satisfies LibraryDescriptor;
