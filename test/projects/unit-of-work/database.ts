import { Pool, type PoolClient } from 'pg';

export const pool = new Pool({ connectionTimeoutMillis: 2_000 });

export const run = (text: string, values: string[] = []) => pool.query(text, values);

/** Runs the work in one transaction and gives it the client that the transaction is on. */
export async function inTransaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
