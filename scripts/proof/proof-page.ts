import type { Entry } from '../crash-hunt/record.ts';
import { cellsOf, type Figure } from './figure.ts';
import { crashFigures } from './crash-figures.ts';
import { heldByTests } from './held-by-tests.ts';
import { table } from './markdown.ts';
import type { Measured } from './record.ts';

/** What measures a part, and which part of the promise that is. */
const commands: Readonly<Record<string, readonly [area: string, command: string]>> = {
  lints: ['Speed', 'npm run bench -- --only lints'],
  sizes: ['Speed', 'npm run bench -- --only sizes'],
  staged: ['Speed', 'npm run bench -- --only staged'],
  edits: ['Speed', 'npm run bench -- --only edits'],
  memory: ['Speed', 'npm run bench -- --only memory'],
  import: ['Speed', 'npm run bench -- --only import'],
  matrix: ['Versions', 'npm run matrix'],
  suggestions: ['Robustness', 'npm run suggestions'],
};

/** The table of docs/proof.md: every figure with its target and the command that prints it, then what the tests hold. */
export function renderProof(measured: readonly Measured[], hunted: readonly Entry[]): string {
  const rows = Object.entries(commands).flatMap(([part, [area, command]]) =>
    measured
      .filter((one) => one.part === part)
      .flatMap(({ figures }) => figures.map((figure) => row(area, figure, command))),
  );
  const crashes = crashFigures(hunted).map((figure) => row('Robustness', figure, 'npm run crash-hunt'));
  const held = heldByTests.map(({ area, test, what }) => [
    area,
    what,
    `\`npx vitest run ${test}\``,
    'holds',
    'in `npm run check`',
    'yes',
  ]);
  const head = ['', 'What', 'Printed by', 'Value', 'Target', 'Reached'];
  return [table(head, [...rows, ...crashes, ...held], 3), settings(measured)].join('\n\n');
}

function row(area: string, figure: Figure, command: string): readonly string[] {
  const [what, ...measured] = cellsOf(figure);
  return [area, what, `\`${command}\``, ...measured];
}

function settings(measured: readonly Measured[]): string {
  const known = measured.filter(({ part }) => part in commands);
  const lines = known.map(({ part, setting }) => `- **${part}**: ${setting}`);
  return ['What was measured:', lines.join('\n')].join('\n\n');
}
