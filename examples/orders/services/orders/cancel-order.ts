import type { KafkaPublisher } from '#shared/kafka-publisher';
import type { OrderRepository } from './order-repository.ts';

export class CancelOrder {
  constructor(
    private readonly orders: OrderRepository,
    private readonly events: KafkaPublisher,
  ) {}

  async execute(orderId: string, reason: string): Promise<void> {
    const cancelled = await this.orders.markCancelled(orderId);
    if (!cancelled) return;
    await this.events.publish({
      id: `order-cancelled-${orderId}`,
      topic: 'orders',
      key: orderId,
      payload: { type: 'order-cancelled', orderId, reason },
    });
  }
}
