import type { ts } from 'ts-morph';
import type { CallModel, SenderModel, TimeoutModel } from '../libraries/descriptor.ts';
import { remember, rememberWeakly } from '../remember.ts';
import { apiMember, callModelOf } from './api-value.ts';
import { isInstance } from './client.ts';
import { optionLimits, type OptionLimit } from './client-limits.ts';
import { filesWithKnown } from './mentions.ts';
import { absent, apiCallee, propertyAt, unknownValue } from './read-value.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/** A client that makes a call in the place of the usual one, and what is known of the calls that it makes. */
interface Sender {
  readonly client: ApiValue;
  readonly model: CallModel | null;
}

/** What may make a call: the client that its options name, and those that the program sets for all calls; `null` for what cannot be told. */
export function sendersOf(session: Session, sentBy: SenderModel, options: Value): readonly (Sender | null)[] {
  const given = senderOf(session, sentBy, propertyAt(options, sentBy.option));
  const set = setForAll(session, sentBy).map((value) => senderOf(session, sentBy, value));
  return given ? [given, ...set] : set;
}

function senderOf({ knowledge }: Session, { member }: SenderModel, value: Value): Sender | null {
  if (value.kind !== 'api' || !isInstance(value)) return null;
  return { client: value, model: callModelOf(knowledge, apiMember(knowledge, value, member)) };
}

/** The client with retries of its own that makes a call; `null` where none is known to. */
export function retryingSender(session: Session, sentBy: SenderModel, options: Value): Sender | null {
  return sendersOf(session, sentBy, options).find((sender) => sender?.model?.retries) ?? null;
}

/** The limits of a call; where another client makes it, that client's limits take the place of the option that names it. */
export function limitsWithSender(
  session: Session,
  { sentBy }: CallModel,
  instance: ApiValue | null,
  timeout: TimeoutModel,
  options: Value,
): readonly OptionLimit[] {
  const own = optionLimits(session, instance, timeout, options);
  if (!sentBy) return own;
  const isNamed = senderOf(session, sentBy, propertyAt(options, sentBy.option)) !== null;
  return [
    ...(isNamed ? own.filter(({ option }) => option !== sentBy.option) : own),
    ...sendersOf(session, sentBy, options).flatMap((sender) => limitsOf(session, sender)),
  ];
}

function limitsOf(session: Session, sender: Sender | null): readonly OptionLimit[] {
  const timeout = sender?.model?.timeout;
  return timeout ? optionLimits(session, sender.client, timeout, absent) : [untold];
}

const untold: OptionLimit = {
  answer: { verdict: 'unknown', ms: null, depends: [], otherwise: 'unknown' },
  by: 'the client that makes the call',
  option: '',
  value: unknownValue,
};

type SetBy = NonNullable<SenderModel['setBy']>;

const setByAnyFile = rememberWeakly((session: Session) =>
  remember((setBy: SetBy) =>
    filesWithKnown(session, setBy.name).flatMap((file) => setIn(session, file, setBy)),
  ),
);

/** What a program sets, anywhere, as the client that makes all calls which are given none. */
function setForAll(session: Session, { setBy }: SenderModel): readonly Value[] {
  return setBy ? setByAnyFile(session)(setBy) : [];
}

function setIn(session: Session, file: ts.SourceFile, setBy: SetBy): readonly Value[] {
  const { ts } = session;
  const found: Value[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText().includes(setBy.name)) {
      const callee = apiCallee(session.evaluate(node.expression));
      const [client] = node.arguments;
      if (callee?.package === setBy.package && callee.path === setBy.name)
        found.push(client ? session.evaluate(client) : unknownValue);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
