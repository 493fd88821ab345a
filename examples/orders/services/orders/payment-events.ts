import type { EventConsumer } from '#shared/event-consumer';
import type { OrderRepository } from './order-repository.ts';

interface PaymentCaptured {
  type: 'payment-captured';
  orderId: string;
}

/** Marks orders as paid when payments says so. Reading an event twice changes nothing. */
export async function consumePaymentEvents(events: EventConsumer, orders: OrderRepository): Promise<void> {
  await events.run<PaymentCaptured>('payments', async (event) => {
    if (event.type === 'payment-captured') await orders.markPaid(event.orderId);
  });
}
