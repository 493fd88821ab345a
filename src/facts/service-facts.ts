import type { ts } from 'ts-morph';
import type { CallModel, LibraryDescriptor } from '../libraries/descriptor.ts';
import type { DeployedFunction } from '../program/deployed-function.ts';
import type { ServiceProgram } from '../program/service-program.ts';
import { deliveryFacts } from './delivery-facts.ts';
import type { Sight } from './called-in-sight.ts';
import { callingFunctions } from './calling-functions.ts';
import { clientBuildsIn } from './client-build.ts';
import { clientFiles } from './client-files.ts';
import { constructionsIn } from './construction.ts';
import { fateOf } from './fate.ts';
import { functionFactsOf } from './functions.ts';
import { ineffectiveTimeouts } from './ineffective-timeout.ts';
import { identify, nodeOf } from './lookup.ts';
import { likelihoodIn, likelyCallers } from './likely-callers.ts';
import { mayLimit } from './limiting.ts';
import { callNodeAt } from './node-at.ts';
import { openSession } from './open-session.ts';
import type { FactSource } from './fact-source.ts';
import type {
  ClientConstruction,
  Fate,
  FileFacts,
  FileRole,
  FunctionFacts,
  FunctionId,
  Span,
} from './model.ts';
import { reachFacts } from './reach.ts';
import { repetitionFacts } from './repetition-facts.ts';
import { remember } from '../remember.ts';
import type { Session } from './session.ts';
import { isBody, sitesOf, type Body } from './sites.ts';
import { standInsIn } from './stand-ins.ts';
import { coordinatedIn, tagsOf } from './tags.ts';
import { turnsBefore } from './turns-before.ts';
import { isUnreferenced } from './unreferenced.ts';

/** What the reading of facts is given. */
export interface FactsRequest {
  readonly program: ServiceProgram;
  readonly libraries: readonly LibraryDescriptor[];
  /** What a file is for. */
  readonly roleOf: (file: ts.SourceFile) => FileRole;
  /** As which function the handler of a file is deployed. */
  readonly deployedAs: (fileName: string) => DeployedFunction | null;
}

/** Opens the facts of a program; nothing is read yet. */
export function createServiceFacts({ program, libraries, roleOf, deployedAs }: FactsRequest): FactSource {
  const sight = sightBy(roleOf);
  const { isService } = sight;
  const session = openSession(program, libraries, sight);
  const { clientsIn, functionFacts, fileFacts, ownFacts } = openParts(session, roleOf);
  let standIns: ReturnType<typeof standInsIn> | null = null;
  const functionsOf = (files: readonly ts.SourceFile[] | null) =>
    files && [...functionsIn(files.filter(isService), fileFacts)];
  const isAsked = (file: ts.SourceFile) => mayPinRegion(file) && isService(file);
  const clientsOf = remember((_: 'all') => program.sources.filter(isAsked).flatMap(clientsIn));
  return {
    fileFacts,
    functionFacts,
    allClients: () => clientsOf('all'),
    fateOf: (call) => fateAt(session, call),
    allFunctions: () => [...functionsIn(program.sources.filter(isService), fileFacts)],
    functionsNaming: (callee) => functionsIn(likelyCallers(session, callee).filter(isService), fileFacts),
    likelihoodIn: (file, callee) => likelihoodIn(session, callee, file),
    functionsCalling: (callee) => callingFunctions(session, callee, sight)?.flatMap(ownFacts) ?? null,
    functionsUsing: (construction) => functionsOf(clientFiles(session, construction, sight.isCounted)),
    functionsHandingOn: () => functionsIn(sayingDeliveries(session).filter(isService), fileFacts),
    ...deliveryFacts(session, deployedAs),
    standInOf: (id) => (standIns ??= standInsIn(session, isService)).get(id) ?? null,
    mayLimit: () => mayLimit(session),
    startsFrom: (file) => program.startsFrom(file),
    turnsBefore: (call, owner, entered) => turnsBefore(session, call, owner, entered),
    repetition: repetitionFacts(session),
    reach: reachFacts(session, sight),
  };
}

