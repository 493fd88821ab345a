import { parseArgs } from 'node:util';
import { didYouMean, Misuse } from './misuse.ts';

/** What a command line asks for. */
export type Command = LintCommand | ExplainCommand | { readonly kind: 'help' } | { readonly kind: 'version' };

/** Paths are as typed; nothing has been looked up yet. */
export interface LintCommand {
  readonly kind: 'lint';
  readonly paths: readonly string[];
  readonly preset: string;
  /** `sarif`, the name of an ESLint formatter, or `null` for the report of this command. */
  readonly format: string | null;
  readonly tsconfigs: readonly string[];
  readonly ignored: readonly string[];
}

/** Asks for the page of a rule, a pattern or a library. */
export interface ExplainCommand {
  readonly kind: 'explain';
  /** Name as typed, empty when none was given. */
  readonly topic: string;
}

const options = {
  preset: { type: 'string' },
  format: { type: 'string', short: 'f' },
  tsconfig: { type: 'string', multiple: true },
  ignore: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/**
 * Reads the arguments after the command's name.
 * @throws {Misuse} on an unknown option, or one without its value.
 */
export function readArguments(argv: readonly string[]): Command {
  const { values, positionals } = parse([...argv]);
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  const [first, ...rest] = positionals;
  if (first === 'explain') return { kind: 'explain', topic: rest.join(' ') };
  return {
    kind: 'lint',
    paths: positionals.length > 0 ? positionals : ['.'],
    preset: values.preset ?? 'recommended',
    format: values.format ?? null,
    tsconfigs: values.tsconfig ?? [],
    ignored: values.ignore ?? [],
  };
}

function parse(args: string[]) {
  refuseUnknown(args);
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    const [reason = 'The arguments cannot be read'] = String(
      error instanceof Error ? error.message : error,
    ).split(/[.\n]/);
    throw new Misuse(`${reason}. See \`--help\`.`);
  }
}

function refuseUnknown(args: string[]): void {
  const { tokens } = parseArgs({ args, options, allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option' || Object.hasOwn(options, token.name)) continue;
    const known = Object.keys(options).map((name) => `--${name}`);
    throw new Misuse(
      `Unknown option \`${token.rawName}\`.${didYouMean(token.rawName, known)} See \`--help\`.`,
    );
  }
}
