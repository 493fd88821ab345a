import { expect, test } from 'vitest';
import { openService } from '../facts/open-service.ts';

const service = openService();

const charge = (body = 'await pRetry(() => fetch("https://a/u"), { retries: 2 });') =>
  `export async function charge() { ${body} }`;

/** The layers of the nested retry in an activity, in words; `undefined` where there is none. */
function layers(workflow: string, activities = charge(), other = ''): () => string | undefined {
  const written = service.add({
    'main.ts': `import pRetry from 'p-retry'; console.log(pRetry); ${activities}`,
    'workflow.ts': `import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type * as activities from './main.ts'; ${other} console.log(proxyActivities, proxyLocalActivities);
${workflow}`,
  });
  return () => {
    const [found] = service.summaries().nestedRetries(written.facts());
    return found?.layers.map(({ name, most, by }) => `${String(most)} by ${name} (${by})`).join(', ');
  };
}

const proxied = (options: string, type = 'typeof activities') =>
  `const { charge } = proxyActivities<${type}>({ startToCloseTimeout: '1 minute', ${options} }); export async function order() { await charge(); }`;

/** An activity that a call runs with options of its own. */
const overridden = (own: string, options = '', parameters = '') =>
  `const { charge } = proxyActivities<typeof activities>({ startToCloseTimeout: '1 minute', ${options} }); export async function order(${parameters}) { await charge.executeWithOptions(${own}, []); }`;

const forEver = 'Infinity by proxyActivities (the default of @temporalio/workflow), 3 by pRetry (`retries`)';

