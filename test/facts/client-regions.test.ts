import { describe, expect, it } from 'vitest';
import type { RegionFact } from '../../src/facts/model.ts';
import { openService, type Sources } from './open-service.ts';

const service = openService();

function region(sources: Sources): () => RegionFact | null | undefined {
  const written = service.add(sources);
  return () => written.facts().clients[0]?.region;
}

const s3 = (options: string, head = '') =>
  `import { S3Client } from '@aws-sdk/client-s3'; ${head} export const s3 = new S3Client(${options});`;

describe('the region of a client', () => {
  const cases: readonly [string, Partial<RegionFact>, () => RegionFact | null | undefined][] = [
    [
      'is a literal',
      { from: 'literal', name: 'eu-west-1', alternative: 'no' },
      region(s3(`{ region: 'eu-west-1' }`)),
    ],
    [
      'is a constant',
      { from: 'literal', name: 'eu-west-1' },
      region(s3(`{ region: home }`, `const home = 'eu-west-1';`)),
    ],
    ['is the deployment’s', { from: 'environment' }, region(s3(`{ region: process.env.AWS_REGION }`))],
    [
      'is a default behind the deployment’s',
      { from: 'environment' },
      region(s3(`{ region: process.env.AWS_REGION ?? 'eu-west-1' }`)),
    ],
    ['is left to the SDK', { from: 'absent', name: null }, region(s3(`{}`))],
    [
      'is unknown out of a validated environment',
      { from: 'unknown' },
      region({
        'main.ts': s3(`{ region: env.AWS_REGION }`, `import { env } from './env';`),
        'env.ts': `declare const schema: { parse(x: object): { AWS_REGION: string } }; export const env = schema.parse(process.env);`,
      }),
    ],
    [
      'is unknown out of a configuration service',
      { from: 'unknown' },
      region(s3(`{ region: config.get('region') }`, `declare const config: { get(name: string): string };`)),
    ],
    ['is no place', { from: 'placeless' }, region(s3(`{ region: 'auto' }`))],
    [
      'is a formality beside an endpoint',
      { from: 'literal', alternative: 'yes' },
      region(s3(`{ region: 'us-east-1', endpoint: 'http://store:9000' }`)),
    ],
    [
      'may be a formality',
      { from: 'literal', alternative: 'unknown' },
      region(s3(`{ ...given, region: 'us-east-1' }`, `declare const given: object;`)),
    ],
    [
      'is one of several',
      { from: 'several' },
      region(s3(`{ region: isEast ? 'us-east-1' : 'us-west-2' }`, `declare const isEast: boolean;`)),
    ],
    [
      'is a caller’s',
      { from: 'unknown' },
      region(
        `import { S3Client } from '@aws-sdk/client-s3'; export const open = (region: string) => new S3Client({ region });`,
      ),
    ],
  ];
  it.each(cases)('%s', (_what, expected, found) => {
    expect(found()).toMatchObject(expected);
  });

  const spread = service.add(s3(`{ ...base }`, `const base = { region: 'eu-west-1' };`));
  it('is pointed at where it is written', () => {
    const text = s3(`{ ...base }`, `const base = { region: 'eu-west-1' };`);
    const span = spread.facts().clients[0]?.region?.span;
    expect(text.slice(span?.start, span?.end)).toBe(`region: 'eu-west-1'`);
  });

  const everywhere = () =>
    service
      .facts()
      .allClients()
      .filter(({ region: one }) => one?.from === 'literal').length;
  it('is known for the clients of all files', () => {
    expect(everywhere()).toBe(5);
  });
});

describe('the limit of a client', () => {
  const bound = (text: string) => {
    const written = service.add(text);
    return () => written.facts().clients[0]?.bound;
  };
  const limited = bound(s3(`{ requestHandler: { requestTimeout: 500, throwOnRequestTimeout: true } }`));
  const unlimited = service.add(s3(`{ maxAttempts: 2 }`));
  const given = bound(
    `import axios from 'axios'; export const open = (timeout: number) => axios.create({ timeout });`,
  );
  it('holds for all of its calls', () => {
    expect(limited()).toMatchObject({ verdict: 'yes', ms: 500 });
  });
  it('is missing, and is mended in its options', () => {
    const fact = unlimited.facts().clients[0]?.bound;
    expect(fact?.verdict).toBe('no');
    expect(unlimited.applied(fact?.remedy ?? null)).toContain(
      'new S3Client({ requestHandler: { requestTimeout: 60_000, throwOnRequestTimeout: true }, maxAttempts: 2 })',
    );
  });
  it('is a caller’s to give', () => {
    expect(given()).toMatchObject({ verdict: 'caller', whenAbsent: 'no' });
  });
});
