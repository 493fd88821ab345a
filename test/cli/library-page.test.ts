import { expect, test } from 'vitest';

import { libraryDocs } from '../../scripts/generate/library-docs.ts';
import { libraryPage, libraryTopic } from '../../src/cli/library-page/page.ts';
import type { LibraryDescriptor } from '../../src/libraries/descriptor.ts';
import { libraries } from '../../src/libraries/index.ts';

const bank: LibraryDescriptor = {
  package: '@acme/bank',
  versions: '^2',
  source: 'https://wiki.acme.example/bank',
  system: 'payment',
  types: [{ name: 'Bank', from: ['default()', 'Bank#for()'], options: 0, inherits: true }],
  calls: [
    {
      on: 'Bank',
      members: ['transfer'],
      effect: 'create',
      options: 1,
      timeout: {
        defaultMs: 80_000,
        call: ['timeout', 'signal'],
        client: ['timeout'],
        signals: ['signal'],
        unit: 'ms',
        off: [0],
        remedy: 'timeout: 5_000',
        ineffective: [{ where: 'call', option: 'wait', because: 'it is a hint', instead: 'Pass `timeout`' }],
      },
      retries: {
        attempts: 3,
        options: [
          { where: 'call', option: 'retries', counts: 'retries' },
          { where: 'client', option: 'retries', counts: 'retries' },
        ],
      },
      idempotency: {
        options: ['key'],
        headers: ['Idempotency-Key'],
        fields: ['id'],
        payload: 0,
        automatic: 'none',
      },
    },
    { on: 'Bank', members: ['balance', 'get*'], effect: 'read' },
    { on: 'Bank', members: ['announce'], effect: 'publish', system: 'broker', lazy: true },
  ],
  regions: [{ kind: 'handler', on: 'Bank', members: ['onTransfer'], callback: 0, delivery: 'at-least-once' }],
  other: [{ versions: '<2', source: 'https://wiki.acme.example/bank-1', note: 'It waits for ever.' }],
};

test.each([
  'Its calls reach a payment provider. Read from [its documentation](https://wiki.acme.example/bank), for versions `^2`.',
  '- `Bank`: `default()` and `Bank#for()`; options in the first argument;',
  '- **create** (makes something new each time): `transfer`',
  '- **read** (changes nothing that lasts): `balance` and `get*`',
  '- **publish** (hands over a message), at a message broker: `announce`',
  '`*` stands for any name; what is listed before it counts first.',
  'Sent only when the result is awaited, returned or subscribed: `announce`.',
  '- By default: 80 s.',
  '- On the call: `timeout` or `signal`, in the second argument; for example `timeout: 5_000`.',
  '- Where the client is built: `timeout`.',
  '- `signal` limits the call only when what is given there does.',
  '- Numbers are milliseconds; `0` means no limit.',
  '- `wait` of the call is no limit: it is a hint. Pass `timeout`.',
  '- 3 attempts in all by default; set by `retries` of the call or of the client, which counts the repetitions.',
  '- `transfer`: the option `key`, or the header `Idempotency-Key`, or `id` in the first argument.',
  '- `onTransfer`: runs it for each message, which comes again when it fails.',
  '- `<2`: It waits for ever. ([source](https://wiki.acme.example/bank-1))',
  '- The time limits of `balance`, `get*` and `announce`.',
])('a page says: %s', (line) => {
  expect(libraryPage(bank)).toContain(line);
});

test('what is not known is told from what the descriptor leaves out', () => {
  const { calls } = bank;
  const silent = calls.map(({ on, members, effect }) => ({ on, members, effect }));
  const page = libraryPage({ ...bank, calls: silent });
  expect(page).toContain('- The time limits of its calls.\n- Whether it repeats a call by itself.');
  expect(libraryPage(bank)).not.toContain('Whether it repeats');
});

test('a package that only works in the process has nothing to say about time', () => {
  const page = libraryPage({ ...bank, calls: [], regions: [] });
  expect(page).toContain('It makes no calls over the network of its own.');
  expect(page).not.toMatch(/How long|time limits/);
});

test('every library has a page of its own, which the index leads to', () => {
  const docs = libraryDocs(libraries);
  expect(docs.size).toBe(libraries.length + 1);
  for (const library of libraries)
    expect(docs.get('README.md')).toContain(`[\`${library.package}\`](${libraryTopic(library)}.md)`);
});

test('no page has a gap where a name belongs', () => {
  const gaps = libraries.filter((library) =>
    /undefined|null of|``|: \.|  |,\s*,| of \./.test(libraryPage(library)),
  );
  expect(gaps.map(({ package: name }) => name)).toEqual([]);
});
