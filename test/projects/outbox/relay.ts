import type { Producer } from 'kafkajs';
import type { Message, OrderStore } from './order-store.ts';

export class Relay {
  constructor(
    private readonly store: OrderStore,
    private readonly producer: Producer,
  ) {}

  async run() {
    for (const message of await this.store.nextMessages()) await this.pass(message);
  }

  private async pass(message: Message) {
    await this.producer.send({ topic: 'orders', messages: [{ key: message.id, value: message.body }] });
    await this.store.forget(message);
  }
}
