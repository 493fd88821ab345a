import * as v from 'valibot';

import { systems } from '../../libraries/descriptor.ts';
import { callSchema } from './call-schema.ts';
import { closedObject } from './closed-object.ts';
import { regionSchema } from './region-schema.ts';

const names = v.array(v.string());
const position = v.pipe(v.number(), v.integer(), v.minValue(0));
const absent = v.exactOptional;

const deploymentRegion = closedObject({
  options: names,
  alternatives: names,
  placeless: names,
  pinned: names,
});

const type = closedObject({
  name: v.string(),
  aliases: absent(names),
  from: names,
  options: absent(position),
  inherits: absent(v.boolean()),
  assigned: absent(names),
  hooks: absent(names),
  hookOptions: absent(names),
  region: absent(deploymentRegion),
});

const manualTransaction = closedObject({ on: v.string(), begin: names, commit: names, rollback: names });

const value = closedObject({
  path: v.string(),
  means: v.picklist(['deadline', 'random', 'clock', 'digest', 'stop']),
  argument: absent(position),
});

const decorator = closedObject({
  name: v.string(),
  means: v.picklist([
    'inject',
    'inject-model',
    'inject-repository',
    'transaction',
    'message-handler',
    'event-handler',
    'request-handler',
    'schedule',
    'module',
    'durable',
  ]),
  type: absent(v.string()),
});

const otherVersion = closedObject({
  versions: v.string(),
  source: v.string(),
  note: v.string(),
  calls: absent(v.array(callSchema)),
  regions: absent(v.array(regionSchema)),
  types: absent(v.array(type)),
});

/** The schema of a `LibraryDescriptor`, for descriptors that a team writes in its settings. */
export const descriptorSchema = closedObject({
  package: v.pipe(v.string(), v.minLength(1)),
  specifiers: absent(names),
  versions: v.string(),
  source: v.string(),
  system: v.picklist(systems),
  types: v.array(type),
  calls: v.array(callSchema),
  regions: absent(v.array(regionSchema)),
  transactions: absent(v.array(manualTransaction)),
  values: absent(v.array(value)),
  decorators: absent(v.array(decorator)),
  commands: absent(closedObject({ publish: names, create: names, write: names, read: names })),
  global: absent(v.boolean()),
  other: absent(v.array(otherVersion)),
});
