/** What the modules of Node for paths make of the paths that they are given. */
export const filePaths = {
  source: 'https://nodejs.org/api/path.html',
  paths: {
    package: 'path',
    specifiers: ['node:path', 'path/posix', 'node:path/posix'],
    /** All parts become one path. */
    joins: ['join()'],
    /** As above, from the last part on that is absolute, else from the working directory. */
    resolves: ['resolve()'],
    /** The folder of a path. */
    parents: ['dirname()'],
  },
  urls: {
    package: 'url',
    specifiers: ['node:url'],
    /** The path of a URL. */
    paths: ['fileURLToPath()'],
  },
} as const;
