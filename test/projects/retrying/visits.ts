import { postPatiently } from './post-patiently.ts';

export async function countVisit(page: string): Promise<void> {
  await postPatiently('http://visits/count', { method: 'POST', body: page }); // expect: no-retry-non-idempotent (`post-patiently.ts:2`)
}
