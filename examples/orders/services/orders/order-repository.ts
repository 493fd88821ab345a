import type { Knex } from 'knex';
import type { NewOrder, Order } from './order.ts';

export class OrderRepository {
  constructor(private readonly db: Knex) {}

  async find(id: string): Promise<Order | undefined> {
    return this.db<Order>('orders').where({ id }).first();
  }

  async insert(order: NewOrder, trx: Knex.Transaction): Promise<void> {
    await trx('orders').insert({ ...order, lines: JSON.stringify(order.lines), status: 'placed' });
  }

  async markPaid(id: string): Promise<void> {
    await this.db('orders').where({ id, status: 'placed' }).update({ status: 'paid' });
  }

  async markCancelled(id: string): Promise<boolean> {
    const changed = await this.db('orders')
      .where({ id })
      .whereNot({ status: 'cancelled' })
      .update({ status: 'cancelled' });
    return changed > 0;
  }
}
