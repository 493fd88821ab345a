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
import * as v from 'valibot';
import type { ${type}Response } from './${name}.contract.ts';
import type { ${type}, ${type}Row } from './${name}.model.ts';

const row = v.object({
  id: v.string(),
  reference: v.string(),
  version: v.number(),
${fields.map((field) => `  ${field.name}: ${schemaOf(field, 'v.date()')},`).join('\n')}
});

/** The record that a row holds; throws when a column is missing. */
export function to${type}(from: ${type}Row): ${type} {
  return { ...v.parse(row, from), state: 'open' };
}

/** A record as the API shows it. */
export function show${type}(record: ${type}): ${type}Response {
  return {
    id: record.id,
    reference: record.reference,
    state: record.state,
    version: record.version,
${fields.map((field) => `    ${field.name}: record.${field.name}${field.type === 'Date' ? '.toISOString()' : ''},`).join('\n')}
    links: [{ rel: 'self', href: '/${name}/' + record.id }],
  };
}

/** How many records are in each state. */
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
import * as v from 'valibot';
import { ServiceError } from '../errors.ts';
import type { ${type}Draft } from './${name}.model.ts';

const time = v.pipe(v.string(), v.isoTimestamp(), v.transform((text) => new Date(text)));

const draft = v.object({
  reference: v.pipe(v.string(), v.minLength(1, 'a reference is required'), v.maxLength(80)),
${fields.map((field) => `  ${field.name}: ${schemaOf(field, 'time')},`).join('\n')}
});

/** What a body asks to be stored; throws a \`ServiceError\` that names the first wrong field. */
export function parse${type}Draft(body: unknown): ${type}Draft {
  const result = v.safeParse(draft, body);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new ServiceError('invalid', issue.message, 422);
}
`;
}

function schemaOf({ type }: Field, time: string): string {
  if (type === 'Date') return time;
  return `v.${type}()`;
}
