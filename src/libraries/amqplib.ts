import type { LibraryDescriptor } from './descriptor.ts';

export const amqplib = {
  package: 'amqplib',
  versions: '>=0.10 <3',
  source: 'https://amqp-node.github.io/amqplib/channel_api.html',
  system: 'broker',
  types: [
    {
      name: 'ChannelModel',
      aliases: ['Connection', 'RecoveringChannelModel'],
      from: ['connect()'],
      connects: true,
    },
    {
      name: 'Channel',
      aliases: ['ConfirmChannel'],
      from: ['ChannelModel#createChannel()', 'ChannelModel#createConfirmChannel()'],
    },
  ],
  calls: [
    // Returns whether the write buffer has room; a confirm channel tells the outcome by callback or `waitForConfirms`.
    { on: 'Channel', members: ['publish'], effect: 'publish', options: 3, target: 1, promise: false },
    { on: 'Channel', members: ['sendToQueue'], effect: 'publish', options: 2, target: 0, promise: false },
    { on: 'Channel', members: ['deleteQueue', 'purgeQueue', 'deleteExchange'], effect: 'write', target: 0 },
    { on: 'Channel', members: ['ack', 'ackAll'], effect: 'none', promise: false },
  ],
  regions: [
    {
      kind: 'handler',
      on: 'Channel',
      members: ['consume'],
      callback: 1,
      options: 2,
      delivery: 'at-least-once',
      doneOnDelivery: 'noAck',
    },
    { kind: 'deferred', on: 'Channel', members: ['on', 'once'], callback: 1 },
    { kind: 'deferred', on: 'ChannelModel', members: ['on', 'once'], callback: 1 },
  ],
  deliveries: [{ on: 'Channel', acknowledge: ['ack', 'ackAll'] }],
} as const satisfies LibraryDescriptor;
