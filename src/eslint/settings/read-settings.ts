import * as v from 'valibot';

import { describeProblem } from './describe-problem.ts';
import { settingsSchema, usableSettingsSchema } from './settings-schema.ts';
import { defaultSettings, type Settings } from './settings.ts';

/** Settings as read, and what is wrong with what was written, to be told in the file that is linted. */
export interface SettingsReading {
  readonly settings: Settings;
  readonly problems: readonly string[];
}

interface KnownReading extends SettingsReading {
  /** The first file that was linted with these settings; the problems are told there. */
  readonly toldIn: string;
}

/** One entry for each different `settings.distributed` of the process: a handful, kept so that equal settings are one object. */
const readings = new Map<string, KnownReading>();

/**
 * Reads `settings.distributed` out of ESLint's settings. Equal settings give the same object. Problems come with the
 * first file that is linted with them, and again when that file is linted again.
 */
export function readSettings(all: Readonly<Record<string, unknown>>, file: string): SettingsReading {
  const written = all['distributed'];
  if (written === undefined) return { settings: defaultSettings, problems: [] };
  const key = JSON.stringify(written);
  const known = readings.get(key) ?? { ...read(written), toldIn: file };
  readings.set(key, known);
  return known.toldIn === file ? known : { settings: known.settings, problems: [] };
}

function read(written: unknown): SettingsReading {
  const checked = v.safeParse(settingsSchema, written);
  const usable = v.safeParse(usableSettingsSchema, written);
  return {
    settings: usable.success ? usable.output : defaultSettings,
    problems: (checked.issues ?? []).map(describeProblem),
  };
}
