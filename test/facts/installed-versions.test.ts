import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileFacts } from '../../src/facts/model.ts';
import { openOwnProgram } from '../../src/program/own-program.ts';
import { serviceFolder } from '../program/service-folder.ts';
import { openFacts } from './open-service.ts';

/** The facts of a file in a service whose package.json asks for a version of the queue's client. */
function factsWith(version: string, text: string): FileFacts {
  return factsIn({ 'package.json': { dependencies: { '@aws-sdk/client-sqs': version } }, 'main.ts': text });
}

/** The facts of the file `main.ts` of a service. */
function factsIn(files: Parameters<typeof serviceFolder>[0]): FileFacts {
  const folder = serviceFolder(files);
  const fileName = join(folder, 'main.ts');
  const request = {
    fileName,
    text: readFileSync(fileName, 'utf8'),
    project: 'auto',
    cwd: folder,
  };
  const facts = openFacts(openOwnProgram(request)).fileFacts(fileName);
  if (!facts) throw new Error('main.ts is no file of the program');
  return facts;
}

function clientBound(version: string, options = '{}') {
  const text = `import { SQSClient } from '@aws-sdk/client-sqs'; export const sqs = new SQSClient(${options});`;
  const { clients, ineffectiveTimeouts } = factsWith(version, text);
  const bound = clients[0]?.bound;
  const ineffective = ineffectiveTimeouts.map(({ option }) => option);
  return { verdict: bound?.verdict, option: bound?.option, remedy: bound?.remedy?.text, ineffective };
}

describe('the client of an AWS service', () => {
  const idle = `{ requestHandler: { requestTimeout: 1_000 } }`;
  const newest = 'requestHandler: { requestTimeout: 10_000, throwOnRequestTimeout: true }';
  const shorthand = 'requestHandler: { requestTimeout: 10_000 }';
  const handler = 'requestHandler: new NodeHttpHandler({ requestTimeout: 10_000 })';

  it('is told to throw where it would only log a warning', () => {
    expect(clientBound('^3.1000.0')).toMatchObject({ option: `\`${newest}\``, remedy: ` ${newest} ` });
    expect(clientBound('^3.1000.0', idle)).toMatchObject({ ineffective: ['`requestTimeout: 1_000`'] });
  });
  it('is told what ends a request of any handler where it may have an older one', () => {
    const either = 'requestHandler: { socketTimeout: 10_000 }';
    expect(clientBound('3.850.0')).toMatchObject({ option: `\`${either}\``, remedy: ` ${either} ` });
    expect(clientBound('3.850.0', idle)).toMatchObject({ ineffective: [] });
    expect(clientBound('3.850.0', `{ ${either} }`)).toMatchObject({ verdict: 'yes', ineffective: [] });
    expect(clientBound('3.910.0', idle)).toMatchObject({ ineffective: ['`requestTimeout: 1_000`'] });
  });
  it('is given no option that an older handler does not know', () => {
    expect(clientBound('~3.575.0')).toMatchObject({ option: `\`${shorthand}\``, remedy: ` ${shorthand} ` });
    expect(clientBound('~3.575.0', idle)).toMatchObject({ verdict: 'yes', ineffective: [] });
  });
  it('is given a handler where it takes no options of one, which has to be imported first', () => {
    const option = `\`${handler}\` of \`@smithy/node-http-handler\``;
    expect(clientBound('3.388.0')).toMatchObject({ option, remedy: undefined });
    expect(clientBound('3.388.0', idle)).toMatchObject({ ineffective: [] });
  });
});

describe('a call of a client in an older version', () => {
  const call = `
    import { PurgeQueueCommand, type SQSClient } from '@aws-sdk/client-sqs';
    export const f = (sqs: SQSClient) => sqs.send(new PurgeQueueCommand({ QueueUrl: 'q' }), { abortSignal: AbortSignal.timeout(9) });`;
  it('is the same call', () => {
    const [f] = factsWith('3.388.0', call).functions.filter(({ name }) => name === 'f');
    const found = f?.flow.map((step) =>
      step.kind === 'call' ? step.call.remote?.bound?.verdict : step.kind,
    );
    expect(found).toContain('yes');
  });
});

describe('a client of a family that is described as a whole', () => {
  const optionIn = (version: string) =>
    factsIn({
      'node_modules/@aws-sdk/client-cloudwatch/package.json': {
        name: '@aws-sdk/client-cloudwatch',
        version,
        types: 'index.d.ts',
      },
      'node_modules/@aws-sdk/client-cloudwatch/index.d.ts':
        'export declare class CloudWatchClient { constructor(options?: object); send(command: object): Promise<object>; }',
      'main.ts':
        "import { CloudWatchClient } from '@aws-sdk/client-cloudwatch'; export const watch = new CloudWatchClient();",
    }).clients[0]?.bound?.option;

  it('has the limits of the version of its own package', () => {
    expect(optionIn('3.575.0')).toBe('`{ requestHandler: { requestTimeout: 10_000 } }`');
    expect(optionIn('3.1000.0')).toContain('throwOnRequestTimeout');
  });
});
