import { describe, expect, it } from 'vitest';
import { openService, type Sources } from '../facts/open-service.ts';

const service = openService();

/** The layers of the only nested retry of the main file, in words; `undefined` where there is none. */
function layers(sources: Sources): () => string | undefined {
  const written = service.add(sources);
  return () => {
    const [found] = service.summaries().nestedRetries(written.facts());
    return found?.layers.map(({ name, most, by }) => `${String(most)} by ${name} (${by})`).join(', ');
  };
}

const work = (call = "axios.get('https://a/u')") => `
import axios from 'axios'; import pRetry from 'p-retry'; import { fetch } from 'undici';
const get = () => ${call}; console.log(axios, fetch);
async function work() { await pRetry(get, { retries: 3 }); }`;

type Case = readonly [string, () => string | undefined, string | undefined];

const own = '4 by pRetry (`retries`)';

/** A consumer of Kafka with options of its own, whose handler for messages or batches works. */
function consumed(options: string, handler: string, call?: string): () => string | undefined {
  return layers(`import { Kafka } from 'kafkajs'; ${work(call)}
const kafka = new Kafka({ brokers: [], retry: { retries: 2 } });
declare const others: { groupId: string };
const consumer = kafka.consumer(${options});
await consumer.run({ ${handler} });`);
}

const eachMessage = 'eachMessage: async () => { await work(); }';

describe('a consumer of Kafka', () => {
  const cases: readonly Case[] = [
    [
      'is given a message again by default',
      consumed("{ groupId: 'a' }", eachMessage),
      `6 by consumer.run (the default of kafkajs), ${own}`,
    ],
    [
      'is given a batch again',
      consumed("{ groupId: 'a' }", 'eachBatch: async () => { await work(); }'),
      `6 by consumer.run (the default of kafkajs), ${own}`,
    ],
    [
      'is given it as often as its options say',
      consumed("{ groupId: 'a', retry: { retries: 8 } }", eachMessage),
      `9 by consumer.run (\`retry.retries\`), ${own}`,
    ],
    [
      'may have the number of its client',
      consumed("{ groupId: 'a', retry: { initialRetryTime: 100 } }", eachMessage),
      undefined,
    ],
    ['may have options that cannot be seen', consumed('others', eachMessage), undefined],
    ['is to be given it once', consumed("{ groupId: 'a', retry: { retries: 0 } }", eachMessage), undefined],
    [
      'stops where an error of the language leaves it',
      consumed("{ groupId: 'a' }", eachMessage, "fetch('https://a/u')"),
      undefined,
    ],
    [
      'takes in what fails',
      consumed("{ groupId: 'a' }", 'eachMessage: async () => { await work().catch(console.error); }'),
      undefined,
    ],
  ];
  it.each(cases)('%s', (_what, found, expected) => {
    expect(found()).toBe(expected);
  });
});

/** A listener of a subscription, and where that is created. */
let subscriptions = 0;
function listened(
  policy: string,
  failing = 'message.nack();',
  created = (name: string) => `topic.createSubscription('${name}', { ${policy} })`,
): () => string | undefined {
  subscriptions += 1;
  const name = `subscription-${String(subscriptions)}`;
  return layers({
    'main.ts': `import { type Message, PubSub } from '@google-cloud/pubsub'; ${work()}
const subscription = new PubSub().subscription('${name}');
subscription.on('message', async (message: Message) => {
  try { await work(); message.ack(); } catch (error) { console.error(error); ${failing} }
});`,
    'create.ts': `import { PubSub } from '@google-cloud/pubsub'; const pubsub = new PubSub(); const topic = pubsub.topic('orders');
export const create = () => ${created(name)}; console.log(pubsub);`,
  });
}

const often = "deadLetterPolicy: { deadLetterTopic: 'dead', maxDeliveryAttempts: 7 }";

describe('a subscription of Pub/Sub', () => {
  const cases: readonly Case[] = [
    [
      'delivers again what is given back',
      listened(often),
      `7 by topic.createSubscription (\`deadLetterPolicy.maxDeliveryAttempts\`), ${own}`,
    ],
    [
      'delivers as often as a policy does by default',
      listened("deadLetterPolicy: { deadLetterTopic: 'dead' }"),
      `5 by topic.createSubscription (the default of @google-cloud/pubsub), ${own}`,
    ],
    [
      'is created by the client',
      listened('', 'message.nack();', (name) => `pubsub.createSubscription('t', '${name}', { ${often} })`),
      `7 by pubsub.createSubscription (\`deadLetterPolicy.maxDeliveryAttempts\`), ${own}`,
    ],
    ['may have a policy from elsewhere', listened('enableMessageOrdering: true'), undefined],
    [
      'is told by the deployment',
      listened("deadLetterPolicy: { deadLetterTopic: 'dead', maxDeliveryAttempts: Number(process.env.N) }"),
      undefined,
    ],
    ['is done with what failed', listened(often, 'message.ack();'), undefined],
    [
      'is another one',
      listened(often, 'message.nack();', () => `topic.createSubscription('other', { ${often} })`),
      undefined,
    ],
  ];
  it.each(cases)('%s', (_what, found, expected) => {
    expect(found()).toBe(expected);
  });
});

const helped = layers({
  'main.ts': `import { type Message, PubSub } from '@google-cloud/pubsub'; ${work()}
const pubsub = new PubSub();
export const create = () => pubsub.topic('t').createSubscription('helped', { ${often} });
async function handle(message: Message) { try { await work(); message.ack(); } catch { message.nack(); } }
pubsub.subscription('helped').on('message', async (message) => { await handle(message); });`,
});

