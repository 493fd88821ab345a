import type { Linter } from 'eslint';

import { rules } from '../rules/index.ts';
import { createConfigs, type ConfigName } from './configs.ts';
import { packageManifest } from './eslint/package-manifest.ts';

/** What `settings.distributed.libraries` holds: a team's own client, in the terms of ours. */
export type { LibraryDescriptor } from './libraries/descriptor.ts';

/** The plugin as ESLint loads it. */
export interface DistributedPlugin {
  meta: { name: string; version: string; namespace: string };
  rules: typeof rules;
  configs: Record<ConfigName, Linter.Config>;
}

const { name, version } = packageManifest;
const core = { meta: { name, version, namespace: 'distributed' }, rules };

/** Each preset names this very object, so that a config may list the plugin beside its presets. */
const plugin: DistributedPlugin = Object.assign(core, { configs: createConfigs(core) });

export { projectDigest } from './program/project-digest.ts';

export default plugin;
