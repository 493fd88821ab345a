import { code, grouped, row } from './words.ts';

/** Something that a descriptor says of members of a type, or of the package's exports. */
export interface Members {
  /** Name of a type, or the empty string for the exports. */
  readonly on: string;
  readonly members: readonly string[];
}

/** How many names are told where the full list stands elsewhere on the page. */
const enough = 6;

/** All member paths of one owner; calling the value itself has no name. */
export function memberList({ on, members }: Members): string {
  return row(members.map((member) => code(memberName(on, member))));
}

/** Names some of the members that a section is about: `get` and `post` of `AxiosInstance`. */
export type MemberNamer = (some: readonly Members[]) => string;

/** A namer for a section about all these members. Whose they are is told where it is not the same for all. */
export function memberNamer(every: readonly Members[]): MemberNamer {
  const isOfOne = new Set(every.map(({ on }) => on)).size < 2;
  return (some) => {
    const owners = grouped(some, ({ on }) => on).map((group) => {
      const on = group[0]?.on ?? '';
      const names = firstMembers({ on, members: [...new Set(group.flatMap(({ members }) => members))] });
      return isOfOne || on === '' ? names : `${names} of ${code(on)}`;
    });
    return owners.length > 2 ? owners.join('; ') : row(owners);
  };
}

/** The first members of one owner, and the number of the others. */
export function firstMembers({ on, members }: Members): string {
  const told = members.slice(0, members.length > enough + 1 ? enough : members.length);
  const names = told.map((member) => code(memberName(on, member)));
  const rest = members.length - told.length;
  return row(rest > 0 ? [...names, `${String(rest)} more`] : names);
}

function memberName(on: string, member: string): string {
  if (member !== '') return member;
  return on === '' ? 'default()' : `${on}()`;
}
