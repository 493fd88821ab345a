import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openOwnProgram } from '../../src/program/own-program.ts';
import { callsIn } from '../../src/summaries/interest.ts';
import { serviceFolder } from '../program/service-folder.ts';
import { openFacts } from './open-service.ts';

const orders = `
  import { PrismaClient, type Prisma } from '@prisma/client';
  export const root = new PrismaClient();
  export class Orders {
    constructor(private readonly db: PrismaClient | Prisma.TransactionClient = root) {}
    save(id: string) { return this.db.order.create({ data: { id } }); }
  }`;
const main = (given: string) => `
  import type { Prisma } from '@prisma/client';
  import { Orders } from './orders';
  export const save = (tx: Prisma.TransactionClient, id: string) => new Orders(${given}).save(id);`;

/** How the insert of a class joins its caller's transaction, where a file makes an instance of the class. */
function joined(folder: string, text: string): string | undefined {
  const fileName = join(folder, 'main.ts');
  const program = openOwnProgram({ fileName, text, project: 'auto', cwd: folder });
  const file = openFacts(program).fileFacts(join(folder, 'orders.ts'));
  const calls = (file?.functions ?? []).flatMap(({ flow }) => [...callsIn(flow)]);
  return calls.find(({ callee }) => callee.endsWith('create'))?.remote?.joins;
}

test('the instances of a class are those that the program at hand makes', () => {
  const folder = serviceFolder({ 'orders.ts': orders, 'main.ts': main('') });
  const joins = (given: string) => joined(folder, main(given));
  expect([joins(''), joins('tx'), joins('')]).toEqual(['outer', 'unknown', 'outer']);
});

test.each([
  ["import { Orders } from './orders';", 'new Orders(tx)'],
  ["import { Orders as Rows } from './orders';", 'new Rows(tx)'],
  ["import Rows from './orders';", 'new Rows(tx)'],
  ["import * as orders from './orders';", 'new orders.Orders(tx)'],
  ["import { Orders } from './orders';", 'new (Orders)(tx)'],
  ["import { Orders } from './orders';", 'new Orders<Prisma.TransactionClient>(tx)'],
  ["import * as orders from './orders';", 'new (orders).Orders(tx)'],
  ["import type { Orders } from './orders';", 'new Date()', 'outer'],
])('a construction under another name is one of the class: %s %s', (imported, made, joins = 'unknown') => {
  const folder = serviceFolder({ 'orders.ts': `${orders}\n  export default Orders;` });
  const text = `
    import type { Prisma } from '@prisma/client';
    ${imported}
    export const save = (tx: Prisma.TransactionClient) => ${made}.save('1');`;
  expect(joined(folder, text)).toBe(joins);
});
