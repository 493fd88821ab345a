import { groups } from '../eslint/create-rule.ts';
import type { Paint } from './terminal.ts';

/** The text of `--help`. */
export function helpText(paint: Paint): string {
  const title = (text: string) => paint('bold', text);
  return `${title('eslint-plugin-distributed')} finds distributed-systems defects in TypeScript services.

${title('Usage')}
  npx eslint-plugin-distributed [paths…]       check a service (default: this folder)
  npx eslint-plugin-distributed explain <name> print the page of a rule, a pattern or a library

${title('Options')}
  --preset <name>     which rules to run (default: recommended)
                      recommended, strict, all, or one concern: ${groups.join(', ')}
  --tsconfig <path>   use this tsconfig instead of the nearest one of each file; may be repeated
  --ignore <pattern>  leave out files, as in an ESLint \`ignores\` list; may be repeated
  -f, --format <name> sarif, or any ESLint formatter (json, html, …), instead of the report
  -h, --help          print this text
  -v, --version       print the version

No ESLint configuration is needed or used; \`eslint-disable\` comments for our rules are.
Left out: node_modules, dist, build, out, coverage, folders of frameworks (.next, .nuxt, …), *.d.ts, *.min.js.

${title('Exit codes')}
  0 nothing found   1 findings, or a file that cannot be parsed   2 the command cannot be run as given
`;
}
