import { fileURLToPath } from 'node:url';

import { writeService } from './service/write-service.ts';

const seed = 1;

/** The numbers of domains that make services of 100, 500 and 2,000 files. */
const domainCounts = { 100: 8, 500: 48, 2000: 198 } as const;
export type Size = keyof typeof domainCounts;

/** Where a service that is measured lies. */
export interface GeneratedService {
  readonly folder: string;
  readonly files: number;
}

/** Writes the service of a size. */
export async function generateService(size: Size): Promise<GeneratedService> {
  const folder = fileURLToPath(new URL(`generated/service-${size}`, import.meta.url));
  return { folder, files: await writeService(folder, domainCounts[size], seed) };
}

/** Files of a generated service by how many others depend on them. */
export const places = {
  /** Only the start of the process imports it. */
  leaf: 'src/address/address.routes.ts',
  /** Routes and services of other domains call it. */
  service: 'src/address/address.service.ts',
  /** Every repository imports it. */
  hub: 'src/db/pool.ts',
} as const;