function sightBy(roleOf: FactsRequest['roleOf']): Sight {
  return {
    isCounted: (file) => roleOf(file) !== 'test',
    isService: (file) => roleOf(file) === 'service',
  };
}

/** The parts of a program's facts that are read one by one, each once. */
function openParts(session: Session, roleOf: FactsRequest['roleOf']) {
  const functionFacts = remember((id: FunctionId) => readFunction(session, id));
  /** The facts of a function that is no part of another one's flow, as those around it must have been read to tell; none where nothing can run it. */
  const ownFacts = (node: Body): readonly FunctionFacts[] => {
    if (session.spliced.has(node) || isUnreferenced(session, node)) return [];
    const facts = functionFacts(identify(session, node));
    return facts ? [facts] : [];
  };
  const clientsIn = remember((file: ts.SourceFile) => constructionsIn(session, sitesOf(session, file).calls));
  const fileFacts = remember((name: string): FileFacts | null => {
    const file = session.program.program.getSourceFile(name);
    if (!file || file.isDeclarationFile) return null;
    return readFile(session, file, roleOf(file), { clientsIn, ownFacts });
  });
  return { clientsIn, functionFacts, fileFacts, ownFacts };
}

function* functionsIn(
  files: readonly ts.SourceFile[],
  fileFacts: (name: string) => FileFacts | null,
): Generator<FunctionFacts> {
  for (const { fileName } of files) yield* fileFacts(fileName)?.functions ?? [];
}

function fateAt(session: Session, call: Span): Fate {
  const node = callNodeAt(session, call);
  return node ? fateOf(session, node) : 'unknown';
}

/** What of a file may have been read for another one. */
interface KnownParts {
  readonly clientsIn: (file: ts.SourceFile) => readonly ClientConstruction[];
  readonly ownFacts: (node: Body) => readonly FunctionFacts[];
}

function readFile(
  session: Session,
  file: ts.SourceFile,
  role: FileRole,
  { clientsIn, ownFacts }: KnownParts,
): FileFacts {
  const { bodies, calls } = sitesOf(session, file);
  return {
    file: file.fileName,
    role,
    functions: bodies.flatMap(ownFacts),
    clients: clientsIn(file),
    builds: clientBuildsIn(session, calls),
    ineffectiveTimeouts: calls.flatMap((node) => ineffectiveTimeouts(session, node)),
    coordinated: coordinatedIn(session, file),
    tagProblems: bodies.flatMap((node) => tagsOf(session, node).problems),
  };
}

function readFunction(session: Session, id: FunctionId): FunctionFacts | null {
  const node = nodeOf(session, id);
  if (!node) return null;
  return session.ts.isSourceFile(node) || isBody(session.ts, node) ? functionFactsOf(session, node) : null;
}

/** The files that hold a name by which a library is told how often to deliver what it is given. */
function sayingDeliveries({ knowledge, program }: Session): readonly ts.SourceFile[] {
  const calls = knowledge.descriptors.flatMap((one) => one.calls);
  const names = [...new Set(calls.flatMap(namesOfDeliveries))];
  return program.sources.filter(({ text }) => names.some((name) => text.includes(name)));
}

/** What a call holds that says how often something is delivered: the option, or, where that may be left out, the call itself. */
function namesOfDeliveries({ members, redelivery }: CallModel): readonly string[] {
  const { attemptsOption, usual } = redelivery ?? {};
  if (usual && usual.given === undefined) return members;
  return attemptsOption === undefined ? [] : [attemptsOption.replace(/\..*$/, '')];
}

/** Whether a file can construct a client that is pinned to a region, told from its text. */
function mayPinRegion(file: ts.SourceFile): boolean {
  return /region|location/i.test(file.text);
}
