import { amqpDelivery } from './amqplib.ts';
import type { LibraryDescriptor, TimeoutModel } from './descriptor.ts';

/** Waits for the broker's confirm, and for a connection while there is none. */
const timeout: TimeoutModel = {
  defaultMs: null,
  call: ['timeout'],
  client: ['publishTimeout'],
  unit: 'ms',
  off: [0],
  remedy: 'timeout: 10_000',
  clientRemedy: 'publishTimeout: 10_000',
};

export const amqpConnectionManager = {
  package: 'amqp-connection-manager',
  versions: '^4.1 || ^5',
  source: 'https://github.com/jwalton/node-amqp-connection-manager#api',
  system: 'broker',
  types: [
    {
      name: 'AmqpConnectionManager',
      aliases: ['IAmqpConnectionManager'],
      from: ['connect()'],
      options: 1,
    },
    { name: 'ChannelWrapper', from: ['AmqpConnectionManager#createChannel()'], options: 0 },
  ],
  calls: [
    {
      on: 'ChannelWrapper',
      members: ['ack', 'ackAll', 'nack', 'nackAll'],
      effect: 'none',
      promise: false,
    },
    { on: 'ChannelWrapper', members: ['assertQueue'], effect: 'none', target: 0 },
    { on: 'ChannelWrapper', members: ['publish'], effect: 'publish', options: 3, target: 1, timeout },
    { on: 'ChannelWrapper', members: ['sendToQueue'], effect: 'publish', options: 2, target: 0, timeout },
    {
      on: 'ChannelWrapper',
      members: ['deleteQueue', 'purgeQueue', 'deleteExchange'],
      effect: 'write',
      target: 0,
    },
  ],
  regions: [
    {
      kind: 'handler',
      on: 'ChannelWrapper',
      members: ['consume'],
      callback: 1,
      options: 2,
      delivery: 'at-least-once',
      doneOnDelivery: 'noAck',
    },
    { kind: 'deferred', on: 'ChannelWrapper', members: ['addSetup', 'removeSetup'], callback: 0 },
    { kind: 'deferred', on: 'ChannelWrapper', members: ['on', 'once'], callback: 1 },
    { kind: 'deferred', on: 'AmqpConnectionManager', members: ['on', 'once'], callback: 1 },
    {
      kind: 'deferred',
      on: 'AmqpConnectionManager',
      members: ['createChannel'],
      callback: 0,
      callbackOption: 'setup',
    },
  ],
  deliveries: [{ on: 'ChannelWrapper', ...amqpDelivery }],
} as const satisfies LibraryDescriptor;
