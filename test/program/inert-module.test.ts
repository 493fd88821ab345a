import { expect, test } from 'vitest';
import { isInertModule } from '../../src/program/inert-module.ts';
import { loadTypescript } from './compilers.ts';

const ts = loadTypescript('typescript');

const start = "import { get } from './http';\nconst load = () => get('/a');\n";

const isInert = (code: string): boolean =>
  isInertModule(ts, ts.createSourceFile('load.ts', code, ts.ScriptTarget.ESNext, true));

test.each([
  start,
  `${start}function both() { return [load(), load()]; }`,
  `${start}interface Order { id: string }\ntype Orders = Order[];\nconst limit = 5, name = 'a';\nlet last;`,
  `${start}export type Order = { id: string };\nexport interface Orders { all: Order[] }`,
  `${start}const all = function () { return load(); };`,
])('nothing runs the functions of a module that only declares them', (code) => {
  expect(isInert(code)).toBe(true);
});

test.each([
  ['gives one to others', `${start}export const all = () => load();`],
  ['gives one to others by name', `${start}export { load };`],
  ['is one of them', `${start}export default load;`],
  ['gives one to others as CommonJS does', `${start}module.exports = { load };`],
  ['calls one', `${start}void load();`],
  ['calls one for a value', `${start}const one = load();`],
  ['calls one for several values', `${start}const [one = load()] = [];`],
  ['declares a class, which may be decorated', `${start}class Orders { load = load; }`],
  ['holds them under conditions', `${start}if (load) load();`],
  ['is a script, whose names others see', "const load = () => fetch('/a');"],
])('a module that %s may run', (_, code) => {
  expect(isInert(code)).toBe(false);
});
