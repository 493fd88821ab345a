import { createRequire } from 'node:module';

const requireHere = createRequire(import.meta.url);

/** A tag that is not known is no problem to tell, and of two values for a key the last one counts. */
const forgiving = { logLevel: 'error', uniqueKeys: false } as const;

/**
 * The object that a YAML text holds; an empty one when it holds none or cannot be read. What a tag that is not YAML's own makes of a value
 * (`!Ref Limit`) is not known here: such a value stands as it is written.
 */
export function parseYaml(text: string): object {
  try {
    const yaml: unknown = requireHere('yaml');
    const document = isYaml(yaml) ? yaml.parse(text, forgiving) : null;
    return typeof document === 'object' && document !== null ? document : {};
  } catch {
    return {};
  }
}

interface Yaml {
  readonly parse: (text: string, options: typeof forgiving) => unknown;
}

function isYaml(value: unknown): value is Yaml {
  return typeof value === 'object' && value !== null && 'parse' in value && typeof value.parse === 'function';
}
