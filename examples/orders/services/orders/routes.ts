import type { FastifyInstance } from 'fastify';
import type { CancelOrder } from './cancel-order.ts';
import type { Checkout } from './checkout.ts';
import type { ExchangeItem } from './exchange-item.ts';
import type { OrderRepository } from './order-repository.ts';
import type { NewOrder, OrderLine } from './order.ts';
import type { PlaceOrder } from './place-order.ts';

export interface OrderUseCases {
  orders: OrderRepository;
  placeOrder: PlaceOrder;
  cancelOrder: CancelOrder;
  checkout: Checkout;
  exchangeItem: ExchangeItem;
}

interface ById {
  Params: { id: string };
}

export function registerRoutes(app: FastifyInstance, useCases: OrderUseCases): void {
  app.post<{ Body: NewOrder }>('/orders', async (request, reply) => {
    await useCases.placeOrder.execute(request.body);
    return reply.code(201).send({ id: request.body.id });
  });

  app.post<ById & { Body: { reason: string } }>('/orders/:id/cancellation', async (request, reply) => {
    await useCases.cancelOrder.execute(request.params.id, request.body.reason);
    return reply.code(204).send();
  });

  app.post<ById>('/orders/:id/checkout', async (request, reply) => {
    const order = await useCases.orders.find(request.params.id);
    if (!order) return reply.code(404).send();
    return useCases.checkout.execute(order);
  });

  app.post<ById & { Body: { replacement: OrderLine; differenceCents: number } }>(
    '/orders/:id/exchanges',
    async (request, reply) => {
      const order = await useCases.orders.find(request.params.id);
      if (!order) return reply.code(404).send();
      const { replacement, differenceCents } = request.body;
      return useCases.exchangeItem.execute(order, replacement, differenceCents);
    },
  );
}
