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

/**
 * Tells which functions the templates around a file deploy: those in a folder above it or, from the working directory on, in a folder beside
 * one of these. Each folder is looked into once.
 */
export function createDeployedFunctions(cwd: string): (fileName: string) => readonly DeployedFunction[] {
  const top = toSlashes(cwd);
  const byFolder = new Map<string, readonly DeployedFunction[]>();
  return (fileName) =>
    [...ancestors(fileName)].flatMap((folder) => {
      const functions = byFolder.get(folder) ?? functionsNear(folder, top);
      byFolder.set(folder, functions);
      return functions;
    });
}

/** Tells which of these functions run a file. */
export function createFunctionsOf(cwd: string): (fileName: string) => readonly DeployedFunction[] {
  const functionsAround = createDeployedFunctions(cwd);
  return (fileName) => {
    const module = fileName.replace(/\.[cm]?[jt]sx?$/, '');
    return functionsAround(fileName).filter(({ modules }) => modules.includes(module));
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
