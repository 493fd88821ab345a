import { capitalised, type Domain } from './domains.ts';

/** The decisions of a domain: what is stored, called and told in which order. */
export function serviceFile({ name, type, operations, upstream, charges, side }: Domain): string {
  const other = upstream === null ? '' : capitalised(upstream);
  return `
import { logger } from '../logger.ts';
${charges ? "import { charge } from '../payments/charges.ts';\n" : ''}import { ${type}Client } from './${name}.client.ts';
import { is${type}Open, type ${type}, type ${type}Draft } from './${name}.model.ts';
import { ${type}Repository } from './${name}.repository.ts';
import { tell } from './${name}.${side}.ts';
${upstream === null ? '' : `import { ${other}Service } from '../${upstream}/${upstream}.service.ts';\n`}
export class ${type}Service {
  readonly #repository = new ${type}Repository();
  readonly #client = new ${type}Client();
${upstream === null ? '' : `  readonly #${upstream} = new ${other}Service();\n`}
  /** Stores a record, asks for its price, and tells of it. */
  async create(draft: ${type}Draft): Promise<${type}> {
    const record = await this.#repository.insert(draft);
    const quote = await this.#client.quote(record);
${charges ? '    await charge(record.id, Math.round(quote.price * 100));\n' : "    logger.info('quoted', { id: record.id, price: quote.price });\n"}    await tell(record);
    return record;
  }

  /** The record with an id. */
  async get(id: string): Promise<${type}> {
    return this.#repository.find(id);
  }

  /** The records that have a price at this time. */
  async list(limit: number): Promise<readonly ${type}[]> {
    const records = await this.#repository.list(limit);
    const quotes = await this.#client.quotes(records);
    return records.filter((record) => quotes.some(({ id }) => id === record.id));
  }

  /** Announces the first open records again; answers with the number of open ones. */
  async refresh(limit: number): Promise<number> {
    const open = (await this.#repository.list(limit)).filter(is${type}Open);
    await Promise.all(open.slice(0, 10).map((record) => this.#client.announce(record)));
    return open.length;
  }
${operations.map((operation) => operationMethod(operation, upstream)).join('')}}
`;
}

function operationMethod(operation: string, upstream: string | null): string {
  return `
  /** Moves the record on, once, and tells of it; puts the state back when nobody could be told. */
  async ${operation}(id: string): Promise<void> {
    const record = await this.#repository.find(id);
    if (record.state === '${operation}d') return;
${upstream === null ? '' : `    await this.#${upstream}.get(record.reference);\n`}    await this.#repository.setState(record, '${operation}d');
    try {
      await tell({ ...record, state: '${operation}d' });
    } catch (error) {
      logger.error('${operation} was not told', { id, error });
      await this.#repository.setState(record, record.state);
      throw error;
    }
  }
`;
}

/** The HTTP interface of a domain. */
export function routesFile({ name, type, operations }: Domain): string {
  const routes = operations.map(
    (operation) => `
  .on('POST', '/${name}/:id/${operation}', async ({ params }) => {
    await service.${operation}(idOf(params));
    return { status: 204, body: null };
  })`,
  );
  return `
import { ServiceError } from '../errors.ts';
import { Router } from '../http/router.ts';
import { show${type}, summarise } from './${name}.mapper.ts';
import { ${type}Service } from './${name}.service.ts';
import { parse${type}Draft } from './${name}.validator.ts';

const service = new ${type}Service();

function idOf(params: Record<string, string>): string {
  const { id } = params;
  if (id === undefined) throw new ServiceError('invalid', 'an id is required', 400);
  return id;
}

export const ${name}Routes = new Router()
  .on('GET', '/${name}/:id', async ({ params }) => ({ status: 200, body: show${type}(await service.get(idOf(params))) }))
  .on('GET', '/${name}', async () => ({ status: 200, body: [...summarise(await service.list(50))] }))
  .on('POST', '/${name}', async ({ body }) => {
    const record = await service.create(parse${type}Draft(body));
    return { status: 201, body: show${type}(record) };
  })${routes.join('')};
`;
}

/** The process: all routes, served. */
export function mainFile(domains: readonly Domain[]): string {
  return `
import { config } from './config.ts';
import { serve } from './http/server.ts';
import { producer } from './messaging/kafka.ts';
${domains.map(({ name }) => `import { ${name}Routes } from './${name}/${name}.routes.ts';`).join('\n')}

await producer.connect();
serve([${domains.map(({ name }) => `${name}Routes`).join(', ')}], config.port);
`;
}
