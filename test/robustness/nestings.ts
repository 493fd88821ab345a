/** Files whose syntax is nested so many levels deep, by what it is nested in. */
export function nestings(levels: number): Readonly<Record<string, string>> {
  const many = (text: string) => text.repeat(levels);
  const file = (statement: string) =>
    `export async function handle(order: any) {\n${statement}\nawait fetch('https://stock.internal', order);\n}\n`;
  const value = (expression: string) => file(`await fetch('https://stock.internal', ${expression});`);
  return {
    parentheses: value(`${many('(')}order${many(')')}`),
    calls: value(`${many('order(')}${many(')')}`),
    'remote calls': file(`${many('fetch(')}order${many(')')};`),
    'chained calls': value(`order${many('.then(order)')}`),
    members: value(`order${many('.next')}`),
    arrays: value(`${many('[')}order${many(']')}`),
    objects: value(`${many('{ next: ')}order${many('}')}`),
    sums: value(`${many('order + ')}order`),
    conditions: value(`${many('order ? 1 : ')}order`),
    alternatives: file(`${many('if (order) {} else ')}await fetch('https://stock.internal');`),
    blocks: file(`${many('{')}await fetch('https://stock.internal');${many('}')}`),
    functions: file(`${many('(async () => {')}await fetch('https://stock.internal');${many('})()')}`),
    templates: value(`${many('`${')}order${many('}`')}`),
    types: `export type Deep = ${many('Promise<')}string${many('>')};\n`,
  };
}
