import type { ResponseModel } from '../../libraries/descriptor.ts';
import { all, bullets, code } from './words.ts';

/** The calls by which a function answers the request that it serves. */
export function responsesSection(models: readonly ResponseModel[]): string | null {
  const lines = models.map(({ on, members, statusBy, returned, assigned }) => {
    const status = statusBy.length > 0 ? `, with the status given to ${all(statusBy)}` : '';
    const how = returned ? ', where what they give is returned' : assigned ? ', when given a value' : '';
    return `On ${code(on)}, ${all(members)}${how}${status}.`;
  });
  return lines.length > 0 ? bullets(lines) : null;
}
