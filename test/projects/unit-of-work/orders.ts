import { note, noteOn } from './audit.ts';
import { inTransaction, run } from './database.ts';

export async function place(id: string) {
  await inTransaction(async (client) => {
    await client.query('INSERT INTO orders (id) VALUES ($1)', [id]);
    await noteOn(client, id);
    await note(id); // expect: no-outer-client-in-transaction (via `note → pool.query`)
  });
  await note(id);
}

export async function remove(id: string) {
  await run('BEGIN'); // expect: no-transaction-on-pool (via `run → pool.query`)
  await run('DELETE FROM orders WHERE id = $1', [id]);
  await run('COMMIT');
}
