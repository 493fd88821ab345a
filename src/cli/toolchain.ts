import type * as TypeScriptParser from '@typescript-eslint/parser';
import type { ESLint as ESLintClass } from 'eslint';
import { Misuse } from './misuse.ts';

/** What a run needs and loads only when it lints: ESLint, the TypeScript parser and the plugin. */
export interface Toolchain {
  readonly ESLint: typeof ESLintClass;
  readonly parser: Pick<typeof TypeScriptParser, 'parseForESLint'>;
  readonly plugin: ESLintClass.Plugin;
}

/** @throws {Misuse} when ESLint or TypeScript is not installed beside the plugin, or ESLint is too old. */
export async function loadToolchain(): Promise<Toolchain> {
  try {
    const [{ ESLint }, parser, { default: plugin }] = await Promise.all([
      import('eslint'),
      import('@typescript-eslint/parser'),
      import('../index.ts'),
    ]);
    refuseOld(ESLint.version);
    return { ESLint, parser, plugin };
  } catch (error) {
    const missing = /Cannot find (?:package|module) '(eslint|typescript)'/.exec(String(error))?.[1];
    if (missing === undefined) throw error;
    throw new Misuse(
      `\`${missing}\` is not installed here. Run \`npm install --save-dev ${missing}\` first.`,
    );
  }
}

function refuseOld(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 9 || (major === 9 && minor >= 15)) return;
  throw new Misuse(`ESLint ${version} is installed here; 9.15 or later is needed.`);
}
