import { listFolder, readText } from './disk.ts';
import { below } from './folders.ts';

/** Files of the folder `app` that React Router finds by their names (https://reactrouter.com/explanation/special-files). */
const conventions = /^app\/(?:root|routes|entry\.(?:client|server))\./;

/** Files that may say which modules are routes, by their paths or by the folders that are searched for them. */
const saying = /^(?:react-router\.config|routes)\./;

/**
 * Whether React Router may find a module by its place: where its folder `app` has a convention for it, or where what is said of routes has a
 * word of the path. A module out of that folder may be named anywhere.
 *
 * @param place the path below the folder of the package.json
 */
export function isFoundByReactRouter(place: string, folder: string): boolean {
  if (!place.startsWith('app/') || place.startsWith('app/routes/') || conventions.test(place)) return true;
  const words = place
    .replace(/\.\w+$/, '')
    .split('/')
    .slice(1);
  const said = [folder, below(folder, 'app')].flatMap((one) => textsIn(one));
  return said.some((text) => words.some((word) => text.includes(word)) || movesFolder.test(text));
}

/** Another folder than `app` is said to hold the application. */
const movesFolder = /\bappDirectory\s*:(?!\s*(['"])(?:\.\/)?app\1)/;

function textsIn(folder: string): readonly string[] {
  const names = listFolder(folder).files.filter((name) => saying.test(name));
  return names.flatMap((name) => readText(below(folder, name)) ?? []);
}
