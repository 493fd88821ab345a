import type { PoolClient } from 'pg';
import { pool } from './database.ts';

export const note = (id: string) => pool.query('INSERT INTO audit (id) VALUES ($1)', [id]);

export const noteOn = (client: PoolClient, id: string) =>
  client.query('INSERT INTO audit (id) VALUES ($1)', [id]);
