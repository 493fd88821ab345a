import type { DomainEvent, Outbox } from '#shared/events';
import type { DataSource } from 'typeorm';
import { OutboxMessage } from './entities.ts';

export class TypeormOutbox implements Outbox {
  constructor(private readonly dataSource: DataSource) {}

  async nextBatch(limit: number): Promise<DomainEvent[]> {
    return this.dataSource.manager.find(OutboxMessage, { order: { createdAt: 'ASC' }, take: limit });
  }

  async remove(ids: string[]): Promise<void> {
    await this.dataSource.manager.delete(OutboxMessage, ids);
  }
}
