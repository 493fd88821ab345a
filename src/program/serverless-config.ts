import { moduleOfHandler, placesOfModule, secondsOf, type DeployedFunction } from './deployed-function.ts';
import { below } from './folders.ts';
import { objectAt, textAt } from './manifest.ts';

/** What the Serverless Framework sets on AWS where nothing is set, in seconds. */
const unset = 6;

/** The functions that a `serverless.yml` in a folder deploys to AWS Lambda. */
export function serverlessFunctions(folder: string, config: object): readonly DeployedFunction[] {
  const provider = objectAt(config, 'provider');
  if ((textAt(config, 'provider') ?? textAt(provider, 'name')) !== 'aws') return [];
  const shared = secondsOf(Reflect.get(provider, 'timeout'), unset);
  return functionsIn(objectAt(config, 'functions')).flatMap((one) => {
    const handler = textAt(one, 'handler');
    if (handler === null) return [];
    const paths = placesOfModule(below('.', moduleOfHandler(handler)));
    const own: unknown = Reflect.get(one, 'timeout');
    const seconds = own === undefined || own === null ? shared : secondsOf(own, unset);
    return [{ modules: paths.map((path) => below(folder, path)), seconds }];
  });
}

/** Functions by name, in one object or in a list of such objects. */
function functionsIn(functions: object): readonly object[] {
  const groups: readonly unknown[] = Array.isArray(functions) ? functions : [functions];
  return groups.filter(isObject).flatMap((group) => Object.values(group).filter(isObject));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
