import type { ts } from 'ts-morph';
import type { Outcome } from '../outcome.ts';
import type { Answer, CallFact, Condition, Extent, Flow, Span } from '../model.ts';

/** Whatever calls a function. `import()` and `super()` are call expressions too. */
export type CallNode = ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression;

/** A function written where its value is used. */
export type InlineFunction = ts.ArrowFunction | ts.FunctionExpression;

/** What the surroundings of a call say about it. */
export interface CallContext {
  /** `yes`: awaited, returned, or awaited later in the same function; `no`: its value is dropped; else `unknown`. */
  readonly awaited: Answer;
  /** Positions of arguments that are functions whose bodies are already part of the caller's flow. */
  readonly spliced: readonly number[];
}

/** A wait that is meant to take time. */
export interface TimedWait {
  /** Milliseconds, where they are a constant. */
  readonly ms: number | null;
  /** What its length is told by, written where it is waited for; `null` where that cannot be told. */
  readonly delay: ts.Expression | null;
}

/** What the flow of a function asks about the calls in it. */
export interface FlowVisitor {
  /** The fact of a call, or `null` when the call is of no interest and leaves no step. Asked once for each call, in the order of evaluation. */
  call(node: CallNode, context: CallContext): CallFact | null;
  /** The fact of an assignment that does what a call does, as `ctx.body = …` answers a request; `null` for any other. */
  assignment(node: ts.BinaryExpression): CallFact | null;
  /** Who runs the function in argument `argument`. Asked only for promise and array methods, which are spliced when it is `inline`. */
  runsInline(node: ts.CallExpression, argument: number): 'inline' | 'deferred' | 'unknown';
  /** Whether a call whose value is dropped takes the promise in argument `argument` over, so that the caller goes on without it. Asked only for calls in its place. */
  takesOver(node: ts.CallExpression, argument: number): boolean;
  /** Whether what reacts to a promise that is dropped tells somebody who waits for it. Asked only for such reactions. */
  tellsWaiting(reaction: ts.CallExpression): boolean;
  /** Whether a call applies its arguments, as operators, to the lazy source that it is a member of. */
  composes(node: ts.CallExpression): boolean;
  /** Whether an operator is given the errors of the source that it is applied to. Asked only for arguments of calls that compose. */
  takesErrors(operator: ts.CallExpression): boolean;
  /** The flow of the body of a function that runs as part of its surroundings; `returned` says whether what it returns is awaited. Asked once for each function. */
  splice(fn: InlineFunction, returned: Answer): Flow;
  /** Whether a call never returns: `yes` when it always throws or ends the process, `unknown` when it may for all that is known, `no` when nothing says that it would. */
  leaves(node: ts.CallExpression): Answer;
  /** Whether a returned value says by itself, as a constant does, that all went well. */
  tellsSuccess(node: ts.Expression): boolean;
  /** How long the promise of an expression is waited for on purpose; `null` where it is not. */
  pause(node: ts.Expression): TimedWait | null;
  /** What a part of what a promise gives is when it failed, and when it did not, where the failure is told by a value; `null` where it is thrown. */
  outcome(promise: ts.Expression, path: readonly string[]): Outcome | null;
  /** What passes before a call has its first argument run, once, and at which position those begin that it is given; `null` where the call starts no timer. */
  timer(node: ts.CallExpression): { readonly wait: TimedWait; readonly given: number } | null;
  /** Whether an expression stands for a function of the program. */
  standsFor(node: ts.Expression, fn: ts.FunctionLikeDeclaration): boolean;
  /** Whether a call may lead to what has one of the names, through the functions of the program. */
  leadsTo(node: ts.CallExpression, names: readonly string[]): boolean;
  /** Whether chance has a part in what an expression comes to. Asked only for the length of a wait. */
  chance(node: ts.Expression): Answer;
  /** Where the length of a wait is made; `turn` is the loop, or the function, that waits for it each time. */
  delayPlace(delay: ts.Expression, turn: ts.Node): Span;
  /** The number that an expression stands for, where it is a constant other than a literal. */
  constant(node: ts.Expression): number | null;
  /** How many promises a list holds; `null` where that is not known. Asked only for lists that a combinator waits for and that do something. */
  extent(list: ts.Expression): Extent | null;
  /** Whether a list is all that the function has been given by one delivery. */
  isDelivery(list: ts.Expression): boolean;
  /** The arm that only a development or test run takes: 0 where the test holds, 1 where it does not; `null` where both may be taken. */
  undeployed(test: ts.Expression): 0 | 1 | null;
  /** The arm that only runs where a promise was rejected: 0 where the test holds, 1 where it does not; `null` where the test tells nothing of that. */
  rejected(test: ts.Expression): 0 | 1 | null;
  /** What runs for a declaration of `using` at the end of its block; empty where that is not known. */
  disposal(declaration: ts.VariableDeclaration): Flow;
  /** What a test says of the parameters of its function; `null` where it reads none. */
  condition(test: ts.Expression): Condition | null;
}
