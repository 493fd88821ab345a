import type { DomainEvent, Outbox } from '#shared/events';
import type { Pool } from 'pg';
import { inTransaction } from './transaction.ts';

export interface CapturedPayment {
  intentId: string;
  orderId: string;
  amountCents: number;
  currency: string;
}

export class PaymentRepository {
  constructor(private readonly pool: Pool) {}

  /** Records a payment and the event about it together. */
  async record(payment: CapturedPayment): Promise<void> {
    await inTransaction(this.pool, async (client) => {
      await client.query(
        `INSERT INTO payments (intent_id, order_id, amount_cents, currency) VALUES ($1, $2, $3, $4)
         ON CONFLICT (intent_id) DO NOTHING`,
        [payment.intentId, payment.orderId, payment.amountCents, payment.currency],
      );
      await client.query(
        'INSERT INTO outbox (id, topic, key, payload) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING',
        [
          `payment-captured-${payment.intentId}`,
          'payments',
          payment.orderId,
          JSON.stringify({ type: 'payment-captured', ...payment }),
        ],
      );
    });
  }

  async markRefunded(intentId: string): Promise<void> {
    await this.pool.query(
      'UPDATE payments SET refunded_at = now() WHERE intent_id = $1 AND refunded_at IS NULL',
      [intentId],
    );
  }

  async findByOrder(orderId: string): Promise<CapturedPayment | undefined> {
    const { rows } = await this.pool.query<CapturedPayment>(
      `SELECT intent_id AS "intentId", order_id AS "orderId", amount_cents AS "amountCents", currency
         FROM payments WHERE order_id = $1`,
      [orderId],
    );
    return rows[0];
  }
}

export class PostgresOutbox implements Outbox {
  constructor(private readonly pool: Pool) {}

  async nextBatch(limit: number): Promise<DomainEvent[]> {
    const { rows } = await this.pool.query<DomainEvent>(
      'SELECT id, topic, key, payload FROM outbox ORDER BY created_at LIMIT $1',
      [limit],
    );
    return rows;
  }

  async remove(ids: string[]): Promise<void> {
    await this.pool.query('DELETE FROM outbox WHERE id = ANY($1)', [ids]);
  }
}
