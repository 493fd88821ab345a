import rule from '../../rules/no-naive-failure-detector.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const kafka = "import { Kafka } from 'kafkajs';\nconst kafka = new Kafka({ brokers: ['kafka:9092'] });\n";
const consumer = (options: string) =>
  `${kafka}export const orders = kafka.consumer({ groupId: 'orders', ${options} });`;
const server = (options: string) =>
  `import { NestFactory } from '@nestjs/core';\nimport { Transport } from '@nestjs/microservices';\nexport const start = (module: new () => object) => NestFactory.createMicroservice(module, ${options});`;
const worker = (options: string) =>
  `import { Worker } from 'bullmq';\nexport const orders = new Worker('orders', async () => {}, { connection: {}, ${options} });`;
const queue = (settings: string) =>
  `import Queue from 'bull';\nexport const orders = new Queue('orders', { settings: { ${settings} } });`;

ruleTester.run('no-naive-failure-detector', rule, {
  valid: [
    {
      name: 'a client that says nothing by itself',
      code: `${kafka}export const producer = kafka.producer({ transactionTimeout: 1_000 });`,
    },
    { name: 'both times of the library', code: consumer('maxBytes: 1_000') },
    { name: 'a third, which two losses survive', code: consumer('heartbeatInterval: 10_000') },
    { name: 'a third of what is set', code: consumer('heartbeatInterval: 20_000, sessionTimeout: 60_000') },
    {
      name: 'a shorter session with shorter intervals',
      code: consumer('heartbeatInterval: 1_000, sessionTimeout: 6_000'),
    },
    { name: 'zero: at each opportunity', code: consumer('heartbeatInterval: 0, sessionTimeout: 6_000') },
    {
      name: 'a time of the deployment',
      code: consumer('heartbeatInterval: 20_000, sessionTimeout: Number(process.env.SESSION)'),
    },
    {
      name: 'a time that is decided while it runs',
      code: consumer('heartbeatInterval: Math.random() > 0.5 ? 20_000 : 3_000'),
    },
    {
      name: 'a server without a consumer',
      code: server("{ transport: Transport.RMQ, options: { queue: 'orders' } }"),
    },
    {
      name: 'options of a caller',
      code: "import type { ConsumerConfig, Kafka } from 'kafkajs';\nexport const open = (kafka: Kafka, options: ConsumerConfig) => kafka.consumer({ heartbeatInterval: 20_000, ...options });",
    },
    { name: 'a lock of any length, of which the interval is half', code: worker('lockDuration: 5_000') },
    { name: 'half of the lock', code: worker('lockRenewTime: 15_000') },
    { name: 'zero stands for half of the lock', code: worker('lockRenewTime: 0') },
    {
      name: 'a lock that is let end on purpose',
      code: worker('lockRenewTime: 60_000, skipLockRenewal: true'),
    },
    {
      name: 'a lock that may be let end on purpose',
      code: worker("lockRenewTime: 60_000, skipLockRenewal: process.env.FROZEN === 'yes'"),
    },
    { name: 'half of the lock of a queue', code: queue('lockRenewTime: 20_000, lockDuration: 40_000') },
  ],
  invalid: [
    {
      name: 'two thirds of the session that the library sets',
      code: consumer('heartbeatInterval: 20_000'),
      errors: [
        {
          messageId: 'lost',
          line: 3,
          data: {
            type: 'Consumer',
            times: '`heartbeatInterval` is 20 s and `sessionTimeout` is 30 s by default',
            signs: 'one sign of life is',
            remedy: 'Set `heartbeatInterval` to 10 s or less, or `sessionTimeout` to 1 min or more',
          },
        },
      ],
    },
    {
      name: 'a short session with the interval of the library',
      code: consumer('sessionTimeout: 8_000'),
      errors: [
        {
          messageId: 'lost',
          line: 3,
          data: {
            type: 'Consumer',
            times: '`heartbeatInterval` is 3 s by default and `sessionTimeout` is 8 s',
            signs: '2 signs of life in a row are',
            remedy: 'Set `heartbeatInterval` to 2.666 s or less, or `sessionTimeout` to 9 s or more',
          },
        },
      ],
    },
    {
      name: 'an interval as long as the session',
      code: consumer('heartbeatInterval: 500, sessionTimeout: 500'),
      errors: [
        {
          messageId: 'late',
          line: 3,
          data: {
            type: 'Consumer',
            times: '`heartbeatInterval` is 500 ms and `sessionTimeout` is 500 ms',
            remedy: 'Set `heartbeatInterval` to 166 ms or less, or `sessionTimeout` to 1.5 s or more',
          },
        },
      ],
    },
    {
      name: 'a constant of the file, told where it is written',
      code: "import type { Kafka } from 'kafkajs';\nconst options = {\n  groupId: 'orders',\n  heartbeatInterval: 15_000,\n};\nexport const open = (kafka: Kafka) => kafka.consumer({ ...options });",
      errors: [{ messageId: 'lost', line: 4 }],
    },
    {
      name: 'an injected client',
      code: "import { Kafka } from 'kafkajs';\nexport class Orders {\n  constructor(private readonly kafka: Kafka) {}\n  open() {\n    return this.kafka.consumer({ groupId: 'orders', sessionTimeout: 6_000 });\n  }\n}",
      errors: [{ messageId: 'lost', line: 5 }],
    },
    {
      name: 'the consumer of a server that Nest builds',
      code: server('{ transport: Transport.KAFKA, options: { consumer: { sessionTimeout: 6_000 } } }'),
      errors: [{ messageId: 'lost', line: 3 }],
    },
    {
      name: 'a lock that is renewed shortly before it ends',
      code: worker('lockRenewTime: 25_000, skipLockRenewal: false'),
      errors: [{ messageId: 'lost', line: 2 }],
    },
    {
      name: 'a lock that is renewed when it has ended',
      code: worker('lockRenewTime: 15_000, lockDuration: 10_000'),
      errors: [{ messageId: 'late', line: 2 }],
    },
    {
      name: 'a lock of a queue',
      code: queue('lockRenewTime: 20_000'),
      errors: [
        {
          messageId: 'lost',
          line: 2,
          data: {
            type: 'Queue',
            times: '`settings.lockRenewTime` is 20 s and `settings.lockDuration` is 30 s by default',
            signs: 'one sign of life is',
            remedy:
              'Set `settings.lockRenewTime` to 15 s or less, or `settings.lockDuration` to 40 s or more',
          },
        },
      ],
    },
  ],
});

untypedRuleTester.run('no-naive-failure-detector without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: "const { Kafka } = require('kafkajs');\nconst kafka = new Kafka({ brokers: ['kafka:9092'] });\nexports.orders = kafka.consumer({ groupId: 'orders', heartbeatInterval: 20_000 });",
      errors: [{ messageId: 'lost', line: 3 }],
    },
  ],
});
