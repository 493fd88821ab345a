import * as v from 'valibot';

import type { LibraryDescriptor } from '../../libraries/descriptor.ts';
import { descriptorSchema } from './descriptor-schema.ts';
import { nearest } from './nearest.ts';

/** A name in a descriptor that leads nowhere in it, so that what stands there would never be met. */
interface LooseEnd {
  /** Keys from the descriptor to the name. */
  readonly path: readonly [string, ...(string | number)[]];
  readonly written: string;
  readonly problem: string;
}

/** The schema of a descriptor that a team writes: it has the form of one, and its names lead to each other. */
export const ownDescriptorSchema = v.pipe(
  descriptorSchema,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const { path, written, problem } of looseEnds(dataset.value)) {
      const [first, ...rest] = path.map((key) => pathItem(key, written));
      if (first) addIssue({ message: problem, path: [first, ...rest] });
    }
  }),
);

function pathItem(key: string | number, value: string): v.IssuePathItem {
  return { type: 'unknown', origin: 'value', input: value, key, value };
}

function looseEnds(descriptor: v.InferOutput<typeof descriptorSchema>): readonly LooseEnd[] {
  const names = descriptor.types.map(({ name }) => name);
  return [
    ...owners('calls', descriptor.calls, names),
    ...owners('regions', descriptor.regions ?? [], names),
    ...owners('transactions', descriptor.transactions ?? [], names),
    ...makers(descriptor.types, names),
  ];
}

function owners(
  list: string,
  entries: readonly { readonly on: string }[],
  names: readonly string[],
): readonly LooseEnd[] {
  return entries.flatMap(({ on }, index) =>
    on === '' || names.includes(on)
      ? []
      : [{ path: [list, index, 'on'], written: on, problem: `is ${noType(on, [...names, ''])}` } as const],
  );
}

/** Types that are made by an instance of a type that is not there. */
function makers(types: LibraryDescriptor['types'], names: readonly string[]): readonly LooseEnd[] {
  return types.flatMap(({ from }, index) =>
    from.flatMap((written, at) => {
      const owner = written.includes('#') ? written.slice(0, written.indexOf('#')) : null;
      if (owner === null || names.includes(owner)) return [];
      const problem = `starts at ${noType(owner, names)}`;
      return [{ path: ['types', index, 'from', at], written, problem } as const];
    }),
  );
}

function noType(name: string, names: readonly string[]): string {
  const known = names.map((one) => `"${one}"`);
  return `"${name}", which is none of \`types\`; ${nearest(`"${name}"`, known)}`;
}
