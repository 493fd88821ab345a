import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { format } from 'prettier';

import { contractFile, policyFile } from './contract-files.ts';
import { createDomains, type Domain } from './domains.ts';
import { mapperFile, modelFile, validatorFile } from './plain-files.ts';
import { seeded } from './random.ts';
import { clientFile, repositoryFile } from './remote-files.ts';
import { mainFile, routesFile, serviceFile } from './service-files.ts';
import { sharedFiles } from './shared-files.ts';
import { sideFile } from './side-files.ts';

const compilerOptions = {
  target: 'es2023',
  lib: ['es2023'],
  module: 'nodenext',
  moduleResolution: 'nodenext',
  types: ['node'],
  strict: true,
  noUncheckedIndexedAccess: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
};

/**
 * Writes a service with real dependencies into a folder, in layers as services have them: routes, services,
 * repositories and clients, and what they share. The same seed and number of domains give the same files.
 * Answers with the number of source files: ten for each domain, and those that all share. Files are formatted as services are, and what
 * they hold for each 1,000 lines (functions, calls, remote calls) is what real services hold: see docs/performance.md.
 */
export async function writeService(folder: string, domainCount: number, seed: number): Promise<number> {
  const domains = createDomains(seeded(seed), domainCount);
  const files = new Map<string, string>([
    ...Object.entries(sharedFiles),
    ...domains.flatMap(domainFiles),
    ['main.ts', mainFile(domains)],
  ]);
  rmSync(folder, { recursive: true, force: true });
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of files)
    write(`src/${path}`, await format(text, { parser: 'typescript', singleQuote: true }));
  write('package.json', JSON.stringify({ name: 'service', private: true, type: 'module' }));
  write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['src'] }));
  return files.size;
}

function domainFiles(domain: Domain): readonly (readonly [string, string])[] {
  const { name, side } = domain;
  return Object.entries({
    model: modelFile(domain),
    contract: contractFile(domain),
    policy: policyFile(domain),
    mapper: mapperFile(domain),
    validator: validatorFile(domain),
    repository: repositoryFile(domain),
    client: clientFile(domain),
    [side]: sideFile(domain),
    service: serviceFile(domain),
    routes: routesFile(domain),
  }).map(([part, text]) => [`${name}/${name}.${part}.ts`, text]);
}
