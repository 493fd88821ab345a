import { remember, rememberPair } from '../remember.ts';
import type { DeployedFunction } from './deployed-function.ts';
import { listFolder, type Disk } from './disk.ts';
import { ancestors, below, isWithin, toSlashes } from './folders.ts';
import { keptReading } from './kept-reading.ts';
import { createPackages } from './packages.ts';
import { samFunctions } from './sam-template.ts';
import { serverlessFunctions } from './serverless-config.ts';
import { WorkspacePackages, type Workspace } from './workspace-packages.ts';
import { parseYaml } from './yaml.ts';

const templates = [
  { names: ['template.yaml', 'template.yml', 'template.json'], functionsOf: samFunctions },
  { names: ['serverless.yml', 'serverless.yaml', 'serverless.json'], functionsOf: serverlessFunctions },
];

const templateNames: ReadonlySet<string> = new Set(templates.flatMap(({ names }) => names));

/** Reads programs that make stacks. */
export interface StackReader {
  /** The name of the file beside which such a program is found. */
  readonly file: string;
  /** The functions that the stacks in a folder with such a file deploy. What is read is read by way of `disk`. */
  readonly functionsIn: (folder: string, disk: Disk) => readonly DeployedFunction[];
}

/** The functions that the templates and stacks around a file deploy. */
export interface DeployedFunctions {
  /**
   * Those of templates in a folder above the file or, from the working directory on, in a folder beside one of these. A template names all of its
   * functions; a stack may have others.
   */
  around(fileName: string): readonly DeployedFunction[];
  /** Those of these templates, and of stacks in such a folder or in a package of the workspace, that run the file. */
  running(fileName: string): readonly DeployedFunction[];
  /** Whether somebody may have changed a template or a stack since it was read. Looked up once in a while. */
  readonly isOutdated: () => boolean;
}

/** What deploys something from a folder and from those inside it. */
interface Deployment {
  readonly functions: readonly DeployedFunction[];
  /** The folders of stacks. */
  readonly stacks: readonly string[];
}

/** Looks for templates and stacks when a file is asked about, into each folder once for all programs of the process. */
export function createDeployedFunctions(cwd: string, stacks: StackReader): DeployedFunctions {
  const reading = current();
  const { inStack, near, packagesWith } = reading;
  const nearTo = (fileName: string) =>
    [...ancestors(fileName)].map((folder) => near(stacks.file)(toSlashes(cwd))(folder));
  const around = (fileName: string) => nearTo(fileName).flatMap(({ functions }) => functions);
  const stacksAround = (fileName: string) => [
    ...new Set([...nearTo(fileName).flatMap((one) => one.stacks), ...packagesWith(stacks.file, fileName)]),
  ];
  return {
    around,
    running: (fileName) => {
      const module = fileName.replace(/\.[cm]?[jt]sx?$/, '');
      const functions = [...around(fileName), ...stacksAround(fileName).flatMap(inStack(stacks))];
      return functions.filter(({ modules }) => modules.includes(module));
    },
    isOutdated: () => current() !== reading,
  };
}

/** What was read so far, until some of it may have changed. */
const current = keptReading((disk) => {
  const packages = createPackages();
  const workspaces = new WorkspacePackages(disk);
  const holding = rememberPair((file: string, { folders }: Workspace) =>
    [...folders.values()].filter((folder) => disk.hasLayoutFile(below(folder, file))),
  );
  return {
    near: remember((file: string) => remember((cwd: string) => remember(deploymentNear(cwd, file, disk)))),
    inStack: remember((stacks: StackReader) =>
      remember((folder: string) => stacks.functionsIn(folder, disk)),
    ),
    /** The packages of the workspace around a source that hold a file of a name. */
    packagesWith: (file: string, fileName: string): readonly string[] => {
      const folder = packages.folderOf(fileName);
      const workspace = folder === null ? null : workspaces.around(below(folder, 'package.json'));
      return workspace ? holding(file, workspace) : [];
    },
  };
});

function deploymentNear(cwd: string, file: string, disk: Disk): (folder: string) => Deployment {
  const isNoted = (name: string) => name === file || templateNames.has(name);
  return (folder) => {
    const isBelow = folder === cwd || isWithin(folder, cwd);
    const inner = isBelow ? listFolder(folder).folders.filter((name) => name !== 'node_modules') : [];
    const listed = [folder, ...inner.map((name) => below(folder, name))].map((path) => {
      disk.noteListing(path, isNoted);
      return { path, files: listFolder(path).files };
    });
    return {
      functions: listed.flatMap(({ files, path }) => functionsAt(path, files, disk)),
      stacks: listed.flatMap(({ files, path }) => (files.includes(file) ? [path] : [])),
    };
  };
}

function functionsAt(folder: string, files: readonly string[], disk: Disk): readonly DeployedFunction[] {
  return templates.flatMap(({ functionsOf, names }) =>
    names
      .filter((name) => files.includes(name))
      .flatMap((name) => functionsOf(folder, parseYaml(disk.readLayout(below(folder, name)) ?? ''))),
  );
}
