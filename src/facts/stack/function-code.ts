import type { ConstructLibrary, FunctionModel } from '../../libraries/constructs/construct-library.ts';
import { moduleOfHandler, placesOfModule } from '../../program/deployed-function.ts';
import { below, pathFrom } from '../../program/folders.ts';
import { isAbsent, propertyOf, textOf, unknownValue } from '../read-value.ts';
import type { ApiValue, Value } from '../value.ts';
import { filePathOf } from './file-path.ts';
import type { Stack } from './stack.ts';
import { exportIn, idIn, propertiesIn, type Made } from './construct.ts';

const extension = /\.[cm]?[jt]sx?$/;

/** The paths, without an extension, at which the module of a function may stand; none where that is not known. */
export function modulesOf({ folder, library }: Stack, model: FunctionModel, made: Made): readonly string[] {
  const properties = propertiesIn(made);
  const code = propertyOf(properties, model.code);
  const module =
    model.entry !== null && isAbsent(code)
      ? entryOf(model.entry, made, folder)
      : moduleInAsset(library, code, propertyOf(properties, model.handler), folder);
  if (module === null) return [];
  return placesOfModule(pathFrom(folder, module)).map((path) => below(folder, path));
}

/** The module that is built for a function: the one it names, else the one beside the file that makes it, with the id in its name. */
function entryOf(option: string, made: Made, folder: string): string | null {
  const entry = propertyOf(propertiesIn(made), option);
  const id = textOf(idIn(made));
  if (isAbsent(entry)) return id && `${made.at.file.replace(extension, '')}.${id}`;
  return filePathOf(entry, folder)?.replace(extension, '') ?? null;
}

/** The module of a handler in a folder that is deployed as it is. */
function moduleInAsset(
  library: ConstructLibrary,
  code: Value,
  handler: Value,
  folder: string,
): string | null {
  const named = textOf(handler);
  const asset = code.kind === 'api' && isAsset(library, code) ? (code.args?.[0] ?? unknownValue) : null;
  const path = asset && filePathOf(asset, folder);
  return path !== null && named !== null ? below(path, moduleOfHandler(named)) : null;
}

function isAsset(library: ConstructLibrary, code: ApiValue): boolean {
  const made = exportIn(library, code);
  return (
    library.functions.some(({ module }) => module === made?.module) &&
    library.assets.includes(made?.name ?? '')
  );
}
