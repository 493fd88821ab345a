import type { ts } from 'ts-morph';
import type { ServiceProgram } from '../program/service-program.ts';
import type { Knowledge } from './knowledge.ts';
import type { Meaning } from './meaning.ts';
import type { FunctionId, Span } from './model.ts';
import type { ReadValues } from './read-values.ts';
import type { DeclaredParameter, Value } from './value.ts';

/** What the extraction of one program shares. It lives as long as the program and is never part of a fact. */
export interface Session {
  readonly ts: typeof ts;
  readonly checker: ts.TypeChecker;
  readonly program: ServiceProgram;
  readonly knowledge: Knowledge;
  readonly values: ReadValues;
  /** Symbols of CommonJS modules, which only their `require` tells. */
  readonly commonModules: Map<ts.SourceFile, ts.Symbol>;
  /** Functions whose bodies are part of the flow around them. */
  readonly spliced: Set<ts.Node>;
  /** Where parameters are declared that are a transaction's own client, as `file#start`. */
  readonly handles: Set<string>;
  /** Whether a file is of the service itself, and so tells how it is put together: a test or a script does not. */
  readonly isService: (file: ts.SourceFile) => boolean;
  /** What an expression is known to be; see `evaluate.ts`. */
  evaluate(node: ts.Expression): Value;
  /** `value.name` for any value; see `member-value.ts`. */
  member(value: Value, name: string): Value;
  /** Functions, classes and interfaces by identity. */
  readonly nodes: Map<FunctionId, ts.Node>;
  /** The identities of {@link nodes}. */
  readonly ids: Map<ts.Node, FunctionId>;
  /** What names stand for in the scopes that decide it, as far as it was asked. */
  readonly names: Map<ts.Node, Map<string, Meaning>>;
  /** What the declarations of parameters say, as far as it was asked. */
  readonly parameters: Map<ts.ParameterDeclaration, DeclaredParameter>;
  /** The classes that a class or interface is implemented by, as far as it was asked. */
  readonly heirs: Map<ts.Node, readonly ts.ClassLikeDeclaration[]>;
  /** The source files that module specifiers lead to, as far as it was asked. */
  readonly modules: Map<ts.Node, ts.SourceFile | null>;
  /** What symbols stand for, as far as it was asked. */
  readonly meanings: Map<ts.Symbol, Meaning>;
}

/** The span of a node without its leading trivia. */
export function spanOf(node: ts.Node): Span {
  const sourceFile = node.getSourceFile();
  return { file: sourceFile.fileName, start: node.getStart(sourceFile), end: node.end };
}

/** The identity of a function, class or interface: its file and the offset at which its declaration starts. */
export function idOf(node: ts.Node): FunctionId {
  const sourceFile = node.getSourceFile();
  return node === sourceFile
    ? moduleId(sourceFile.fileName)
    : `${sourceFile.fileName}#${node.getStart(sourceFile)}`;
}

/** The identity of a module's top level. */
function moduleId(file: string): FunctionId {
  return `${file}#-1`;
}

/** White space before a member that stands on a line of its own. */
const brokenChain = / (?=\??\.[a-z_$#]|\?\.[[(])/gi;

/** Source text of a node for a report, on one line and at most `limit` characters. */
export function shortText(node: ts.Node, limit = 60): string {
  const { text: source } = node.getSourceFile();
  const start = node.getStart();
  const end = Math.min(node.end, start + limit * 8);
  const written = source.slice(start, end);
  const text = /\s/.test(written) ? written.replace(/\s+/g, ' ').replace(brokenChain, '') : written;
  return text.length > limit || end < node.end ? `${text.slice(0, limit - 1)}…` : text;
}
