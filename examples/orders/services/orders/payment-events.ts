import type { Consumer } from 'kafkajs';
import type { OrderRepository } from './order-repository.ts';

interface PaymentCaptured {
  type: 'payment-captured';
  orderId: string;
}

/** Marks orders as paid when payments says so. Reading an event twice changes nothing. */
export async function consumePaymentEvents(consumer: Consumer, orders: OrderRepository): Promise<void> {
  await consumer.subscribe({ topic: 'payments' });
  await consumer.run({
    eachMessage: async ({ message }) => {
      const event: PaymentCaptured = JSON.parse(message.value?.toString() ?? '{}');
      if (event.type === 'payment-captured') await orders.markPaid(event.orderId);
    },
  });
}
