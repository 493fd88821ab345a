import type { Knex } from 'knex';
import type { DomainEvent, Outbox } from '#shared/events';

export class KnexOutbox implements Outbox {
  constructor(private readonly db: Knex) {}

  async add(event: DomainEvent, trx: Knex.Transaction): Promise<void> {
    await trx('outbox').insert({ ...event, payload: JSON.stringify(event.payload) });
  }

  async nextBatch(limit: number): Promise<DomainEvent[]> {
    return this.db<DomainEvent>('outbox').orderBy('created_at').limit(limit);
  }

  async remove(ids: string[]): Promise<void> {
    await this.db('outbox').whereIn('id', ids).delete();
  }
}
