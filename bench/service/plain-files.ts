import type { Domain, Field } from './domains.ts';

/** The type of a domain's records and of what makes one. */
export function modelFile({ type, fields, operations }: Domain): string {
  const states = ['open', ...operations.map((operation) => `${operation}d`)]
    .map((state) => `'${state}'`)
    .join(' | ');
  return `
export type ${type}State = ${states};

export interface ${type}Draft {
${fields.map(({ name, type: of }) => `  readonly ${name}: ${of};`).join('\n')}
  readonly reference: string;
}

export interface ${type} extends ${type}Draft {
  readonly id: string;
  readonly state: ${type}State;
  readonly version: number;
}

export type ${type}Row = Record<keyof ${type}, unknown>;

export function is${type}Open(record: ${type}): boolean {
  return record.state === 'open';
}
`;
}

/** Conversions between rows, records and what the API shows. */
export function mapperFile({ name, type, fields }: Domain): string {
  return `
import type { ${type}, ${type}Row } from './${name}.model.ts';

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function to${type}(row: ${type}Row): ${type} {
  return {
    id: asText(row.id),
    reference: asText(row.reference),
    state: 'open',
    version: Number(row.version),
${fields.map((field) => `    ${field.name}: ${fromRow(field)},`).join('\n')}
  };
}

export function show${type}(record: ${type}): Record<string, unknown> {
  const { id, state, ...rest } = record;
  return { id, state, ...rest, links: [{ rel: 'self', href: '/${name}/' + id }] };
}

export function summarise(records: readonly ${type}[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const record of records) counts.set(record.state, (counts.get(record.state) ?? 0) + 1);
  return counts;
}
`;
}

/** Checks of what arrives from outside. */
export function validatorFile({ name, type, fields }: Domain): string {
  return `
import { ServiceError } from '../errors.ts';
import type { ${type}Draft } from './${name}.model.ts';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function required(value: unknown, field: string): string {
  if (typeof value === 'string' && value.length > 0) return value;
  throw new ServiceError('invalid', field + ' is required', 422);
}

export function parse${type}Draft(body: unknown): ${type}Draft {
  if (!isRecord(body)) throw new ServiceError('invalid', 'a body is required', 400);
  return {
    reference: required(body.reference, 'reference'),
${fields.map((field) => `    ${field.name}: ${fromBody(field)},`).join('\n')}
  };
}
`;
}

function fromRow({ name, type }: Field): string {
  const value = `row.${name}`;
  if (type === 'number') return `Number(${value})`;
  if (type === 'boolean') return `Boolean(${value})`;
  return type === 'Date' ? `new Date(asText(${value}))` : `asText(${value})`;
}

function fromBody({ name, type }: Field): string {
  const value = `body.${name}`;
  if (type === 'number') return `Number(${value})`;
  if (type === 'boolean') return `${value} === true`;
  return type === 'Date' ? `new Date(required(${value}, '${name}'))` : `required(${value}, '${name}')`;
}
