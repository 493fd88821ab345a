import type { DeliveryModel, LibraryDescriptor } from './descriptor.ts';

/**
 * A message that is given back comes again at once. It leaves its queue when it is too old (`x-message-ttl`) or the queue too long, and a quorum
 * queue, of which newer brokers limit the deliveries, lets it go by itself. A dead-letter exchange is given what leaves, and makes nothing leave.
 */
export const amqpDelivery = {
  acknowledge: ['ack', 'ackAll'],
  requeue: [
    { member: 'nack', argument: 2 },
    { member: 'nackAll', argument: 0 },
    { member: 'reject', argument: 1 },
  ],
  declare: {
    member: 'assertQueue',
    options: 1,
    limits: [
      'messageTtl',
      'maxLength',
      'arguments.x-message-ttl',
      'arguments.x-max-length',
      'arguments.x-max-length-bytes',
      'arguments.x-delivery-limit',
      'arguments.x-queue-type',
    ],
    remedy:
      'Pass `false` as `requeue`, which leads to the queue’s dead-letter exchange, or limit the deliveries by `x-delivery-limit`',
  },
} as const satisfies Partial<DeliveryModel>;

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
    { on: '', members: ['connect'], effect: 'none', opens: true },
    {
      on: 'ChannelModel',
      members: ['createChannel', 'createConfirmChannel'],
      effect: 'none',
      opens: true,
    },
    // Returns whether the write buffer has room; a confirm channel tells the outcome by callback or `waitForConfirms`.
    { on: 'Channel', members: ['publish'], effect: 'publish', options: 3, target: 1, promise: false },
    { on: 'Channel', members: ['sendToQueue'], effect: 'publish', options: 2, target: 0, promise: false },
    { on: 'Channel', members: ['deleteQueue', 'purgeQueue', 'deleteExchange'], effect: 'write', target: 0 },
    {
      on: 'Channel',
      members: ['ack', 'ackAll', 'nack', 'nackAll', 'reject'],
      effect: 'none',
      promise: false,
    },
    { on: 'Channel', members: ['assertQueue'], effect: 'none', target: 0 },
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
  deliveries: [{ on: 'Channel', ...amqpDelivery }],
} as const satisfies LibraryDescriptor;
