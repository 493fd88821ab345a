import * as v from 'valibot';

import { effects, systems } from '../../libraries/descriptor.ts';
import { closedObject } from './closed-object.ts';

const names = v.array(v.string());
const position = v.pipe(v.number(), v.integer(), v.minValue(0));
const absent = v.exactOptional;
const place = v.picklist(['call', 'client']);

const effectSource = v.variant('from', [
  closedObject({
    from: v.literal('http-method'),
    option: v.string(),
    argument: absent(position),
    fallback: v.picklist(['GET', 'POST']),
  }),
  closedObject({ from: v.literal('sql'), argument: position }),
  closedObject({ from: v.literal('command'), argument: position }),
  closedObject({ from: v.literal('member') }),
  closedObject({ from: v.literal('message-pattern'), argument: position }),
]);

const ineffectiveOption = closedObject({
  where: place,
  option: v.string(),
  unless: absent(v.string()),
  because: v.string(),
  instead: v.string(),
});

const timeout = closedObject({
  defaultMs: v.nullable(v.number()),
  idle: absent(v.string()),
  call: names,
  client: names,
  signals: absent(names),
  unit: v.picklist(['ms', 's', 'duration']),
  off: v.array(v.union([v.number(), v.literal(false), v.null()])),
  ineffective: absent(v.array(ineffectiveOption)),
  remedy: v.string(),
  clientRemedy: absent(v.string()),
});

const idempotency = closedObject({
  options: names,
  headers: names,
  fields: names,
  payload: absent(position),
  automatic: v.picklist(['none', 'per-call']),
  remedy: absent(v.string()),
});

const retries = closedObject({
  attempts: v.nullable(v.number()),
  options: v.array(
    closedObject({ where: place, option: v.string(), counts: v.picklist(['attempts', 'retries']) }),
  ),
  methods: absent(names),
});

const streaming = closedObject({
  option: v.string(),
  values: absent(v.array(v.union([v.string(), v.boolean()]))),
});

/** The schema of a `CallModel`. */
export const callSchema = closedObject({
  on: v.string(),
  members: names,
  effect: v.lazy((written) => (typeof written === 'string' ? v.picklist(effects) : effectSource)),
  system: absent(v.picklist(systems)),
  options: absent(position),
  target: absent(position),
  targetOption: absent(v.string()),
  body: absent(position),
  timeout: absent(timeout),
  idempotency: absent(idempotency),
  retries: absent(retries),
  streaming: absent(v.array(streaming)),
  joins: absent(v.string()),
  lazy: absent(v.boolean()),
  promise: absent(v.boolean()),
});