const cases: readonly [string, () => string | undefined, string | undefined][] = [
  ['is run without end by default', layers(proxied('')), forEver],
  [
    'is run as often as its policy says',
    layers(proxied('retry: { maximumAttempts: 5 }')),
    '5 by proxyActivities (`retry.maximumAttempts`), 3 by pRetry (`retries`)',
  ],
  [
    'is run without end by a policy',
    layers(proxied('retry: { maximumAttempts: Infinity }')),
    forEver.replace('the default of @temporalio/workflow', '`retry.maximumAttempts`'),
  ],
  [
    'is run as often as a call of its own says',
    layers(overridden('{ retry: { maximumAttempts: 6 } }')),
    '6 by proxyActivities (`retry.maximumAttempts`), 3 by pRetry (`retries`)',
  ],
  [
    'keeps what a call of its own leaves out',
    layers(overridden(`{ retry: { initialInterval: '1s' } }`, 'retry: { maximumAttempts: 7 }')),
    '7 by proxyActivities (`retry.maximumAttempts`), 3 by pRetry (`retries`)',
  ],
  ['is run once by a call of its own', layers(overridden('{ retry: { maximumAttempts: 1 } }')), undefined],
  [
    'is given a limit of time by a call of its own',
    layers(overridden(`{ scheduleToCloseTimeout: '1 minute' }`)),
    undefined,
  ],
  ['is run with options that are not known', layers(overridden('options', '', 'options: object')), undefined],
  [
    'is run once by one call and without end by another one',
    layers(
      overridden('{ retry: { maximumAttempts: 1 } }').replace(
        'await charge.',
        'await charge(); await charge.',
      ),
    ),
    forEver,
  ],
  [
    'is run by a member of the stand-ins',
    layers(
      `const all = proxyActivities<typeof activities>({ startToCloseTimeout: '1 minute' }); export async function order() { await all.charge.executeWithOptions({ retry: { maximumAttempts: 5 } }, []); }`,
    ),
    '5 by proxyActivities (`retry.maximumAttempts`), 3 by pRetry (`retries`)',
  ],
  ['is run once', layers(proxied('retry: { maximumAttempts: 1 }')), undefined],
  ['is to be over in time', layers(proxied("scheduleToCloseTimeout: '5 minutes'")), undefined],
  [
    'fails for good with some errors',
    layers(proxied("retry: { nonRetryableErrorTypes: ['Declined'] }")),
    undefined,
  ],
  [
    'has a policy from the deployment',
    layers(proxied('retry: { maximumAttempts: Number(process.env.N) }')),
    undefined,
  ],
  [
    'has a policy from elsewhere',
    layers(`declare const options: { startToCloseTimeout: string }; ${proxied('...options')}`),
    undefined,
  ],
  [
    'has the policy of the proxy by which it is run most often',
    layers(
      `${proxied('retry: { maximumAttempts: 5 }')} { const { charge } = proxyActivities<typeof activities>({ retry: { maximumAttempts: 9 } }); void charge(); } { const { charge } = proxyActivities<typeof activities>({ retry: { maximumAttempts: 7 } }); void charge(); }`,
    ),
    '9 by proxyActivities (`retry.maximumAttempts`), 3 by pRetry (`retries`)',
  ],
  [
    'is used as a member',
    layers(
      "const all = proxyActivities<typeof activities>({ startToCloseTimeout: '1m' }); export const order = () => all.charge();",
    ),
    forEver,
  ],
  [
    'is not used',
    layers(
      "const all = proxyActivities<typeof activities>({ startToCloseTimeout: '1m' }); export const order = () => all.refund();",
      `${charge()} export async function refund() {}`,
    ),
    undefined,
  ],
  [
    'is handed on with all others',
    layers("export const all = () => proxyActivities<typeof activities>({ startToCloseTimeout: '1m' });"),
    undefined,
  ],
  [
    'is local',
    layers(
      "const { charge } = proxyLocalActivities<typeof activities>({ startToCloseTimeout: '1m' }); void charge();",
    ),
    forEver.replace('proxyActivities', 'proxyLocalActivities'),
  ],
  [
    'is not named by its type',
    layers("const { charge } = proxyActivities({ startToCloseTimeout: '1m' }); void charge?.();"),
    undefined,
  ],
  [
    'is a constant',
    layers(
      proxied(''),
      charge().replace('export async function charge() {', 'export const charge = async () => {'),
    ),
    forEver,
  ],
  [
    'is made by a factory',
    layers(
      proxied('', 'ReturnType<typeof activities.create>'),
      `export const create = () => ({ ${charge().replace('export async function', 'async')} });`,
    ),
    forEver,
  ],
  [
    'is given by a factory under its name',
    layers(
      proxied('', 'ReturnType<typeof activities.create>'),
      `${charge()} export const create = () => ({ charge });`,
    ),
    forEver,
  ],
  [
    'is a property of what a factory makes',
    layers(
      proxied('', 'ReturnType<typeof activities.create>'),
      `${charge().replace('charge', 'pay')} export const create = () => ({ charge: pay });`,
    ),
    forEver,
  ],
  [
    'is a method of a class',
    layers(
      proxied('', 'activities.Payments'),
      `export class Payments { ${charge().replace('export async function', 'async')} }`,
    ),
    forEver,
  ],
  [
    'is declared only',
    layers(
      proxied('', 'activities.Payments'),
      `${charge()} export interface Payments { charge(): Promise<void> }`,
    ),
    undefined,
  ],
  [
    'is another function',
    layers(
      proxied(''),
      `${charge('')} export async function other() { await pRetry(() => fetch("https://a/u"), { retries: 2 }); }`,
    ),
    undefined,
  ],
  [
    'takes in what fails',
    layers(
      proxied(''),
      charge('await pRetry(() => fetch("https://a/u"), { retries: 2 }).catch(console.error);'),
    ),
    undefined,
  ],
  [
    'ends the attempts itself',
    layers(
      proxied(''),
      `import { ApplicationFailure } from '@temporalio/activity'; ${charge('try { await pRetry(() => fetch("https://a/u"), { retries: 2 }); } catch { throw ApplicationFailure.nonRetryable("gone"); }')}`,
    ),
    undefined,
  ],
];

test.each(cases)('an activity of Temporal that %s', (_what, found, expected) => {
  expect(found()).toBe(expected);
});
