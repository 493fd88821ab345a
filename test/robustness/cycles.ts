const handler = (body: string) => `export async function handle(order: any) { ${body} }\n`;
const limited = (options: string) => `await fetch('https://stock.internal', ${options});`;

/** Files in which something is declared by itself, directly or through others, by what that is. */
export const cycles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a class': {
    'a.ts': `class A extends A { run() { return super.run(); } }\n${handler(`await new A().none(); ${limited('new A().options')}`)}`,
  },
  classes: {
    'a.ts': `import { B } from './b';\nexport class A extends B { constructor(private key: string) { super(key); } run() { return super.run(); } }\n${handler(`await new A(order).none(); ${limited('A.options')} ${limited('new A(order).options')}`)}`,
    'b.ts': "import { A } from './a';\nexport class B extends A {}\n",
  },
  mixins: {
    'a.ts': `const mix = (base: any) => class extends mix(base) { run() { return super.run(); } };\nclass A extends mix(A) {}\nclass B extends (class extends B {}) {}\n${handler('await new A().run(); await new B().run();')}`,
  },
  interfaces: {
    'a.ts': `interface A extends B { a(): void }\ninterface B extends A {}\nexport async function handle(a: A) { await a.none(); ${limited('a.options')} }\n`,
  },
  types: {
    'a.ts': `type A = B;\ntype B = A;\ntype C = { c: C } | D;\ntype D = C & A;\ntype E<T> = E<E<T>>;\nexport async function handle(a: A, c: C, e: E<string>) { await a.none(); await c.c.none(); ${limited('e')} }\n`,
  },
  'type parameters': {
    'a.ts': `class A<T extends T> { constructor(private t: T) {} async run() { await this.t.get('x'); } }\nfunction get<T extends U, U extends T>(t: T) { return t.get(); }\n${handler('await new A(order).run(); await get(order);')}`,
  },
  constants: {
    'a.ts': `const a = b;\nconst b = a;\nconst { c } = c;\nconst [d] = d;\nconst e = { ...e };\nconst f = { f };\nconst g: typeof h = h;\nconst h: typeof g = g;\n${handler(['a', 'b', 'c', 'd', 'e', 'f.f.f', 'g'].map(limited).join(' '))}`,
  },
  assignments: {
    'a.ts': `let a;\na = a;\nlet b: any = {};\nb.next = b;\nb.next.next = b.next;\n${handler(`${limited('a')} ${limited('b.next.next')}`)}`,
  },
  functions: {
    'a.ts': `function f(a = f()) { return f(a); }\nasync function g(p) { return h(p); }\nasync function h(p) { return g(h(g(p))); }\n${handler(`await g(order); ${limited('f()')} ${limited('await g(order)')}`)}`,
  },
  members: {
    'a.ts': `class A { get a() { return this.b; } get b() { return this.a; } get me() { return this; } static one = A.one; c = new A(this.c); constructor(private k = new A(k)) {} }\nconst a = new A();\n${handler(['a.a', 'a.me.me.c.c', 'a.k.k', 'A.one'].map(limited).join(' '))}`,
  },
  'injected services': {
    'a.ts': `@Injectable() class A { constructor(private b: B) {} async run() { await this.b.run(); } }\n@Injectable() class B { constructor(private a: A) {} async run() { await this.a.run(); ${limited('{}')} } }\n`,
  },
  wrappers: {
    'a.ts': `async function a(options) { return b({ ...options }); }\nasync function b(options) { await a(options); ${limited('{ ...options, signal: options.signal }')} }\n${handler('await a(order); await b({});')}`,
  },
  retries: {
    'a.ts': `async function again(work, left) { try { return await work(); } catch { return again(work, left - 1); } }\nasync function always(work) { for (;;) { try { return await again(() => always(work)); } catch {} } }\n${handler('await again(handle, 3); await always(always);')}`,
  },
  promises: {
    'a.ts': `const p = p.then(() => p);\nasync function a() { await Promise.all([a(), b()]); }\nasync function b() { await a().then(b).catch(a).finally(b); }\n${handler('await a(); await Promise.race([p, b()]);')}`,
  },
  generators: {
    'a.ts': `async function* a() { yield* a(); yield await fetch('https://stock.internal', yield); }\n${handler('for await (const one of a()) await handle(one);')}`,
  },
  imports: {
    'a.ts': `import { b } from './b';\nexport * from './b';\nexport async function a() { await b(); ${limited('{}')} }\n`,
    'b.ts':
      "import { a } from './a';\nexport * from './a';\nexport * from './b';\nexport async function b() { await a(); }\n",
  },
  're-exports': {
    'a.ts': `export { lost } from './b';\nexport { own as other } from './a';\nimport { lost, other } from './a';\n${handler('await lost(order); await other(order);')}`,
    'b.ts': "export { lost } from './a';\nexport { default } from './b';\n",
  },
  aliases: {
    'a.ts': `import A = B;\nimport B = A;\nimport C = C.D;\n${handler('await A.run(); await C.run();')}`,
  },
  modules: {
    'a.js':
      "const b = require('./b');\nmodule.exports = { ...b, f: b.f, g: async () => { await b.f(); } };\n",
    'b.js':
      "const a = require('./a');\nmodule.exports = { ...a, f: a.f };\nmodule.exports.self = module.exports;\n",
  },
  'imports by a type': {
    'a.ts': `const a: import('./a').A = order;\nexport type A = typeof a;\n${handler('await a.run();')}`,
  },
};
