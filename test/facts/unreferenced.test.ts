import { expect, it } from 'vitest';
import { openService } from './open-service.ts';

const service = openService();
const body = "(): Promise<Response> { return fetch('/a'); }";
const module = 'export const one = 1;';

const cases: readonly [string, string, number][] = [
  ['a function that is named nowhere else', `${module} function $load${body}`, 0],
  ['one that is called', `${module} function load${body} void load();`, 1],
  ['one that is exported', `export function load${body}`, 1],
  ['one that is exported by name', `function load${body} export { load };`, 1],
  ['one inside another', `export function outer() { function load${body} }`, 1],
  ['a default export', `export default function load${body}`, 1],
];

const written = cases.map(([name, text, count]) => [name, service.add(text), count] as const);

it.each(written)('%s', (_, one, count) => {
  const steps = one.facts().functions.flatMap(({ flow }) => flow);
  expect(steps.filter((step) => step.kind === 'call' && step.call.remote !== null)).toHaveLength(count);
});
