import type { CallModel, System } from '../libraries/descriptor.ts';
import type { Library } from './library.ts';
import type { ApiValue } from './value.ts';

/** The kind of system that a call reaches. */
export function systemOf(library: Library, _callee: ApiValue, model: CallModel): System {
  return model.system ?? library.descriptor.system;
}
