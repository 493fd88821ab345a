import { DataSource, type EntityManager } from 'typeorm';
import { reserve, restock } from './reservations.ts';

const source = new DataSource({ type: 'postgres' });

export const take = (id: string) =>
  source.transaction(async (manager: EntityManager) => {
    await manager.update('stock', { id }, { free: 0 });
    await reserve(manager, id); // expect: no-swallowed-transaction-error (via `reserve → manager.insert`)
    await restock(manager, id);
  });
