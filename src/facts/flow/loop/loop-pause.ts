import type { ts } from 'ts-morph';
import type { Answer, Pause } from '../../model.ts';
import type { TimedWait } from '../flow-visitor.ts';
import type { Walk } from '../walk.ts';
import { accessPath, mentions } from './access-path.ts';
import { contains, isLive } from './turn-values.ts';
import type { LoopText } from './loop-cap.ts';
import { doesTheSame } from './same-turn.ts';

/** What passes between two turns of a loop that tries one thing; `null` where its turns do different things. */
export function pauseOf(walk: Walk, text: LoopText): Pause | null {
  const tries = triesIn(text);
  if (tries.length === 0 || !tries.every((node) => doesTheSame(walk, text, node))) return null;
  const waits = awaitedIn(text)
    .map((node) => walk.visitor.pause(node))
    .filter((wait) => wait !== null);
  const pauses = waits.map((wait) => pauseOfWait(text, wait));
  return longest(pauses) ?? { ms: 0, grows: 'no', jitter: 'no' };
}

/** The `try` statements with a handler in a loop, nested functions left out. */
function triesIn({ ts, loop }: LoopText): readonly ts.TryStatement[] {
  const found: ts.TryStatement[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isTryStatement(node) && node.catchClause) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(loop.statement);
  return found;
}

/** What a turn waits for on its way to the next one: what is returned is not, nor is what the answer of a call is asked for. */
function awaitedIn({ ts, loop, values }: LoopText): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isReturnStatement(node)) return;
    if (ts.isAwaitExpression(node) && !isAnswerOf(ts, node.expression, values.results))
      found.push(node.expression);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(loop, visit);
  return found;
}

/** `answer.json()`. */
function isAnswerOf(compiler: typeof ts, node: ts.Expression, results: ReadonlySet<string>): boolean {
  if (!compiler.isCallExpression(node) || !compiler.isPropertyAccessExpression(node.expression)) return false;
  const receiver = accessPath(compiler, node.expression.expression);
  return receiver !== null && results.has(receiver);
}

function pauseOfWait(text: LoopText, { ms, delay }: TimedWait): Pause {
  const { counters, counted } = text.values;
  if (delay && (mentions(text.ts, delay, counters) || mentions(text.ts, delay, counted)))
    return { ms: null, grows: 'yes', jitter: jitterOf(text, delay) };
  return ms === null ? { ms, grows: 'unknown', jitter: 'unknown' } : { ms, grows: 'no', jitter: 'no' };
}

const chance = /random|jitter/i;

/** Whether chance has a part in a delay that grows: `no` for arithmetic on the turns in a function that knows no chance. */
function jitterOf({ ts, loop, values }: LoopText, delay: ts.Expression): Answer {
  const changes = values.changes.filter(({ name }) => mentions(ts, delay, new Set([name])));
  const parts = [delay, ...changes.flatMap(({ value }) => value ?? [])];
  if (parts.some((part) => chance.test(part.getText()))) return 'yes';
  const around = ts.findAncestor(loop, (node) => ts.isFunctionLike(node)) ?? loop.getSourceFile();
  const isPlain = !parts.some((part) => isLive(ts, part));
  return isPlain && !contains(ts, around, (node) => ts.isIdentifier(node) && chance.test(node.text))
    ? 'no'
    : 'unknown';
}

/** The longest of several pauses; one that cannot be told makes the whole unknown, and one that grows is longer than a constant. */
function longest(pauses: readonly Pause[]): Pause | null {
  const isOpen = ({ ms, grows }: Pause) => ms === null && grows === 'unknown';
  const [first, ...others] = [...pauses].sort(
    (a, b) => Number(isOpen(b)) - Number(isOpen(a)) || (b.ms ?? Infinity) - (a.ms ?? Infinity),
  );
  return first ? { ...first, jitter: anyOf([first, ...others]) } : null;
}

function anyOf(pauses: readonly Pause[]): Answer {
  const answers = pauses.map(({ jitter }) => jitter);
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
}
