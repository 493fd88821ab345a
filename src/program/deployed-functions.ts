import { remember } from '../remember.ts';
import type { DeployedFunction } from './deployed-function.ts';
import { listFolder, readText } from './disk.ts';
import { ancestors, below, isWithin, toSlashes } from './folders.ts';
import { samFunctions } from './sam-template.ts';
import { serverlessFunctions } from './serverless-config.ts';
import { parseYaml } from './yaml.ts';

const templates = [
  { names: ['template.yaml', 'template.yml', 'template.json'], functionsOf: samFunctions },
  { names: ['serverless.yml', 'serverless.yaml', 'serverless.json'], functionsOf: serverlessFunctions },
];

/** The functions that the templates around a file deploy. */
export interface DeployedFunctions {
  /** Those of templates in a folder above the file or, from the working directory on, in a folder beside one of these. */
  around(fileName: string): readonly DeployedFunction[];
  /** Those of them that run the file. */
  running(fileName: string): readonly DeployedFunction[];
}

/** Looks for templates when a file is asked about, into each folder once. */
export function createDeployedFunctions(cwd: string): DeployedFunctions {
  const top = toSlashes(cwd);
  const near = remember((folder: string) => functionsNear(folder, top));
  const around = (fileName: string) => [...ancestors(fileName)].flatMap(near);
  return {
    around,
    running: (fileName) => {
      const module = fileName.replace(/\.[cm]?[jt]sx?$/, '');
      return around(fileName).filter(({ modules }) => modules.includes(module));
    },
  };
}

function functionsNear(folder: string, cwd: string): readonly DeployedFunction[] {
  const isBelow = folder === cwd || isWithin(folder, cwd);
  const inner = isBelow ? listFolder(folder).folders.filter((name) => name !== 'node_modules') : [];
  return [folder, ...inner.map((name) => below(folder, name))].flatMap(functionsAt);
}

function functionsAt(folder: string): readonly DeployedFunction[] {
  const { files } = listFolder(folder);
  return templates.flatMap(({ functionsOf, names }) =>
    names
      .filter((name) => files.includes(name))
      .flatMap((name) => functionsOf(folder, parseYaml(readText(below(folder, name)) ?? ''))),
  );
}
