import { createRequire } from 'node:module';
import type { ts } from 'ts-morph';
import { buildFlow } from '../../../src/facts/flow/build-flow.ts';
import type { CallNode, FlowVisitor } from '../../../src/facts/flow/flow-visitor.ts';
import type { Answer, CallFact, Flow, LoopFact, RetryRegion, Span, Step } from '../../../src/facts/model.ts';
import { spanOf } from '../../../src/facts/session.ts';

// The compiler that a user's lint would bring, which ts-morph's types stand for.
const compiler: typeof ts = createRequire(import.meta.url)('typescript');
/** Marks what became of a call's promise. */
const marks: Record<Answer, string> = { yes: '', no: '!', unknown: '?' };

/**
 * The flow of a module, one line: `f` awaited, `f!` dropped, `f?` unknown; `if(a | b)`, `loop(…)`, `try(…) catch:no(…) finally(…)`,
 * `all(a | b)`, and the keywords of exits. Every call of a plain name is of interest, and of a member only when it is written `$name`.
 */
export function renderFlow(code: string): string {
  return render(flowOf(code));
}

/** The facts of the first loop of a module. */
export function loopOf(code: string): Omit<LoopFact, 'span'> & { head: string } {
  const step = findLoop(flowOf(code));
  if (!step) throw new Error('no loop');
  const { span, ...loop } = step;
  return { head: code.slice(span.start, span.end), ...loop };
}

function flowOf(code: string): Flow {
  const file = compiler.createSourceFile(
    'file.ts',
    `${code}\nexport {};`,
    compiler.ScriptTarget.Latest,
    true,
  );
  const body = bodyOfFirstFunction(file) ?? file;
  return buildFlow(compiler, body, visitor);
}

/** The body of `function f`, where the code declares one. */
function bodyOfFirstFunction(file: ts.SourceFile): ts.Node | undefined {
  return file.statements
    .find((statement) => compiler.isFunctionDeclaration(statement) && statement.name?.text === 'f')
    ?.getChildren()
    .at(-1);
}

const visitor: FlowVisitor = {
  call: (node, { awaited, spliced }) => {
    const name = interesting(node);
    return name === null
      ? null
      : callFact(node, `${name}${marks[awaited]}${spliced.length > 0 ? `[${spliced.join()}]` : ''}`, awaited);
  },
  assignment: () => null,
  isDelivery: () => false,
  runsInline: (node) => (node.expression.getText().startsWith('queue') ? 'deferred' : 'inline'),
  takesOver: (node) => node.expression.getText() === 'waitUntil',
  tellsWaiting: () => false,
  composes: (node) => node.expression.getText().endsWith('.pipe'),
  takesErrors: (operator) => operator.expression.getText() === 'catchError',
  splice: (fn, returned) => buildFlow(compiler, fn.body, visitor, returned),
  leaves: (node) => {
    const name = node.expression.getText();
    return name === 'fail' ? 'yes' : name.startsWith('mayFail') ? 'unknown' : 'no';
  },
  tellsSuccess: () => false,
  pause: (node) => {
    if (!compiler.isCallExpression(node)) return { ms: null, delay: null };
    const [delay = null] = node.arguments;
    const name = node.expression.getText();
    if (name !== 'sleep') return name === 'a' ? null : { ms: null, delay: null };
    return { ms: delay && compiler.isNumericLiteral(delay) ? Number(delay.text) : null, delay };
  },
  outcome: () => null,
  timer: () => null,
  standsFor: () => true,
  leadsTo: () => false,
  extent: () => null,
  undeployed: () => null,
  delayPlace: (delay) => spanOf(delay),
  chance: (node) => {
    if (/random/i.test(node.getText())) return 'yes';
    return /\w\(/.test(node.getText().replaceAll(/Math\.\w+\(/g, '')) ? 'unknown' : 'no';
  },
  rejected: () => null,
  disposal: () => [],
  condition: () => null,
  constant: (node) => (node.getText() === 'MAX' ? 5 : null),
};

function interesting(node: CallNode): string | null {
  const callee = compiler.isTaggedTemplateExpression(node) ? node.tag : node.expression;
  if (compiler.isIdentifier(callee)) return callee.text;
  return compiler.isPropertyAccessExpression(callee) && callee.name.text.startsWith('$')
    ? callee.name.text
    : null;
}

function callFact(node: CallNode, callee: string, awaited: Answer): CallFact {
  const span = spanOf(node);
  return {
    span,
    callee,
    remote: null,
    targets: [],
    visible: 'yes',
    args: [],
    callbacks: [],
    region: callee === 'retry?' ? sourceRetry(span) : null,
    awaited,
  };
}

/** The region of an operator that retries the source that it is composed on. */
function sourceRetry(span: Span): RetryRegion {
  return {
    kind: 'retry',
    library: 'rxjs',
    attempts: { bounded: 'no', most: null, by: '' },
    elapsed: 'no',
    delayMs: 0,
    factor: 1,
    jitter: 'no',
    delayAt: null,
    predicate: 'no',
    over: { kind: 'source', span, handled: false, caught: false },
    option: '',
    remedy: null,
  };
}

function render(flow: Flow): string {
  return flow.map(renderStep).join(' ');
}

function renderStep(step: Step): string {
  switch (step.kind) {
    case 'call':
      return step.retried ? `${step.call.callee}(${render(step.retried)})` : step.call.callee;
    case 'exit':
      return step.how;
    case 'branch':
      return `if(${step.arms.map(render).join(' | ')})`;
    case 'parallel':
      return `${step.combinator}(${step.branches.map(render).join(' | ')})`;
    case 'loop':
      return `loop(${render(step.body)})`;
    case 'try': {
      const handler = step.handler ? ` catch:${step.rethrows}(${render(step.handler)})` : '';
      return `try(${render(step.body)})${handler}${step.finalizer ? ` finally(${render(step.finalizer)})` : ''}`;
    }
  }
}

function findLoop(flow: Flow): LoopFact | null {
  for (const step of flow) {
    if (step.kind === 'loop') return step.loop;
    const inner =
      step.kind === 'branch'
        ? step.arms.flat()
        : step.kind === 'try'
          ? [...step.body, ...(step.handler ?? [])]
          : [];
    const found = findLoop(inner);
    if (found) return found;
  }
  return null;
}