const helpedTwice = layers({
  'main.ts': `import { type Message, PubSub } from '@google-cloud/pubsub'; ${work()}
const pubsub = new PubSub();
export const create = () => pubsub.topic('t').createSubscription('twice', { ${often} });
export async function handle(message: Message) { try { await work(); message.ack(); } catch { message.nack(); } }
pubsub.subscription('twice').on('message', async (message) => { await handle(message); });
export async function replay(messages: Message[]) { for (const message of messages) await handle(message); }`,
});

describe('a function that gives a message back', () => {
  it('is reached by the deliveries of what calls it', () => {
    expect(helped()).toContain('7 by');
  });
  it('may be called by something else', () => {
    expect(helpedTwice()).toBeUndefined();
  });
});

/** A receiver of a queue of Service Bus, and where that is created. */
function received(queue: string, options: string, created = queue): () => string | undefined {
  return layers({
    'main.ts': `import { ServiceBusClient } from '@azure/service-bus'; ${work()}
const receiver = new ServiceBusClient('c').createReceiver('${queue}');
receiver.subscribe({ processMessage: async () => { await work(); }, processError: async () => {} });`,
    'create.ts': `import { ServiceBusAdministrationClient } from '@azure/service-bus';
const admin = new ServiceBusAdministrationClient('c');
export const create = () => admin.createQueue('${created}'${options});`,
  });
}

describe('a queue of Service Bus', () => {
  const cases: readonly Case[] = [
    [
      'delivers as often as it says',
      received('bus-1', ', { maxDeliveryCount: 4 }'),
      `4 by admin.createQueue (\`maxDeliveryCount\`), ${own}`,
    ],
    [
      'delivers ten times by default',
      received('bus-2', ''),
      `10 by admin.createQueue (the default of @azure/service-bus), ${own}`,
    ],
    ['is another one', received('bus-3', '', 'bus-other'), undefined],
    [
      'is told by the deployment',
      received('bus-4', ', { maxDeliveryCount: Number(process.env.N) }'),
      undefined,
    ],
  ];
  it.each(cases)('%s', (_what, found, expected) => {
    expect(found()).toBe(expected);
  });
});

/** A receiver of the subscription of a topic, by the method that makes it, and where the subscription is created. */
function subscribed(
  topic: string,
  names: string,
  created: string,
  made = 'createReceiver',
): () => string | undefined {
  return layers({
    'main.ts': `import { ServiceBusClient } from '@azure/service-bus'; ${work()}
const receiver = await new ServiceBusClient('c').${made}('${topic}', ${names});
receiver.subscribe({ processMessage: async () => { await work(); }, processError: async () => {} });`,
    'create.ts': `import { ServiceBusAdministrationClient } from '@azure/service-bus';
const admin = new ServiceBusAdministrationClient('c');
export const create = () => admin.${created};`,
  });
}

describe('a subscription of Service Bus', () => {
  const cases: readonly Case[] = [
    [
      'delivers as often as it says',
      subscribed('topic-1', "'mails'", "createSubscription('topic-1', 'mails', { maxDeliveryCount: 4 })"),
      `4 by admin.createSubscription (\`maxDeliveryCount\`), ${own}`,
    ],
    [
      'delivers ten times by default',
      subscribed('topic-2', "'mails', { receiveMode: 'peekLock' }", "createSubscription('topic-2', 'mails')"),
      `10 by admin.createSubscription (the default of @azure/service-bus), ${own}`,
    ],
    [
      'is another one of the topic',
      subscribed('topic-3', "'mails'", "createSubscription('topic-3', 'bills', { maxDeliveryCount: 4 })"),
      undefined,
    ],
    [
      'is no queue of the name of its topic',
      subscribed('topic-4', "'mails'", "createQueue('topic-4', { maxDeliveryCount: 4 })"),
      undefined,
    ],
    [
      'is told by the deployment',
      subscribed('topic-5', 'String(process.env.NAME)', "createSubscription('topic-5', 'mails')"),
      undefined,
    ],
    [
      'is given to a session',
      subscribed('topic-6', "'mails', 'session'", "createSubscription('topic-6', 'mails')", 'acceptSession'),
      `10 by admin.createSubscription (the default of @azure/service-bus), ${own}`,
    ],
    [
      'is given to the next session',
      subscribed('topic-7', "'mails'", "createSubscription('topic-7', 'mails')", 'acceptNextSession'),
      `10 by admin.createSubscription (the default of @azure/service-bus), ${own}`,
    ],
    [
      'is none where a session of a queue is named',
      subscribed('bus-6', "'mails'", "createQueue('bus-6')", 'acceptSession'),
      `10 by admin.createQueue (the default of @azure/service-bus), ${own}`,
    ],
    [
      'is none where a session of a queue has options',
      subscribed(
        'bus-7',
        "'mails', { maxAutoLockRenewalDurationInMs: 1 }",
        "createQueue('bus-7')",
        'acceptSession',
      ),
      `10 by admin.createQueue (the default of @azure/service-bus), ${own}`,
    ],
    [
      'is not the session of a queue of that name',
      subscribed('topic-8', "'mails'", "createSubscription('topic-8', 'mails')", 'acceptSession'),
      undefined,
    ],
    [
      'may be the session of a queue, or a subscription, with what follows unseen',
      subscribed(
        'topic-9',
        "'mails', String(process.env.SESSION)",
        "createQueue('topic-9')",
        'acceptSession',
      ),
      undefined,
    ],
  ];
  it.each(cases)('%s', (_what, found, expected) => {
    expect(found()).toBe(expected);
  });
});
