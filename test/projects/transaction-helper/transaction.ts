import { Pool, type PoolClient } from 'pg';

export const pool = new Pool({ connectionTimeoutMillis: 2_000 });

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

/**
 * Runs a job while this instance alone holds the lock. The job does not know that a transaction is open around it.
 *
 * @coordination the rates are paid for by the call, and one instance loads them for all
 */
export async function withLock<T>(name: string, job: () => Promise<T>): Promise<T> {
  return inTransaction(async (client) => {
    await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [name]);
    return job(); // expect: no-remote-call-in-transaction (via `syncRates → fetchRates → fetch`)
  });
}
