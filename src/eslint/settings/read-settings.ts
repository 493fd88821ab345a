import * as v from 'valibot';

import { describeProblem } from './describe-problem.ts';
import { settingsSchema, usableSettingsSchema } from './settings-schema.ts';
import { defaultSettings, type Settings } from './settings.ts';

/** Settings as read, and what is wrong with what was written, one sentence each. */
export interface SettingsReading {
  readonly settings: Settings;
  readonly problems: readonly string[];
}

/** One entry for each different `settings.distributed` of the process: a handful, kept so that equal settings are one object. */
const readings = new Map<string, SettingsReading>();

/** Reads `settings.distributed` out of ESLint's settings. Equal settings give the same object. */
export function readSettings(all: Readonly<Record<string, unknown>>): SettingsReading {
  const written = all['distributed'];
  if (written === undefined) return { settings: defaultSettings, problems: [] };
  if (Array.isArray(written)) return { settings: defaultSettings, problems: [isList] };
  const key = keyOf(written);
  if (key === null) return { settings: defaultSettings, problems: [notPlain] };
  const reading = readings.get(key) ?? read(written);
  readings.set(key, reading);
  return reading;
}

const isList = '`settings.distributed` is a list; allowed: an object with the settings as its keys.';
const notPlain =
  '`settings.distributed` is no plain data; allowed: objects, lists, texts, numbers, true and false.';

/** Equal for equal settings; `null` for what cannot be written as JSON. */
function keyOf(written: unknown): string | null {
  try {
    return JSON.stringify(written);
  } catch {
    return null;
  }
}

function read(written: unknown): SettingsReading {
  const checked = v.safeParse(settingsSchema, written);
  const usable = v.safeParse(usableSettingsSchema, written);
  return {
    settings: usable.success ? usable.output : defaultSettings,
    problems: (checked.issues ?? []).map(describeProblem),
  };
}
