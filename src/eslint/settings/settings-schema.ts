import * as v from 'valibot';

import { fileRoles } from '../../facts/model.ts';
import { isQuickGlob, quickGlob } from '../../program/quick-glob.ts';
import { closedObject } from './closed-object.ts';
import { ownDescriptorSchema } from './own-descriptor.ts';
import { defaultSettings, includableRoles, positions } from './settings.ts';

const wholeNumber = 'a whole number from 1';
const names = v.array(v.string());
const paths = v.array(v.pipe(v.string(), v.check(isQuickGlob, quickGlob)));
const globs = Object.fromEntries(fileRoles.map((role) => [role, v.exactOptional(paths)]));
const isDone = v.optional(v.boolean(), false);
const mesh = closedObject({ timeout: isDone, retry: isDone, breaker: isDone });

const keys = {
  libraries: v.array(ownDescriptorSchema),
  project: v.union([v.string(), v.literal(false)], '"auto", a path, or false'),
  include: v.array(v.picklist(includableRoles)),
  roles: closedObject(globs),
  replicas: v.pipe(v.number(wholeNumber), v.integer(wholeNumber), v.minValue(1, wholeNumber)),
  mesh,
  domains: v.record(v.string(), v.picklist(positions)),
  optional: names,
  deadLetter: names,
};

/** What may be written in `settings.distributed`; its issues are what is wrong with it. */
export const settingsSchema = closedObject({
  libraries: v.exactOptional(keys.libraries),
  project: v.exactOptional(keys.project),
  include: v.exactOptional(keys.include),
  roles: v.exactOptional(keys.roles),
  replicas: v.exactOptional(keys.replicas),
  mesh: v.exactOptional(keys.mesh),
  domains: v.exactOptional(keys.domains),
  optional: v.exactOptional(keys.optional),
  deadLetter: v.exactOptional(keys.deadLetter),
  // Nothing reads it: it is there for the cache of ESLint, which depends on the configuration.
  digest: v.exactOptional(v.string()),
});

/** The usable part of what is written: a wrong value counts as absent, a wrong descriptor as not given. */
export const usableSettingsSchema = v.object({
  libraries: v.pipe(
    v.optional(v.fallback(v.array(v.fallback(v.nullable(ownDescriptorSchema), null)), []), []),
    v.transform((libraries) => libraries.filter((library) => library !== null)),
  ),
  project: v.optional(v.fallback(keys.project, defaultSettings.project), defaultSettings.project),
  include: v.optional(v.fallback(keys.include, []), []),
  roles: v.optional(v.fallback(keys.roles, {}), {}),
  replicas: v.optional(v.fallback(v.nullable(keys.replicas), null), null),
  mesh: v.optional(v.fallback(mesh, defaultSettings.mesh), defaultSettings.mesh),
  domains: v.optional(v.fallback(keys.domains, {}), {}),
  optional: v.optional(v.fallback(names, []), []),
  deadLetter: v.optional(v.fallback(names, []), []),
});
