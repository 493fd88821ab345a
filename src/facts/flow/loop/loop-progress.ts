import type { ts } from 'ts-morph';
import type { Answer } from '../../model.ts';
import { type Completion, completionOf, isEndless, ways } from '../completions.ts';
import { contains } from '../contains.ts';
import { accessPath, mentions } from './access-path.ts';
import { decisiveParts, partsOf, withoutParentheses } from './decisive-parts.ts';
import type { LoopText } from './loop-cap.ts';
import { flagValue } from './loop-flag.ts';
import type { Guard } from './loop-guards.ts';
import { afterSuccess } from './success.ts';
import { type Told, toldIn } from './told-test.ts';
import { isLive } from './turn-values.ts';

/**
 * Whether the result of one turn decides on the next. `no` only when a turn in which nothing fails is the last one, so
 * that the loop can only be repeating what failed.
 */
export function progressOf(text: LoopText, head: Guard | null, guards: readonly Guard[]): Answer {
  const { ts, loop } = text;
  if (contains(ts, loop.statement, (node) => ts.isYieldExpression(node))) return 'unknown';
  const turn = completionOf(successful(text, head), loop.statement);
  if (turn & ways.jump) return 'unknown';
  if (!(turn & goesOn) || isEndedByHead(text, head)) return 'no';
  const tests = [...(head ? [head] : []), ...guards].flatMap(({ test }) => partsOf(ts, test));
  return tests.some((test) => decidesByResult(text, test)) ? 'yes' : 'unknown';
}

/** Whether the HTTP status of an answer may lead to another turn of a loop that success ends. */
export function repeatsByStatus(text: LoopText, head: Guard | null): boolean {
  const by = successful(text, head);
  const comesOut = (test: ts.Expression) => {
    const outcome = by.comesOut(test);
    return outcome === null ? null : !outcome;
  };
  return (completionOf({ ...by, comesOut }, text.loop.statement) & goesOn) !== 0;
}

const goesOn = ways.normal | ways.continue;

/** Whether the head of a loop ends it after a turn in which what it looks at has not failed. */
function isEndedByHead(text: LoopText, head: Guard | null): boolean {
  if (!head) return false;
  const isEnd = (told: Told | null) => told?.succeeded === false && isEachTurn(text, told.promise);
  return decisiveParts(text.ts, { test: head.test, exits: false }).some(({ test, exits }) =>
    isEnd(exits ? negated(toldIn(text, test)) : toldIn(text, test)),
  );
}

function negated(told: Told | null): Told | null {
  return told && { ...told, succeeded: told.succeeded === null ? null : !told.succeeded };
}

/** Whether a promise is waited for in each turn of a loop: in its head, or in a statement that nothing decides on. */
function isEachTurn({ ts, loop }: LoopText, promise: ts.Node): boolean {
  const statement = ts.findAncestor(promise, (node) => node === loop || ts.isStatement(node));
  return statement === loop || statement?.parent === loop.statement;
}

/** The promises whose failure, told by a value, leads to another turn of a loop that success ends. */
export function repeatsByValue(
  text: LoopText,
  head: Guard | null,
  guards: readonly Guard[],
): readonly ts.Expression[] {
  const { ts, loop } = text;
  const tests = [...(head ? [head] : []), ...guards].flatMap(({ test }) => partsOf(ts, test));
  const told = tests.flatMap((test) => toldIn(text, test) ?? []);
  const isTold = ({ failed, succeeded }: Told) =>
    failed !== null && succeeded !== null && failed !== succeeded;
  const promises = told.filter(isTold).map(({ promise }) => promise);
  if (promises.length === 0) return [];
  const by: Completion = {
    ...successful(text, head),
    comesOut: (test) => outcomeOfTest(text, test, 'failed'),
  };
  return completionOf(by, loop.statement) & goesOn ? promises : [];
}

/** How a test comes out that looks at what a promise gave which failed, or did not. */
function outcomeOfTest(text: LoopText, test: ts.Expression, how: 'succeeded' | 'failed'): boolean | null {
  const { ts } = text;
  const node = withoutParentheses(ts, test);
  const [first, ...others] = partsOf(ts, node);
  const told = first && others.length === 0 ? toldIn(text, first) : null;
  if (!told) return null;
  const outcome = told[how];
  const isNegated = decisiveParts(ts, { test: node, exits: true })[0]?.exits === false;
  return outcome === null ? null : outcome !== isNegated;
}

/** How a turn ends in which nothing throws. Setting the flag that the head tests ends the loop, unless a turn may take it back. */
function successful(text: LoopText, head: Guard | null): Completion {
  const { ts, loop, values } = text;
  const flags = head && !isEndless(ts, loop) ? decisiveParts(ts, head) : [];
  const ending = new Set<ts.Node>();
  for (const { test, exits } of flags) {
    const changes = values.changes.filter(({ name }) => name === accessPath(ts, test));
    if (changes.every(({ value }) => flagValue(ts, value) === exits))
      changes.forEach(({ node }) => ending.add(node));
  }
  return {
    ts,
    exceptions: false,
    leaves: () => 'no',
    ends: (node) => ending.has(node),
    comesOut: (test) => afterSuccess(ts, values, test) ?? outcomeOfTest(text, test, 'succeeded'),
  };
}

/** Whether a test looks into what a call returned. That there is a result at all, or an HTTP status, is success or failure and no progress. */
function decidesByResult({ ts, values }: LoopText, test: ts.Expression): boolean {
  if (mentions(ts, test, values.errors)) return false;
  if (isLive(ts, test)) return true;
  if (!mentions(ts, test, values.results)) return false;
  return !contains(ts, test, (node) => ts.isPropertyAccessExpression(node) && isHttpOutcome(node.name.text));
}

function isHttpOutcome(name: string): boolean {
  return name === 'ok' || name === 'statusCode' || name === 'status';
}
