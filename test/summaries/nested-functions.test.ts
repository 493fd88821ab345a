import { expect, test } from 'vitest';
import { createServiceFacts } from '../../src/facts/service-facts.ts';
import { libraries } from '../../src/libraries/index.ts';
import { deployedIn } from '../program/deployed-in.ts';
import { createSoleDeployment } from '../../src/program/sole-deployment.ts';
import { createSummaries } from '../../src/summaries/summaries.ts';
import { openFile } from '../program/open-file.ts';

const template = (count: number, again = '') => `
Resources:
  Place: { Type: 'AWS::Serverless::Function', Properties: { ${again} Handler: src/place.handler, Events: { Taken: { Type: SQS, Properties: { Queue: !GetAtt Orders.Arn } } } } }
  Orders: { Type: 'AWS::SQS::Queue', Properties: { RedrivePolicy: { deadLetterTargetArn: arn, maxReceiveCount: ${String(count)} } } }
`;

const others = `  Others: { Type: 'AWS::SQS::Queue', Properties: { RedrivePolicy: { maxReceiveCount: 9 } } }
  Plain: { Type: 'AWS::SQS::Queue' }
`;

/** The layers of the nested retry in a function of AWS Lambda that is given an event, in words. */
function layers(event: string, handling: string, count = 5, more = '', again = ''): string | undefined {
  const files = {
    'package.json': { name: 'shop' },
    'tsconfig.json': { compilerOptions: { lib: ['es2022'], types: [], module: 'esnext' } },
    'template.yaml': template(count, again).replace('Events: {', `Events: { ${more}`) + others,
    'src/place.ts': `import type { ${event} } from 'aws-lambda'; import pRetry from 'p-retry';
const work = () => pRetry(() => fetch('https://a/u'), { retries: 3 });
export const handler = async (event: ${event}) => { console.log(event); ${handling} };`,
  };
  const { file, program, roleOf } = openFile(files, 'src/place.ts');
  const cwd = file.fileName.slice(0, -'/src/place.ts'.length);
  const facts = createServiceFacts({
    program,
    libraries,
    roleOf,
    deployedAs: createSoleDeployment(deployedIn(cwd)),
  });
  const main = facts.fileFacts(file.fileName);
  const [found] = main ? createSummaries(facts).nestedRetries(main) : [];
  return found?.layers.map(({ name, most, by }) => `${String(most)} by ${name} (${by})`).join(', ');
}

test.each([
  [
    'is given again',
    layers('SQSEvent', 'await work();'),
    '5 by Orders (`maxReceiveCount`), 4 by pRetry (`retries`)',
  ],
  [
    'is given by two queues',
    layers(
      'SQSEvent',
      'await work();',
      5,
      'Other: { Type: SQS, Properties: { Queue: !GetAtt Others.Arn } }, Plain: { Type: SQS, Properties: { Queue: !GetAtt Plain.Arn } },',
    ),
    '9 by Others (`maxReceiveCount`), 4 by pRetry (`retries`)',
  ],
  ['is given twice', layers('SQSEvent', 'await work();', 2), undefined],
  ['is done whatever fails', layers('SQSEvent', 'await work().catch(console.error);'), undefined],
  ['of another source is not of the queue', layers('S3Event', 'await work();'), undefined],
])('a message of SQS to a function of AWS Lambda %s', (_what, found, expected) => {
  expect(found).toBe(expected);
});

/** The same, tried again by the platform as a function says it. */
const triedAgain = (event: string, times: string) =>
  layers(event, 'await work();', 5, '', `EventInvokeConfig: { MaximumRetryAttempts: ${times} },`);

test.each([
  [
    'is tried again',
    triedAgain('S3Event', '2'),
    '3 by AWS Lambda (`MaximumRetryAttempts`), 4 by pRetry (`retries`)',
  ],
  ['is tried once more', triedAgain('S3Event', '1'), undefined],
  ['is not tried again', triedAgain('S3Event', '0'), undefined],
  ['is tried as often as the platform likes', triedAgain('S3Event', '!Ref Times'), undefined],
  ['of a stream is not tried so', triedAgain('KinesisStreamEvent', '2'), undefined],
])('a run of a function of AWS Lambda that nobody waits for %s', (_what, found, expected) => {
  expect(found).toBe(expected);
});
