/** The file name of a package's descriptor, without its ending: `@nestjs/axios` is `nestjs-axios`. */
export function descriptorFile(packageName: string): string {
  return packageName
    .replace(/^@/, '')
    .replaceAll(/[^a-z0-9]+/gi, '-')
    .toLowerCase();
}

/** The text of a new descriptor. */
export function descriptorText(packageName: string, name: string): string {
  return `import type { LibraryDescriptor } from './descriptor.ts';

export const ${name} = {
  package: '${packageName}',
  versions: '',
  source: '',
  system: 'service',
  types: [],
  calls: [],
} as const satisfies LibraryDescriptor;
`;
}
