import type {
  CallFact,
  ClientConstruction,
  FileFacts,
  FunctionFacts,
  IneffectiveTimeout,
} from '../facts/model.ts';
import { isScript, type Script, type ServiceContext } from './context.ts';
import type { ServiceListener } from './create-rule.ts';
import { lintOf, type FileLint, type Service } from './file-lint.ts';
import type { Notice } from './notice.ts';
import { createReport, toLoc, type Report } from './report.ts';

/** Looks at one fact of the linted file, with the service around it, and may report. */
export type Handler<Fact, MessageIds extends string> = (
  fact: Fact,
  service: Service,
  report: Report<MessageIds>,
) => void;

/** What a rule may look at. Facts come in the order of the file. */
export interface ServiceHandlers<MessageIds extends string> {
  readonly file?: Handler<FileFacts, MessageIds>;
  readonly fn?: Handler<FunctionFacts, MessageIds>;
  readonly call?: Handler<CallFact, MessageIds>;
  readonly client?: Handler<ClientConstruction, MessageIds>;
  readonly ineffectiveTimeout?: Handler<IneffectiveTimeout, MessageIds>;
}

/**
 * The listener of a rule over service facts. All rules of a file share one analysis. Files whose role is not looked at
 * are passed over, and a failure of the analysis is told once for the file instead of ending the lint.
 */
export function visitService<MessageIds extends string>(
  context: ServiceContext<MessageIds>,
  handlers: ServiceHandlers<MessageIds>,
): ServiceListener {
  return {
    Program() {
      const { sourceCode: script } = context;
      if (!isScript(script)) return;
      const lint = lintOf(context, script);
      lint.look(context.id, (service) => {
        const report = createReport(context, script, service.facts.file, (place) => lint.isPassedOver(place));
        visit(lint, service, handlers, report);
      });
      for (const notice of lint.takeNotices()) tell(context, script, notice);
    },
  };
}

function visit<MessageIds extends string>(
  lint: FileLint,
  service: Service,
  handlers: ServiceHandlers<MessageIds>,
  report: Report<MessageIds>,
): void {
  const { facts } = service;
  handlers.file?.(facts, service, report);
  if (handlers.fn) for (const fn of facts.functions) handlers.fn(fn, service, report);
  if (handlers.call) for (const call of lint.calls) handlers.call(call, service, report);
  if (handlers.client) for (const client of facts.clients) handlers.client(client, service, report);
  if (!handlers.ineffectiveTimeout) return;
  for (const timeout of facts.ineffectiveTimeouts) handlers.ineffectiveTimeout(timeout, service, report);
}

function tell<MessageIds extends string>(
  context: ServiceContext<MessageIds>,
  script: Script,
  { text, span }: Notice,
): void {
  const top = { line: 1, column: 0 };
  const loc = span ? toLoc(script, span) : { start: top, end: top };
  context.report({ loc, messageId: 'notice', data: { text }, suggest: [] });
}
