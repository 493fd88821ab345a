import { expect, test } from 'vitest';
import { deployedIn } from './deployed-in.ts';
import { createQueueLimits } from '../../src/program/queue-limits.ts';
import type { Files } from './open-file.ts';
import { serviceFolder } from './service-folder.ts';

/** What is known of the queue of the handler in `src/place.ts`. */
function queueOf(files: Files) {
  const folder = serviceFolder({ 'src/place.ts': '', ...files });
  return createQueueLimits(deployedIn(folder))(`${folder}/src/place.ts`);
}

const orders = `Orders: { Type: 'AWS::SQS::Queue', Properties: { RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 5 } } }`;

/** A SAM template with a function and its events, and other resources. */
const sam = (events: string, resources = orders) => ({
  'template.yaml': `
Resources:
  Place: { Type: 'AWS::Serverless::Function', Properties: { Handler: src/place.handler, Events: { ${events} } } }
  ${resources}
`,
});

const taken = 'Taken: { Type: SQS, Properties: { Queue: !GetAtt Orders.Arn } }';

/** A configuration of the Serverless Framework with the events of a function, and resources. */
const serverless = (events: string, resources: string) => ({
  'serverless.yml': `
provider: { name: aws }
functions: { place: { handler: src/place.handler, events: [${events}] } }
resources: ${resources}
`,
});

const five = { queue: 'Orders', deliveries: 5 };

test.each<[string, Files, object | null]>([
  ['of a SAM template has a redrive policy', sam(taken), five],
  [
    'is named by a function',
    sam('Taken: { Type: SQS, Properties: { Queue: { "Fn::GetAtt": [Orders, Arn] } } }'),
    five,
  ],
  ['writes the count as a text', sam(taken, orders.replace('5', '"5"')), five],
  ['is one of two', sam(`Other: { Type: SQS, Properties: { Queue: !GetAtt Others.Arn } }, ${taken}`), five],
  [
    'is the one of two that delivers more often',
    sam(
      `First: { Type: SQS, Properties: { Queue: !GetAtt Others.Arn } }, ${taken}`,
      `${orders}\n  ${orders.replace('Orders', 'Others').replace('5', '3')}`,
    ),
    five,
  ],
  ['has no redrive policy', sam(taken, "Orders: { Type: 'AWS::SQS::Queue' }"), null],
  ['leaves the count to the deployment', sam(taken, orders.replace('5', '!Ref Count')), null],
  [
    'is of another template',
    sam(taken.replace('!GetAtt Orders.Arn', 'arn:aws:sqs:eu-west-1:1:orders')),
    null,
  ],
  ['is no queue', sam(taken, "Orders: { Type: 'AWS::SNS::Topic' }"), null],
  ['is asked for another attribute', sam(taken.replace('Orders.Arn', 'Orders.QueueName')), null],
  ['is no source of the function', sam('Placed: { Type: Api, Properties: { Path: /, Method: post } }'), null],
  [
    'of the Serverless Framework has a redrive policy',
    serverless('{ http: POST / }, { sqs: { arn: !GetAtt Orders.Arn } }', `{ Resources: { ${orders} } }`),
    five,
  ],
  [
    'is written in one of several parts',
    serverless(
      '{ sqs: { arn: !GetAtt [Orders, Arn] } }',
      `[{ Resources: {} }, { Resources: { ${orders} } }]`,
    ),
    five,
  ],
  [
    'is named by its ARN',
    serverless('{ sqs: arn:aws:sqs:eu-west-1:1:orders }', `{ Resources: { ${orders} } }`),
    null,
  ],
  [
    'is of one of two functions of the module',
    { ...sam(taken), ...serverless('', `{ Resources: { ${orders} } }`) },
    null,
  ],
  ['is not there, as nothing deploys the module', {}, null],
])('a queue %s', (_what, files, expected) => {
  expect(queueOf(files)).toEqual(expected);
});
