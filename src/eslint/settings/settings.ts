import type { FileRole } from '../../facts/model.ts';
import type { LibraryDescriptor } from '../../libraries/descriptor.ts';

/** Roles that a team may have looked at beside `service`. */
export const includableRoles = ['test', 'seed', 'migration', 'script', 'browser'] as const;
export type IncludableRole = (typeof includableRoles)[number];

/** The side that a data domain takes when the network parts. */
export const positions = ['CP', 'AP'] as const;
export type Position = (typeof positions)[number];

/** `settings.distributed`, as it is after reading: complete, with defaults. */
export interface Settings {
  /** Descriptors of the team's own clients; they come before ours. */
  readonly libraries: readonly LibraryDescriptor[];
  /** `auto`: the nearest tsconfig or jsconfig; a path; `false`: single files only. Used when the lint has no program. */
  readonly project: string | false;
  /** Roles of files that are looked at as if they were service code. */
  readonly include: readonly IncludableRole[];
  /** Globs, relative to the working directory, that decide on a file's role before its path and contents do. */
  readonly roles: Readonly<Partial<Record<FileRole, readonly string[]>>>;
  /** Running copies of the service; `null` when it was not declared. */
  readonly replicas: number | null;
  /** What the service mesh does around calls to services. */
  readonly mesh: { readonly timeout: boolean; readonly retry: boolean; readonly breaker: boolean };
  /** Declared positions of data domains. */
  readonly domains: Readonly<Record<string, Position>>;
  /** Dependencies without which a request still succeeds. */
  readonly optional: readonly string[];
  /** Queues and topics that the broker gives a dead-letter route. */
  readonly deadLetter: readonly string[];
}

export const defaultSettings: Settings = {
  libraries: [],
  project: 'auto',
  include: [],
  roles: {},
  replicas: null,
  mesh: { timeout: false, retry: false, breaker: false },
  domains: {},
  optional: [],
  deadLetter: [],
};
