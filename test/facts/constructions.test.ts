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

test('the instances of a class are those that the program at hand makes', () => {
  const folder = serviceFolder({ 'orders.ts': orders, 'main.ts': main('') });
  const joins = (given: string) => {
    const fileName = join(folder, 'main.ts');
    const program = openOwnProgram({ fileName, text: main(given), project: 'auto', cwd: folder });
    const file = openFacts(program).fileFacts(join(folder, 'orders.ts'));
    const calls = (file?.functions ?? []).flatMap(({ flow }) => [...callsIn(flow)]);
    return calls.find(({ callee }) => callee.endsWith('create'))?.remote?.joins;
  };
  expect([joins(''), joins('tx'), joins('')]).toEqual(['outer', 'unknown', 'outer']);
});
