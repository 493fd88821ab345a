import { join } from 'node:path';

import { Linter } from 'eslint';
import { expect, test } from 'vitest';

import budget from '../../rules/no-inverted-timeout-budget.ts';
import rule from '../../rules/require-timeout.ts';
import { serviceFolder } from '../program/service-folder.ts';

const one = "const axios = require('axios');\nexports.handler = () => axios.get('https://a/u');\n";
const client =
  "const axios = require('axios');\nconst api = axios.create();\nexports.handler = () => api.get('/u');\n";
const fetched = "exports.handler = () => fetch('https://a/u');\n";

/** What the rules say of `place.js`, whose handler a template deploys with some `Timeout`. */
function messages(code: string, timeout: string): string[] {
  const template = `Resources:
  Place:
    Type: AWS::Serverless::Function
    Properties:
      Handler: place.handler
      ${timeout}
`;
  const cwd = serviceFolder({ 'place.js': code, 'template.yaml': template });
  const plugins = {
    distributed: { rules: { 'require-timeout': rule, 'no-inverted-timeout-budget': budget } },
  };
  const config = {
    plugins,
    rules: { 'distributed/require-timeout': 'error', 'distributed/no-inverted-timeout-budget': 'error' },
  } as const;
  const found = new Linter({ configType: 'flat', cwd }).verify(code, config, {
    filename: join(cwd, 'place.js'),
  });
  return found.map(({ message }) => message);
}

test.each([one, client, fetched])('a run that the platform ends within a minute bounds its calls', (code) => {
  expect(messages(code, 'Timeout: 60')).toEqual([]);
  expect(messages(code, 'MemorySize: 128')).toEqual([]);
});

test('a limit that the template leaves open proves nothing', () => {
  expect(messages(one, 'Timeout: !Ref Limit')).toEqual([]);
});

test('a longer run bounds nothing, and is named as the end of the wait', () => {
  const end =
    'until the platform ends the run after 61 s: no limit is set, and `axios` has none of its own. Pass `{ timeout: 10_000 }` as the second argument';
  expect(messages(one, 'Timeout: 61')).toEqual([`\`axios.get\` can wait ${end} (pattern: timeout).`]);
  const inClient = `it is built without a limit, and \`axios\` has none of its own. Pass \`{ timeout: 10_000 }\` to \`axios.create\``;
  expect(messages(client, 'Timeout: 900')).toEqual([
    `Calls on this client can wait until the platform ends the run after 900 s, \`api.get\` among them: ${inClient} (pattern: timeout).`,
  ]);
  expect(messages(fetched, 'Timeout: 900')[0]).toContain('`fetch` can hang for minutes: no limit is set');
});

test('a module that no template deploys may wait for ever', () => {
  expect(messages(one.replaceAll('handler', 'place'), 'Handler: other.handler')[0]).toContain(
    'can wait for ever',
  );
});

test('a run that is shorter than its calls may take is told of', () => {
  const code =
    "require('aws-sdk');\nexports.handler = () => fetch('https://a/u', { signal: AbortSignal.timeout(20_000) });\n";
  expect(messages(code, 'Timeout: 21')).toEqual([]);
  expect(messages(code, 'Timeout: !Ref Limit')).toEqual([]);
  expect(messages(code, 'Timeout: 20')[0]).toContain(
    '20 s (`signal` of the call), inside a run of 20 s at most. Let',
  );
});
