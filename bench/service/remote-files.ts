import type { Domain } from './domains.ts';

/** The SQL of a domain. */
export function repositoryFile({ name, type, fields }: Domain): string {
  const columns = ['reference', ...fields.map((field) => field.name)];
  const marks = columns.map((_, index) => `$${String(index + 1)}`).join(', ');
  const values = columns.map((column) => `draft.${column}`).join(', ');
  return `
import type { PoolClient } from 'pg';
import { pool } from '../db/pool.ts';
import { inTransaction } from '../db/transaction.ts';
import { NotFound } from '../errors.ts';
import { to${type} } from './${name}.mapper.ts';
import type { ${type}, ${type}Draft, ${type}Row, ${type}State } from './${name}.model.ts';

export class ${type}Repository {
  /** The record with an id; throws when there is none. */
  async find(id: string): Promise<${type}> {
    const { rows } = await pool.query<${type}Row>('SELECT * FROM ${name} WHERE id = $1', [id]);
    const [row] = rows;
    if (!row) throw new NotFound('${name}', id);
    return to${type}(row);
  }

  /** The first records by id. */
  async list(limit: number): Promise<readonly ${type}[]> {
    const { rows } = await pool.query<${type}Row>('SELECT * FROM ${name} ORDER BY id LIMIT $1', [limit]);
    return rows.map((row) => to${type}(row));
  }

  /** Stores a new record, in the caller's transaction where one is given. */
  async insert(draft: ${type}Draft, client?: PoolClient): Promise<${type}> {
    const { rows } = await (client ?? pool).query<${type}Row>(
      'INSERT INTO ${name} (${columns.join(', ')}) VALUES (${marks}) RETURNING *',
      [${values}],
    );
    const [row] = rows;
    if (!row) throw new Error('nothing was inserted');
    return to${type}(row);
  }

  /** Moves a record to a state and keeps the history; nothing changes when another writer was first. */
  async setState(record: ${type}, state: ${type}State): Promise<void> {
    await inTransaction(async (client) => {
      await client.query('UPDATE ${name} SET state = $1, version = version + 1 WHERE id = $2 AND version = $3', [
        state,
        record.id,
        record.version,
      ]);
      await client.query('INSERT INTO ${name}_history (id, state) VALUES ($1, $2)', [record.id, state]);
    });
  }

  /** How many records came into a state since a time. */
  async count(state: ${type}State, since: Date): Promise<number> {
    const { rows } = await pool.query<{ count: string }>(
      'SELECT count(*) FROM ${name}_history WHERE state = $1 AND at > $2',
      [state, since],
    );
    return Number(rows[0]?.count ?? 0);
  }
}
`;
}

/** The HTTP peer of a domain. */
export function clientFile({ name, type, peer }: Domain): string {
  const own = peer === 'own' ? ', timeout: 1_500' : '';
  const made =
    peer === 'shared'
      ? `const http = createHttpClient('/${name}');`
      : `const http = axios.create({ baseURL: config.peers + '/${name}'${own} });`;
  const imports =
    peer === 'shared'
      ? `import { createHttpClient } from '../http/http-client.ts';`
      : `import axios from 'axios';\nimport { config } from '../config.ts';`;
  return `
${imports}
import { withRetry } from '../resilience/retry.ts';
import type { ${type} } from './${name}.model.ts';

export interface ${type}Quote { readonly id: string; readonly price: number }

${made}

export class ${type}Client {
  /** What the peer asks for the record at this time. */
  async quote(record: ${type}): Promise<${type}Quote> {
    const { data } = await withRetry(() => http.get<${type}Quote>('/quotes/' + record.id));
    return data;
  }

  /** The quotes of the first twenty records, one after the other. */
  async quotes(records: readonly ${type}[]): Promise<readonly ${type}Quote[]> {
    const found: ${type}Quote[] = [];
    for (const record of records.slice(0, 20)) found.push(await this.quote(record));
    return found;
  }

  /** Tells the peer of the state; telling it twice changes nothing. */
  async announce(record: ${type}): Promise<void> {
    await http.put('/announcements/' + record.id, { state: record.state }, { headers: { 'Idempotency-Key': record.id } });
  }
}
`;
}
