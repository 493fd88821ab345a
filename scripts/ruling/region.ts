import { parseForESLint } from '@typescript-eslint/parser';

/** Lines of a file, both ends included. */
export interface Region {
  readonly first: number;
  readonly last: number;
}

interface Place {
  readonly type: string;
  readonly region: Region;
}

const functions = /^(?:Arrow)?Function(?:Declaration|Expression)$/;
const statements =
  /(?:Statement|VariableDeclaration|PropertyDefinition|MethodDefinition|ExportDefaultDeclaration)$/;

/**
 * Where a finding counts as one of a labelled line: in the statement on that line, or in the smallest function around it. The line itself
 * where neither is found, as in a file that cannot be parsed.
 */
export function regionsAround(text: string, fileName: string, line: number): readonly Region[] {
  const around = placesIn(text, fileName).filter(({ region }) => holds(region, line));
  const own = { first: line, last: line };
  return [
    own,
    smallest(around.filter(({ type }) => statements.test(type) && type !== 'BlockStatement')) ?? own,
    smallest(around.filter(({ type }) => functions.test(type))) ?? own,
  ];
}

/** Whether a line lies in a region. */
export function holds({ first, last }: Region, line: number): boolean {
  return first <= line && line <= last;
}

function smallest(places: readonly Place[]): Region | undefined {
  const length = ({ region }: Place): number => region.last - region.first;
  return [...places].sort((one, other) => length(one) - length(other))[0]?.region;
}

function placesIn(text: string, fileName: string): readonly Place[] {
  try {
    const { ast, visitorKeys } = parseForESLint(text, {
      loc: true,
      filePath: fileName,
      jsx: fileName.endsWith('x'),
    });
    return [...walk(ast, visitorKeys)];
  } catch {
    return [];
  }
}

function* walk(
  value: unknown,
  keys: Readonly<Record<string, readonly string[] | undefined>>,
): Generator<Place> {
  if (Array.isArray(value)) {
    for (const item of value) yield* walk(item, keys);
    return;
  }
  if (!isNode(value)) return;
  yield { type: value.type, region: { first: value.loc.start.line, last: value.loc.end.line } };
  for (const key of keys[value.type] ?? []) yield* walk(Reflect.get(value, key), keys);
}

interface LocatedNode {
  readonly type: string;
  readonly loc: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
}

function isNode(value: unknown): value is LocatedNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'loc' in value;
}
