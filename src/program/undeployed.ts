import { dirname } from 'node:path';
import type { ts } from 'ts-morph';
import type { FileRole } from '../facts/model.ts';
import type { DeployedFunctions } from './deployed-functions.ts';
import { isWithin } from './folders.ts';
import { importersIn } from './importers.ts';
import type { ServiceProgram } from './service-program.ts';
import { isStandAlone } from './stand-alone.ts';

/** A module that gives a handler to the platform. */
const givesHandler =
  /\bexports\.(?:\w*H|h)andler\b|\bexport (?:const|let|async function|function) (?:\w*H|h)andler\b/;

/**
 * Tells whether a file is the handler of a function that is not deployed, or a part of such handlers alone: templates deploy functions that lie
 * in a folder beside it, and name neither it nor a module that leads to it. A module that a person starts by hand is no deployment.
 */
export function createUndeployed(
  program: ServiceProgram,
  roleOf: (file: ts.SourceFile) => FileRole,
  deployed: DeployedFunctions,
): (file: ts.SourceFile) => boolean {
  const importersOf = importersIn(program);
  const typescript = program.compiler.ts;
  return (file) => givesHandler.test(file.text) && hasDeployedSiblings(file) && waysFrom(file).every(isSpare);

  function hasDeployedSiblings({ fileName }: ts.SourceFile): boolean {
    const area = dirname(dirname(fileName));
    return deployed.around(fileName).some(({ modules }) => modules.some((module) => isWithin(module, area)));
  }

  function waysFrom(file: ts.SourceFile): readonly ts.SourceFile[] {
    const ways = new Set([file]);
    for (const module of ways)
      for (const importer of importersOf(module)) if (roleOf(importer) === 'service') ways.add(importer);
    return [...ways];
  }

  function isSpare(file: ts.SourceFile): boolean {
    const isDeployed = deployed.running(file.fileName).length > 0;
    return !isDeployed && (givesHandler.test(file.text) || isStandAlone(typescript, file));
  }
}
