import type { ts } from 'ts-morph';
import { assignsRightSide } from './assignment.ts';
import { addDeclaredName, type DeclaredNames } from './declared-names.ts';
import { declaredMember } from './declared-members.ts';
import type { Session } from './session.ts';
import { asks, passedOver, siteKinds } from './site-kinds.ts';
import { topLevelNames } from './top-level-names.ts';

/** A node that has a body of its own: a function with a body, or a module. */
export type Body = ts.FunctionLikeDeclaration | ts.SourceFile;

/** A call or construction. */
export type CallSite = ts.CallExpression | ts.NewExpression;

/** What of a file facts are made of, each in the order of the starts; found in one walk. */
export interface Sites {
  /** Every function with a body, the module first. */
  readonly bodies: readonly Body[];
  readonly calls: readonly CallSite[];
  readonly assignments: readonly ts.BinaryExpression[];
  readonly names: DeclaredNames;
  /** Names under which something of the file may be called on something; see {@link declaredMember}. */
  readonly members: ReadonlySet<string>;
}

const sites = new WeakMap<ts.SourceFile, Sites>();

/** The functions and calls of a source file, found once. */
export function sitesOf(session: Session, file: ts.SourceFile): Sites {
  const known = sites.get(file);
  if (known) return known;
  const found = findSites(session, file);
  sites.set(file, found);
  return found;
}

/** Whether a source file declares what may be called on something under a name; it is walked only where its text has the name. */
export function declaresUnder(session: Session, file: ts.SourceFile, name: string): boolean {
  const found = sites.get(file) ?? (file.text.includes(name) ? sitesOf(session, file) : null);
  return found?.members.has(name) ?? false;
}

function findSites({ ts }: Session, file: ts.SourceFile): Sites {
  const bodies: Body[] = [file];
  const calls: CallSite[] = [];
  const assignments: ts.BinaryExpression[] = [];
  const names: Map<ts.Node, Map<string, ts.Declaration | null>> = new Map([[file, topLevelNames(ts, file)]]);
  const members = new Set<string>();
  const kinds = siteKinds(ts);
  const note = (node: ts.Node, asked: number): void => {
    if ((asked & asks.call) !== 0 && (ts.isCallExpression(node) || ts.isNewExpression(node)))
      calls.push(node);
    if ((asked & asks.assignment) !== 0 && ts.isBinaryExpression(node) && assignsRightSide(ts, node))
      assignments.push(node);
    if ((asked & asks.body) !== 0 && isBody(ts, node)) bodies.push(node);
    if ((asked & asks.name) !== 0) addDeclaredName(ts, node, names);
    const member = (asked & asks.member) === 0 ? null : declaredMember(ts, node);
    if (member !== null) members.add(member);
  };
  const visit = (node: ts.Node): void => {
    const asked = kinds[node.kind] ?? 0;
    if ((asked & passedOver) !== 0) return;
    if (asked !== 0) note(node, asked);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return { bodies, calls, assignments, names, members };
}

/** Whether a node is a function with a body. */
export function isBody(compiler: typeof ts, node: ts.Node): node is ts.FunctionLikeDeclaration {
  return compiler.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}
