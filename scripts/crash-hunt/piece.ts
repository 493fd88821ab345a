import * as v from 'valibot';

import { sourcesIn } from './sources.ts';

/** A part of a hunt that one process looks at, so that memory is given back between parts and an interrupted hunt goes on. */
export const piece = v.object({
  folder: v.string(),
  kind: v.picklist(['files', 'edits', 'fixtures']),
  /** The first script, where the piece is of scripts. */
  from: v.number(),
  /** How many scripts or edits. */
  count: v.number(),
  /** Where the edits are of scripts chosen at random. */
  seed: v.number(),
});
export type Piece = v.InferOutput<typeof piece>;

const mostScripts = 400;
const mostEdits = 200;

/** The pieces in which a service is linted and edited. */
export function piecesOfService(folder: string, edits: number, seed: number): readonly Piece[] {
  const scripts = slices(sourcesIn(folder).length, mostScripts);
  return [
    ...scripts.map((slice): Piece => ({ folder, kind: 'files', ...slice, seed })),
    ...slices(edits, mostEdits).map((slice, index): Piece => ({
      folder,
      kind: 'edits',
      ...slice,
      seed: seed + index,
    })),
  ];
}

/** The pieces in which fixtures are looked at. */
export function piecesOfFixtures(folder: string, seed: number): readonly Piece[] {
  return slices(sourcesIn(folder).length, mostScripts).map((slice): Piece => ({
    folder,
    kind: 'fixtures',
    ...slice,
    seed,
  }));
}

function slices(count: number, most: number): readonly { readonly from: number; readonly count: number }[] {
  return Array.from({ length: Math.ceil(count / most) }, (_, index) => ({
    from: index * most,
    count: Math.min(most, count - index * most),
  }));
}
