import type { TypeModel } from '../../libraries/descriptor.ts';
import { ordinal } from '../../ordinal.ts';
import { all, bullets, code } from './words.ts';

/** How an instance is known, and where its options stand. */
export function typesSection(types: readonly TypeModel[]): string | null {
  if (types.length === 0) return null;
  const lines = bullets(types.map(typeLine));
  return `Instances of these types, by their type or by what makes them (\`default\`: the default export; \`A#b()\`: what \`b\` of an \`A\` returns).\n\n${lines}`;
}

function typeLine(type: TypeModel): string {
  const also = type.aliases ? ` (also ${all(type.aliases)})` : '';
  const made = type.from.length > 0 ? `: ${all(type.from)}` : '';
  const notes = [
    type.options === undefined ? '' : `options in the ${ordinal(type.options)} argument`,
    type.inherits ? 'takes over the options of the instance that it is made from' : '',
    type.wraps
      ? `works through the client that it is given in the ${ordinal(type.wraps.argument)} argument`
      : '',
    type.region ? `its region is ${all(type.region.options)}` : '',
    ...(type.provided ?? []).map(({ path }) => `injected by ${code(path)}`),
  ].filter((note) => note !== '');
  return `${code(type.name)}${also}${made}${notes.length > 0 ? `; ${notes.join('; ')}` : ''}.`;
}
