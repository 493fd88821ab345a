import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/facts/model.ts';
import { openService, type OpenService, type Sources, type Written } from './open-service.ts';

/** The bounded, the unbounded and the unreadable form of one way to configure a call. */
export type Forms = Readonly<Partial<Record<Answer, Sources>>>;

/** One test for each form that is given: its answer is the key under which it stands. */
export function answers(service: OpenService, way: string, forms: Forms, read = verdictOf): void {
  const written = Object.entries(forms).map(([answer, sources]) => [answer, service.add(sources)] as const);
  describe(way, () => {
    it.each(written)('%s', (answer, one) => {
      expect(read(one)).toBe(answer);
    });
  });
}

/** As {@link answers}, with a program for each form: for what holds in the whole program, as the defaults of a package do. */
export function answersApart(way: string, forms: Forms, read = verdictOf): void {
  for (const [answer, sources] of Object.entries(forms))
    answers(openService(), way, { [answer]: sources }, read);
}

/** Whether the only remote call of a file is bounded. */
export function verdictOf(written: Written): string | undefined {
  return written.remote().bound?.verdict;
}
