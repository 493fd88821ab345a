import { describe, expect, it } from 'vitest';
import type { Attempts } from '../../src/facts/model.ts';
import { openService } from './open-service.ts';

const service = openService();
const load = `export const load = () => http.get('https://a/u');`;
const own = `import axios from 'axios'; const http = axios.create({ timeout: 500 });`;
const setUp = `import axios from 'axios'; import axiosRetry from 'axios-retry'; axiosRetry(axios, { retries: 4 });`;
const shared = `import axios from 'axios'; export const load = () => axios.get('https://a/u');`;

/** A function that has the client retry which it is given. */
const wrapper = (body: string) =>
  `import type { AxiosInstance } from 'axios'; import axiosRetry from 'axios-retry';
   export function withRetries(client: AxiosInstance) { ${body} }`;
const retrying = wrapper('axiosRetry(client, { retries: 4 });');

/** The attempts that the client of a request is set up to make. */
function attempts(files: Readonly<Record<string, string>>, callee = 'http.get'): () => Attempts | null {
  const written = service.add(files);
  return () => written.remote(callee).retries;
}

const wrapped = (install: string, helper = retrying) =>
  attempts({
    'main.ts': `import { withRetries } from './wrapper.ts'; ${own} ${install} ${load}`,
    'wrapper.ts': helper,
  });

describe('a client that a function is handed, which has it retry', () => {
  const handed = wrapped('withRetries(http);');
  it('makes its attempts', () => {
    expect(handed()).toMatchObject({ bounded: 'yes', most: 5, by: '`retries` of axios-retry' });
  });

  const others: readonly [string, () => Attempts | null][] = [
    ['is another one', wrapped(`const other = axios.create(); withRetries(other);`)],
    ['is handed over where a test decides', wrapped(`if (process.env.RETRY) withRetries(http);`)],
    [
      'is handed to one that decides',
      wrapped('withRetries(http);', wrapper('if (process.env.RETRY) axiosRetry(client);')),
    ],
    [
      'is handed to one that does nothing with it',
      wrapped('withRetries(http);', wrapper('axiosRetry; client;')),
    ],
  ];
  it.each(others)('makes one where it %s', (_, found) => {
    expect(found()).toBeNull();
  });
});

describe('the instance of a package that is set up in another file', () => {
  const cases: readonly [string, () => Attempts | null][] = [
    [
      'which the caller needs',
      attempts({ 'main.ts': `import './a.ts'; ${shared}`, 'a.ts': setUp }, 'axios.get'),
    ],
    [
      'which is needed on the way',
      attempts(
        { 'main.ts': `import './b.ts'; ${shared}`, 'b.ts': `import './a.ts';`, 'a.ts': setUp },
        'axios.get',
      ),
    ],
    [
      'which all need that need the caller',
      attempts(
        {
          'main.ts': shared,
          'start.ts': `import './a.ts'; import { load } from './main.ts'; load();`,
          'a.ts': setUp,
        },
        'axios.get',
      ),
    ],
  ];
  it.each(cases)('makes its attempts: %s', (_, found) => {
    expect(found()).toMatchObject({ bounded: 'yes', most: 5 });
  });

  const others: readonly [string, () => Attempts | null][] = [
    ['which nobody needs', attempts({ 'main.ts': shared, 'a.ts': setUp }, 'axios.get')],
    [
      'which one of those that need the caller does not need',
      attempts(
        {
          'main.ts': shared,
          'start.ts': `import './a.ts'; import { load } from './main.ts'; load();`,
          'job.ts': `import { load } from './main.ts'; load();`,
          'a.ts': setUp,
        },
        'axios.get',
      ),
    ],
  ];
  it.each(others)('is not known to: %s', (_, found) => {
    expect(found()).toBeNull();
  });
});
