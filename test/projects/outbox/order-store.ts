import type { DataSource, EntityManager } from 'typeorm';

export interface Message {
  id: string;
  body: string;
}

export class OrderStore {
  constructor(private readonly source: DataSource) {}

  /** The order and the message that tells of it are kept or lost together. */
  async place(id: string) {
    await this.source.transaction(async (manager) => {
      await manager.insert('orders', { id });
      await this.note(manager, { id, body: 'placed' });
    });
  }

  nextMessages(): Promise<Message[]> {
    return this.source.manager.find<Message>('outbox', { take: 50 });
  }

  async forget(message: Message) {
    await this.source.manager.delete('outbox', message.id);
  }

  private async note(manager: EntityManager, message: Message) {
    await manager.insert('outbox', message);
  }
}
