import type { Knex } from 'knex';
import type { KnexOutbox } from './knex-outbox.ts';
import type { OrderRepository } from './order-repository.ts';
import type { NewOrder } from './order.ts';

export class PlaceOrder {
  constructor(
    private readonly db: Knex,
    private readonly orders: OrderRepository,
    private readonly outbox: KnexOutbox,
  ) {}

  async execute(order: NewOrder): Promise<void> {
    await this.db.transaction(async (trx) => {
      await this.orders.insert(order, trx);
      await this.outbox.add(
        {
          id: `order-placed-${order.id}`,
          topic: 'orders',
          key: order.id,
          payload: { type: 'order-placed', ...order },
        },
        trx,
      );
    });
  }
}
