import type { EntityManager } from 'typeorm';

export async function reserve(manager: EntityManager, id: string) {
  try {
    await manager.insert('reservations', { id });
  } catch (error) {
    console.error(error);
  }
}

export async function restock(manager: EntityManager, id: string) {
  try {
    await manager.delete('reservations', { id });
  } catch (error) {
    console.error(error);
    throw error;
  }
}
