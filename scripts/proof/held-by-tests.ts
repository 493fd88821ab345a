/** A promise that is quick enough to be held by every run of the tests. */
export interface HeldByTest {
  readonly area: 'Hosts' | 'Determinism' | 'Robustness';
  readonly what: string;
  /** From the root of the repository. */
  readonly test: string;
}

/** The promises that have no number, with the test that holds each. */
export const heldByTests: readonly HeldByTest[] = [
  {
    area: 'Hosts',
    what: 'an editor, through the language server of VS Code',
    test: 'test/hosts/editor.test.ts',
  },
  { area: 'Hosts', what: 'CI: SARIF, suppressions, exit codes', test: 'test/hosts/ci.test.ts' },
  {
    area: 'Hosts',
    what: "ESLint's cache never hides a finding across files",
    test: 'test/hosts/cache.test.ts',
  },
  { area: 'Hosts', what: 'hooks before a commit', test: 'test/hosts/pre-commit.test.ts' },
  {
    area: 'Hosts',
    what: 'JavaScript and TypeScript without typed linting',
    test: 'test/hosts/javascript.test.ts',
  },
  { area: 'Hosts', what: 'oxlint', test: 'test/hosts/oxlint.test.ts' },
  { area: 'Hosts', what: 'workspaces and project references', test: 'test/hosts/monorepo.test.ts' },
  {
    area: 'Determinism',
    what: 'the same findings in any order, file by file, in two threads, typed by `project`, by `projectService` and not at all',
    test: 'test/order-of-files.test.ts',
  },
  {
    area: 'Determinism',
    what: 'the same findings in an editor and from the command line',
    test: 'test/hosts/editor.test.ts',
  },
  {
    area: 'Robustness',
    what: 'every suggestion leaves a file that parses, type-checks, and has the finding no longer',
    test: 'test/robustness/suggestions.test.ts',
  },
  { area: 'Robustness', what: 'bad input has a clear message', test: 'test/robustness/bad-input.test.ts' },
  {
    area: 'Robustness',
    what: 'a lint executes, writes and sends nothing',
    test: 'test/robustness/security.test.ts',
  },
];
