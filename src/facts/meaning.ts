import type { ts } from 'ts-morph';

/** What an identifier, or an exported name, stands for. */
export type Meaning =
  | { readonly kind: 'declaration'; readonly node: ts.Declaration }
  /** An export of a package whose source is not part of the program, or the package itself (`name: ''`). */
  | { readonly kind: 'package'; readonly specifier: string; readonly name: string }
  /** A global, which the runtime has or the program declares to be there. */
  | { readonly kind: 'global'; readonly name: string; readonly of: 'runtime' | 'program' }
  | { readonly kind: 'unknown' };
