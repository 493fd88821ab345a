import type { Random } from '../../bench/service/random.ts';
import { below, pick } from './random.ts';

/** Words, blanks, and everything else by single characters. */
const token = /[\p{ID_Continue}$#@]+|\s+|[^]/gu;

type Change = (tokens: readonly string[], random: Random) => readonly string[];

const remove: Change = (tokens, random) => {
  const start = below(random, tokens.length);
  return tokens.toSpliced(start, 1 + below(random, 8));
};

const duplicate: Change = (tokens, random) => {
  const start = below(random, tokens.length);
  return tokens.toSpliced(start, 0, ...tokens.slice(start, start + 1 + below(random, 8)));
};

const swap: Change = (tokens, random) => {
  const [one, other] = [below(random, tokens.length), below(random, tokens.length)];
  return tokens.with(one, tokens[other] ?? '').with(other, tokens[one] ?? '');
};

const truncate: Change = (tokens, random) => tokens.slice(0, below(random, tokens.length));

/** The small changes are the ones that leave most of a file to be analysed. */
const changes: readonly Change[] = [remove, remove, remove, duplicate, duplicate, swap, swap, swap, truncate];

/** The text after one to three changes of its tokens, as half-finished typing leaves it. */
export function edit(text: string, random: Random): string {
  let tokens: readonly string[] = text.match(token) ?? [];
  for (let left = 1 + below(random, 3); left > 0 && tokens.length > 0; left -= 1)
    tokens = pick(random, changes)(tokens, random);
  return tokens.join('');
}
