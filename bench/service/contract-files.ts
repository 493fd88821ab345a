import type { Domain, Field } from './domains.ts';

/** What a domain's API takes and gives: types with their documentation, and the table of its fields. */
export function contractFile({ name, type, fields, operations }: Domain): string {
  const all: readonly Field[] = [...fields, { name: 'reference', type: 'string' }];
  return `
import type { ${type}State } from './${name}.model.ts';

/** What \`POST /${name}\` takes. */
export interface Create${type}Request {
${all.map((field) => `${describe(field, name)}\n  readonly ${field.name}: ${wireType(field)};`).join('\n')}
}

/** What \`PATCH /${name}/:id\` takes: the fields that change. */
export interface Update${type}Request {
  /** The version that the caller has seen; another one is answered with 409. */
  readonly version: number;
${all.map((field) => `  readonly ${field.name}?: ${wireType(field)};`).join('\n')}
}

/** How a ${name} is shown. */
export interface ${type}Response extends Create${type}Request {
  readonly id: string;
  readonly state: ${type}State;
  readonly version: number;
  /** Where to go from here. */
  readonly links: readonly ${type}Link[];
}

export interface ${type}Link {
  readonly rel: 'self' | 'next' | ${operations.map((operation) => `'${operation}'`).join(' | ')};
  readonly href: string;
}

/** One page of a list. */
export interface ${type}Page {
  readonly items: readonly ${type}Response[];
  /** Given back to get the next page; absent on the last one. */
  readonly cursor?: string;
  readonly total: number;
}

/** By what a list is narrowed and ordered. */
export interface ${type}Filter {
  readonly state?: ${type}State;
  readonly reference?: string;
  readonly sort?: ${all.map((field) => `'${field.name}'`).join(' | ')};
  readonly descending?: boolean;
  readonly limit?: number;
  readonly cursor?: string;
}
${operations.map((operation) => eventType(type, name, operation)).join('')}
export type ${type}Event = ${operations.map((operation) => `${type}${titled(operation)}Event`).join(' | ')};

/** Why a request was refused. */
export type ${type}ErrorCode = 'invalid' | 'not_found' | 'conflict' | ${operations.map((operation) => `'${operation}_refused'`).join(' | ')};

export interface ${type}FieldInfo {
  readonly label: string;
  readonly type: 'text' | 'number' | 'flag' | 'time';
  readonly required: boolean;
  readonly maximum: number;
}

/** The fields as forms and exports show them. */
export const ${name}Fields: Readonly<Record<keyof Create${type}Request, ${type}FieldInfo>> = {
${all.map((field) => `  ${field.name}: { label: '${titled(field.name)} of the ${name}', type: '${kind(field)}', required: ${String(field.type !== 'boolean')}, maximum: ${String(field.name.length * 40)} },`).join('\n')}
};
`;
}

/** The decisions of a domain that need nothing but a record. */
export function policyFile({ name, type, fields, operations }: Domain): string {
  const numbers = fields.filter((field) => field.type === 'number').map((field) => field.name);
  const score = numbers.map((number, index) => `record.${number} * ${String(index + 2)}`).join(' + ') || '0';
  return `
import type { ${type}ErrorCode } from './${name}.contract.ts';
import type { ${type}, ${type}State } from './${name}.model.ts';

/** From which states an operation may start. */
const startsFrom: Readonly<Record<string, readonly ${type}State[]>> = {
${operations.map((operation, index) => `  ${operation}: ['open'${index === 0 ? '' : `, '${operations[index - 1] ?? ''}d'`}],`).join('\n')}
};

/** What a person reads about a state. */
const labels: Readonly<Record<${type}State, string>> = {
  open: 'waiting to be looked at',
${operations.map((operation) => `  ${operation}d: 'was ${operation}d and stays as it is',`).join('\n')}
};

/** Why an operation is refused; \`null\` when it may start. */
export function refusalOf(record: ${type}, operation: string): ${type}ErrorCode | null {
  if (startsFrom[operation]?.includes(record.state) === true) return null;
  switch (operation) {
${operations.map((operation) => `    case '${operation}':\n      return '${operation}_refused';`).join('\n')}
    default:
      return 'invalid';
  }
}

/** How urgent a record is: the higher, the sooner it is looked at. */
export function urgencyOf(record: ${type}): number {
  const score = ${score};
  if (record.state !== 'open') return 0;
  if (record.version > 10) return score * 2;
  return record.reference === '' ? score - 1 : score + 1;
}

/** The more urgent one first, then the older version. */
export function byUrgency(left: ${type}, right: ${type}): number {
  const difference = urgencyOf(right) - urgencyOf(left);
  if (difference !== 0) return difference;
  return left.version - right.version;
}

export function labelOf(record: ${type}): string {
  const { id, reference, state, version } = record;
  const suffix = version > 1 ? ' (version ' + version + ')' : '';
  return reference + ' ' + id + suffix + ': ' + labels[state];
}

/** Whether two versions of a record differ in what a person would notice. */
export function isNoticeable(before: ${type}, after: ${type}): boolean {
  if (before.state !== after.state) return true;
  return (
${fields.map((field) => `    before.${field.name} !== after.${field.name} ||`).join('\n')}
    before.reference !== after.reference
  );
}
`;
}

function describe({ name, type }: Field, domain: string): string {
  if (type === 'Date') return `  /** When the ${domain} is due, as an ISO 8601 time with its zone. */`;
  if (type === 'number') return `  /** The ${name} of the ${domain}, in whole units; never negative. */`;
  return `  /** The ${name} of the ${domain}. */`;
}

function eventType(type: string, name: string, operation: string): string {
  return `
/** Told after a ${name} was ${operation}d. */
export interface ${type}${titled(operation)}Event {
  readonly type: '${name}.${operation}d';
  readonly id: string;
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}
`;
}

function wireType({ type }: Field): string {
  return type === 'Date' ? 'string' : type;
}

function kind({ type }: Field): string {
  if (type === 'boolean') return 'flag';
  if (type === 'Date') return 'time';
  return type === 'number' ? 'number' : 'text';
}

function titled(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
