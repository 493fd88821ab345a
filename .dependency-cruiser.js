/** The direction of imports: libraries → facts → summaries → eslint → rules, each rule with its reason. */

const compilers = '(^|/)node_modules/(typescript|ts-morph|@ts-morph)/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle has no layer. Types may name each other.',
      severity: 'error',
      from: { path: '^(src|rules)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'libraries-are-data',
      comment:
        'A descriptor is listed, documented and checked against its package: it holds values and no code.',
      severity: 'error',
      from: { path: '^src/libraries/' },
      to: { pathNot: '^src/libraries/' },
    },
    {
      name: 'facts-know-no-callers',
      comment:
        'Facts say what a function does by itself; who calls it is the summaries’ question, what is wrong the rules’.',
      severity: 'error',
      from: { path: '^src/facts/' },
      to: { path: '^(src/(summaries|eslint|cli|index|configs)|rules/)' },
    },
    {
      name: 'summaries-work-on-plain-data',
      comment: 'Summaries are tested without a compiler and computed from facts alone.',
      severity: 'error',
      from: { path: '^src/summaries/' },
      to: {
        pathNot:
          '^src/(remember\\.ts$|summaries/|facts/(fact-source|model|value)\\.ts$|libraries/descriptor\\.ts$)',
      },
    },
    {
      name: 'program-knows-no-analysis',
      comment: 'The program layer finds compilers and files; it serves any analysis.',
      severity: 'error',
      from: { path: '^src/program/' },
      to: { path: '^(src/(summaries|eslint|cli|libraries|index|configs|facts/(?!model\\.ts$))|rules/)' },
    },
    {
      name: 'only-the-program-reads-files',
      comment:
        'One place decides which version of a file is analysed. The command line reads its own arguments.',
      severity: 'error',
      from: { path: '^(src|rules)/', pathNot: '^src/(program|cli)/' },
      to: { path: '^(node:)?fs(/promises)?$' },
    },
    {
      name: 'eslint-layer-knows-no-rule',
      comment: 'The layer carries facts to rules; it does not know which rules there are.',
      severity: 'error',
      from: { path: '^src/eslint/' },
      to: { path: '^(src/(cli|index|configs)|rules/)' },
    },
    {
      name: 'rules-are-decisions',
      comment: 'A rule decides on facts and finds words; what it needs to know comes through src/eslint.',
      severity: 'error',
      from: { path: '^rules/', pathNot: '^rules/index\\.ts$' },
      to: { pathNot: '^src/eslint/' },
    },
    {
      name: 'rule-index-lists-rules',
      comment: 'The index is generated and holds nothing else.',
      severity: 'error',
      from: { path: '^rules/index\\.ts$' },
      to: { pathNot: '^rules/' },
    },
    {
      name: 'compiler-types-only',
      comment:
        'The compiler is the one that built the program, handed over as a value; loading another one mixes node kinds.',
      severity: 'error',
      from: { path: '^(src|rules)/' },
      to: { path: compilers, dependencyTypesNot: ['type-only', 'require'] },
    },
    {
      name: 'only-the-program-loads-a-compiler',
      comment: 'It knows which one, and loads it when the first file is linted.',
      severity: 'error',
      from: { path: '^(src|rules)/', pathNot: '^src/(program|cli)/' },
      to: { path: compilers, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-the-command-line',
      comment: 'The command line is one user of the plugin among others.',
      severity: 'error',
      from: { path: '^(src|rules)/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'shipped-code-stands-alone',
      comment: 'Tests, scripts, benchmarks and examples are not in the package.',
      severity: 'error',
      from: { path: '^(src|rules)/' },
      to: { path: '^(test|scripts|bench|examples)/' },
    },
    {
      name: 'shipped-code-needs-what-it-declares',
      comment: 'A dev dependency is not installed at the user’s.',
      severity: 'error',
      from: { path: '^(src|rules)/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only', 'npm', 'npm-peer'],
      },
    },
    {
      name: 'nothing-unresolvable',
      comment: 'An import that leads nowhere fails at the user’s.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
