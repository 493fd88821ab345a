import { expect, test } from 'vitest';
import type { DeployedQueue } from '../../../src/program/deployed-queue.ts';
import { deployedIn } from '../../program/deployed-in.ts';
import type { Files } from '../../program/open-file.ts';
import { serviceFolder } from '../../program/service-folder.ts';
import { place, stackFiles } from './stack-folder.ts';

/** The queues whose messages the functions are given that run the module `place.ts`. */
function queuesOf(files: Files): readonly DeployedQueue[] {
  const folder = serviceFolder(files);
  return deployedIn(folder)
    .running(`${folder}/services/orders/src/place.ts`)
    .flatMap(({ queues }) => queues);
}

/** A queue that delivers five times, with further properties. */
const orders = (properties = '') =>
  `const dead = new sqs.Queue(this, 'Dead');
   const orders = new sqs.Queue(this, 'Orders', { deadLetterQueue: { queue: dead, maxReceiveCount: 5 }, ${properties} });`;
const added = 'place.addEventSource(new SqsEventSource(orders));';

const five: DeployedQueue = { queue: 'Orders', deliveries: 5, hiddenSeconds: 30, reports: 'no' };

test.each<[string, string, DeployedQueue]>([
  ['that is added', orders() + place('') + added, five],
  [
    'with its own time and answers',
    `${orders('visibilityTimeout: Duration.minutes(6)')} ${place('')}
     place.addEventSource(new SqsEventSource(orders, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 2 }));`,
    { ...five, hiddenSeconds: 360, reports: 'yes' },
  ],
  ['that is listed', orders() + place('events: [new SqsEventSource(orders)],'), five],
  [
    'that is mapped',
    `${orders()} ${place('')} place.addEventSourceMapping('Orders', { eventSourceArn: orders.queueArn });`,
    five,
  ],
  [
    'that a construct maps',
    `${orders()} ${place('')} new lambda.EventSourceMapping(this, 'Orders', { target: place, eventSourceArn: orders.queueArn, reportBatchItemFailures: true });`,
    { ...five, reports: 'yes' },
  ],
  [
    'without a place for what fails',
    `const orders = new sqs.Queue(this, 'Orders'); ${place('')} ${added}`,
    { ...five, deliveries: null },
  ],
  [
    'that leaves the count to the deployment',
    orders().replace('5', 'new CfnParameter(this, "Count").valueAsNumber') + place('') + added,
    { ...five, deliveries: null },
  ],
  [
    'that leaves its time to the deployment',
    orders('visibilityTimeout: Duration.seconds(hidden)') + place('') + added,
    { ...five, hiddenSeconds: null },
  ],
  [
    'whose count the template overrides',
    `${orders()} ${place('')} ${added} orders.node.defaultChild.addPropertyOverride('RedrivePolicy.maxReceiveCount', 2);`,
    { ...five, deliveries: null },
  ],
  [
    'that is told more in the template',
    `${orders()} ${place('')} const mapping = place.addEventSourceMapping('Orders', { eventSourceArn: orders.queueArn });
     mapping.node.defaultChild.addPropertyOverride('FunctionResponseTypes', ['ReportBatchItemFailures']);`,
    { ...five, reports: 'unknown' },
  ],
  [
    'that is imported',
    `const orders = sqs.Queue.fromQueueArn(this, 'Orders', 'arn:aws:sqs:eu-west-1:1:orders'); ${place('')} ${added}`,
    { queue: null, deliveries: null, hiddenSeconds: null, reports: 'no' },
  ],
])('a function of a stack is given the messages of a queue %s', (_, statements, expected) => {
  expect(queuesOf(stackFiles(statements))).toEqual([expected]);
});

test.each<[string, string]>([
  ['of another function', `${orders()} ${place('')} other.addEventSource(new SqsEventSource(orders));`],
  [
    'that is switched off',
    `${orders()} ${place('')} place.addEventSource(new SqsEventSource(orders, { enabled: false }));`,
  ],
  [
    'that may be switched off',
    `${orders()} ${place('')} place.addEventSource(new SqsEventSource(orders, { enabled: isOn }));`,
  ],
  ['of another package', `${orders()} ${place('')} place.addEventSource(new Source(orders));`],
])('a source %s gives a function nothing', (_, statements) => {
  expect(queuesOf(stackFiles(statements))).toEqual([]);
});

const elsewhere = {
  'infra/bin/app.ts': `
    import { App } from 'aws-cdk-lib';
    import { Queues } from '../lib/queues';
    import { ShopStack } from '../lib/shop-stack';
    const app = new App();
    const queues = new Queues(app, 'Queues');
    new ShopStack(app, 'Shop', { orders: queues.orders });`,
  'infra/lib/queues.ts': `
    import { Stack } from 'aws-cdk-lib';
    import { Queue } from 'aws-cdk-lib/aws-sqs';
    import { Construct } from 'constructs';
    export class WithDead extends Queue {
      constructor(scope: Construct, id: string, tries: number) {
        super(scope, id, { deadLetterQueue: { queue: new Queue(scope, id + 'Dead'), maxReceiveCount: tries } });
      }
    }
    export class Queues extends Stack {
      readonly orders: Queue;
      constructor(scope: Construct, id: string) {
        super(scope, id);
        this.orders = new WithDead(this, 'Orders', 5);
      }
    }`,
  'infra/lib/attach.ts': `
    import type { IFunction } from 'aws-cdk-lib/aws-lambda';
    import type { IQueue } from 'aws-cdk-lib/aws-sqs';
    import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
    export const attach = (to: IFunction, queue: IQueue) => {
      to.addEventSource(new SqsEventSource(queue));
    };`,
};

test('a queue of another stack is linked by a function of another file', () => {
  const statements = `${place('')} attach(place, props.orders);`;
  const files = stackFiles(statements, elsewhere, "import { attach } from './attach';");
  expect(queuesOf(files)).toEqual([five]);
});

test('each function that a construct makes has the queue that it is given with it', () => {
  const consumer = `
    import { Construct } from 'constructs';
    import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
    import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
    import type { IQueue } from 'aws-cdk-lib/aws-sqs';
    interface ConsumerProps { entry: string; queue: IQueue }
    export class Consumer extends Construct {
      constructor(scope: Construct, id: string, { entry, queue }: ConsumerProps) {
        super(scope, id);
        const handler = new NodejsFunction(this, 'Handler', { entry });
        handler.addEventSource(new SqsEventSource(queue));
      }
    }`;
  const statements = `${orders()}
    new Consumer(this, 'Place', { entry: path.join(source, 'place.ts'), queue: orders });
    new Consumer(this, 'Cancel', { entry: path.join(source, 'cancel.ts'), queue: dead });`;
  const files = stackFiles(
    statements,
    { 'infra/lib/consumer.ts': consumer },
    "import { Consumer } from './consumer';",
  );
  expect(queuesOf(files)).toEqual([five]);
});
