import type { PoolClient } from 'pg';
import { notify, reserveStock } from './services.ts';
import { inTransaction, pool } from './transaction.ts';

const insert = (client: PoolClient, id: string) => client.query('INSERT INTO orders (id) VALUES ($1)', [id]);

export async function place(id: string) {
  await inTransaction(async (client) => {
    await insert(client, id);
    await reserveStock(id); // expect: no-remote-call-in-transaction (via `reserveStock → stock.put`)
  });
}

export async function cancel(id: string) {
  await inTransaction((client) => client.query('DELETE FROM orders WHERE id = $1', [id]));
  await notify(id);
}

export const count = () => pool.query('SELECT count(*) FROM orders');
