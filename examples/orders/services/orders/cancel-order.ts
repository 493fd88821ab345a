import type { EventPublisher } from '#shared/events';
import type { OrderRepository } from './order-repository.ts';

export class CancelOrder {
  constructor(
    private readonly orders: OrderRepository,
    private readonly events: EventPublisher,
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
