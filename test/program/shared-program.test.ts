import { createRequire } from 'node:module';
import type { ts } from 'ts-morph';
import { describe, expect, test } from 'vitest';
import { findCompiler, isTypescript } from '../../src/program/find-compiler.ts';
import { openSharedProgram } from '../../src/program/shared-program.ts';
import { compilerVersions, loadTypescript } from './compilers.ts';
import { collectGarbage } from './garbage.ts';
import { programOf } from './memory-program.ts';

const require = createRequire(import.meta.url);

const service = {
  '/src/http.ts': `
export interface Reply { readonly status: number }
export class Http {
  /** Sends it.
   * @idempotent by order id */
  async post(url: string, options?: { readonly timeout?: number }): Promise<Reply> { return { status: url.length }; }
}
`,
  '/src/orders.ts': `
import { Http } from './http';
function Injectable(): (target: unknown) => void { return () => undefined; }
@Injectable()
export class Orders {
  constructor(private readonly http: Http) {}
  async place(id: string) {
    const reply = await this.http.post(\`/orders/\${id}\`, { timeout: 500 });
    return reply?.status ?? 0;
  }
}
export const enum Level { Low = 1, High = 2 }
export const limits = { attempts: 3, within: [1, 2] } as const satisfies object;
`,
  '/lib.d.ts': `
interface Array<T> { length: number } interface ReadonlyArray<T> { length: number } interface Promise<T> { then(run: (value: T) => void): void }
interface Object {} interface Function {} interface CallableFunction {} interface NewableFunction {} interface String { length: number }
interface Number {} interface Boolean {} interface RegExp {} interface IArguments {}
`,
};

function answers(program: ts.Program): object {
  const shared = openSharedProgram(program);
  const { SyntaxKind } = shared?.compiler.ts ?? {};
  const sourceFile = program.getSourceFile('/src/orders.ts');
  if (shared === null || SyntaxKind === undefined || sourceFile === undefined) return {};
  const file = shared.wrap(sourceFile);
  const call = file.getFirstDescendantOrThrow((node) => node.getText().startsWith('this.http.post('));
  const callee = call.getFirstChildByKindOrThrow(SyntaxKind.PropertyAccessExpression);
  const post = callee.getSymbolOrThrow();
  const orders = file.getClassOrThrow('Orders');
  return {
    kinds: file.getDescendants().map((node) => node.getKindName()),
    symbol: post.getFullyQualifiedName(),
    declaredIn: post.getDeclarations().map((node) => node.getSourceFile().getFilePath()),
    tags: post.getJsDocTags().map((tag) => tag.getName()),
    receiver: callee.getExpression().getType().getText(orders),
    reply: orders.getMethodOrThrow('place').getReturnType().getText(orders),
    limits: file.getVariableDeclarationOrThrow('limits').getType().getText(),
    decorators: orders.getDecorators().map((decorator) => decorator.getFullText().trim()),
    options: call.getDescendantsOfKind(SyntaxKind.PropertyAssignment).map((node) => node.getName()),
    sources: shared.sources.map((source) => source.fileName),
    origin: shared.origin,
  };
}

describe('a shared program', () => {
  const expected = answers(programOf(loadTypescript('typescript'), service));

  test('starts from the files that its host names, or from all where the host does not tell them', () => {
    const program = programOf(loadTypescript('typescript'), service);
    const starts = (named: object) =>
      ['/src/http.ts', '/src/orders.ts'].map((file) => openSharedProgram(named)?.startsFrom(file));
    expect(starts({ ...program, getRootFileNames: () => ['/src/http.ts'] })).toEqual([true, false]);
    expect(starts({ ...program, getRootFileNames: undefined })).toEqual([true, true]);
  });

  test('answers what stands in the text', () => {
    expect(expected).toMatchObject({
      symbol: '"/src/http".Http.post',
      declaredIn: ['/src/http.ts'],
      tags: ['idempotent'],
      receiver: 'Http',
      reply: 'Promise<number>',
      limits: '{ readonly attempts: 3; readonly within: readonly [1, 2]; }',
      decorators: ['@Injectable()'],
      options: ['timeout'],
      sources: ['/src/http.ts', '/src/orders.ts'],
      origin: 'shared',
    });
  });

  test.each(compilerVersions)('answers the same with %s', (name) => {
    expect(answers(programOf(loadTypescript(name), service))).toEqual(expected);
  });

  test('is opened once, and wraps a file once', () => {
    const program = programOf(loadTypescript('typescript-5.8'), service);
    const shared = openSharedProgram(program);
    const [first] = shared?.sources ?? [];
    expect(openSharedProgram(program)).toBe(shared);
    expect(first && shared?.wrap(first)).toBe(first && shared?.wrap(first));
    expect(first).toBeDefined();
  });

  test('is refused where it is no program, or nobody owns its files', () => {
    const plain = { fileName: '/plain.ts', kind: 307 };
    const native = {
      getSourceFile: () => plain,
      getSourceFiles: () => [plain],
      getTypeChecker: Object,
      getCompilerOptions: Object,
    };
    expect(openSharedProgram({})).toBeNull();
    expect(openSharedProgram(native)).toBeNull();
  });

  test('is refused where it follows no import', () => {
    const program = programOf(loadTypescript('typescript'), service);
    const isolated = {
      ...program,
      getCompilerOptions: () => ({ ...program.getCompilerOptions(), noResolve: true }),
    };
    expect(openSharedProgram(isolated)).toBeNull();
  });

  test('is collected with its program', async () => {
    const reference = openAndDrop();
    await collectGarbage();
    expect(reference.deref()).toBeUndefined();
  });
});

function openAndDrop(): WeakRef<object> {
  const program = programOf(loadTypescript('typescript'), service);
  const shared = openSharedProgram(program);
  if (shared === null) throw new Error('not opened');
  shared.sources.forEach((source) => shared.wrap(source).getFunctions());
  return new WeakRef(shared);
}

describe('the compiler of a program', () => {
  test.each(compilerVersions)('is found for %s', (name) => {
    const typescript = loadTypescript(name);
    expect(findCompiler(programOf(typescript, service))).toBe(typescript);
  });

  test('is found for the bundle that the project service of old compilers loads', () => {
    const server: unknown = require('typescript-5.0/lib/tsserverlibrary.js');
    if (!isTypescript(server)) throw new Error('no compiler');
    expect(findCompiler(programOf(server, service))).toBe(server);
  });

  test('is not found for a program without files', () => {
    expect(findCompiler({ getSourceFiles: () => [] })).toBeNull();
  });
});
