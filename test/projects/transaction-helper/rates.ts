import { pool, withLock } from './transaction.ts';

const fetchRates = async () => {
  const response = await fetch('http://rates/today', { signal: AbortSignal.timeout(1_000) });
  return response.text();
};

export async function syncRates() {
  await withLock('rates', async () => {
    const rates = await fetchRates();
    await pool.query('INSERT INTO rates (body) VALUES ($1)', [rates]);
  });
}

export const countRates = () => withLock('rates', async () => pool.query('SELECT count(*) FROM rates'));
