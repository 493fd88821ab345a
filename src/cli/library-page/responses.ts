import type { ResponseModel } from '../../libraries/descriptor.ts';
import { all, bullets, code } from './words.ts';

/** The calls by which a function answers the request that it serves. */
export function responsesSection(models: readonly ResponseModel[]): string | null {
  const lines = models.map(({ on, members, statusBy, returned }) => {
    const status = statusBy.length > 0 ? `, with the status given to ${all(statusBy)}` : '';
    return `On ${code(on)}, ${all(members)}${returned ? ', where what they give is returned' : ''}${status}.`;
  });
  return lines.length > 0 ? bullets(lines) : null;
}
