import { expect, test } from 'vitest';
import { deployedIn } from './deployed-in.ts';
import { createSoleDeployment } from '../../src/program/sole-deployment.ts';
import type { DeployedQueue } from '../../src/program/deployed-queue.ts';
import type { Files } from './open-file.ts';
import { serviceFolder } from './service-folder.ts';

/** What is known of the queues of the handler in `src/place.ts`. */
function queuesOf(files: Files) {
  const folder = serviceFolder({ 'src/place.ts': '', ...files });
  return createSoleDeployment(deployedIn(folder))(`${folder}/src/place.ts`)?.queues ?? [];
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

const five: DeployedQueue = { queue: 'Orders', deliveries: 5, hiddenSeconds: 30, reports: 'no' };
const elsewhere: DeployedQueue = { queue: null, deliveries: null, hiddenSeconds: null, reports: 'no' };

/** The resource with further properties. */
const withProperties = (properties: string) =>
  orders.replace('{ RedrivePolicy', `{ ${properties}, RedrivePolicy`);

test.each<[string, Files, readonly DeployedQueue[]]>([
  ['of a SAM template has a redrive policy', sam(taken), [five]],
  [
    'is named by a function',
    sam('Taken: { Type: SQS, Properties: { Queue: { "Fn::GetAtt": [Orders, Arn] } } }'),
    [five],
  ],
  ['writes the count as a text', sam(taken, orders.replace('5', '"5"')), [five]],
  [
    'is one of two',
    sam(`Other: { Type: SQS, Properties: { Queue: !GetAtt Others.Arn } }, ${taken}`),
    [elsewhere, five],
  ],
  [
    'is one of two in the template',
    sam(
      `First: { Type: SQS, Properties: { Queue: !GetAtt Others.Arn } }, ${taken}`,
      `${orders}\n  ${orders.replace('Orders', 'Others').replace('5', '3')}`,
    ),
    [{ ...five, queue: 'Others', deliveries: 3 }, five],
  ],
  [
    'hides messages for longer',
    sam(taken, withProperties('VisibilityTimeout: 90')),
    [{ ...five, hiddenSeconds: 90 }],
  ],
  [
    'leaves to the deployment how long it hides them',
    sam(taken, withProperties('VisibilityTimeout: !Ref Hidden')),
    [{ ...five, hiddenSeconds: null }],
  ],
  [
    'asks for the messages that failed',
    sam(taken.replace('Queue:', 'FunctionResponseTypes: [ReportBatchItemFailures], Queue:')),
    [{ ...five, reports: 'yes' }],
  ],
  [
    'asks for what the deployment decides',
    sam(taken.replace('Queue:', 'FunctionResponseTypes: [!Ref Answer], Queue:')),
    [{ ...five, reports: 'unknown' }],
  ],
  [
    'has no redrive policy',
    sam(taken, "Orders: { Type: 'AWS::SQS::Queue' }"),
    [{ ...five, deliveries: null }],
  ],
  [
    'leaves the count to the deployment',
    sam(taken, orders.replace('5', '!Ref Count')),
    [{ ...five, deliveries: null }],
  ],
  [
    'is of another template',
    sam(taken.replace('!GetAtt Orders.Arn', 'arn:aws:sqs:eu-west-1:1:orders')),
    [elsewhere],
  ],
  ['is no queue', sam(taken, "Orders: { Type: 'AWS::SNS::Topic' }"), [elsewhere]],
  ['is asked for another attribute', sam(taken.replace('Orders.Arn', 'Orders.QueueName')), [elsewhere]],
  ['is no source of the function', sam('Placed: { Type: Api, Properties: { Path: /, Method: post } }'), []],
  [
    'of the Serverless Framework has a redrive policy',
    serverless('{ http: POST / }, { sqs: { arn: !GetAtt Orders.Arn } }', `{ Resources: { ${orders} } }`),
    [five],
  ],
  [
    'of the Serverless Framework asks for the messages that failed',
    serverless(
      '{ sqs: { arn: !GetAtt Orders.Arn, functionResponseType: ReportBatchItemFailures } }',
      `{ Resources: { ${orders} } }`,
    ),
    [{ ...five, reports: 'yes' }],
  ],
  [
    'is written in one of several parts',
    serverless(
      '{ sqs: { arn: !GetAtt [Orders, Arn] } }',
      `[{ Resources: {} }, { Resources: { ${orders} } }]`,
    ),
    [five],
  ],
  [
    'is named by its ARN',
    serverless('{ sqs: arn:aws:sqs:eu-west-1:1:orders }', `{ Resources: { ${orders} } }`),
    [elsewhere],
  ],
  [
    'is of one of two functions of the module',
    { ...sam(taken), ...serverless('', `{ Resources: { ${orders} } }`) },
    [],
  ],
  ['is not there, as nothing deploys the module', {}, []],
])('a queue %s', (_what, files, expected) => {
  expect(queuesOf(files)).toEqual(expected);
});
