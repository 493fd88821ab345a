import rule from '../../rules/require-deadline-propagation.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const given = (body: string, before = '') => `${before}
export async function load(id: string, signal?: AbortSignal) { ${body} }`;
const holder = 'interface LoadOptions { readonly signal?: AbortSignal; readonly limit?: number }';
const ignored = [{ messageId: 'ignored' }] as const;

ruleTester.run('require-deadline-propagation', rule, {
  valid: [
    { name: 'a signal that is handed on', code: given("await fetch('https://a/u', { signal });") },
    { name: 'a function without a signal', code: "export const load = () => fetch('https://a/u');" },
    {
      name: 'a signal that is one of several',
      code: given(
        "await fetch('https://a/u', { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) });",
      ),
    },
    {
      name: 'a limit of the call itself',
      code: given("await fetch('https://a/u', { signal: AbortSignal.timeout(5_000) });"),
    },
    {
      name: 'a signal that is looked at',
      code: given("await fetch('https://a/u'); signal?.throwIfAborted();"),
    },
    {
      name: 'options that cannot be read',
      code: given("await fetch('https://a/u', init);", 'declare const init: RequestInit;'),
    },
    {
      name: 'a parameter that is not meant to be used',
      code: "export const load = (_signal: AbortSignal) => fetch('https://a/u');",
    },
    {
      name: 'a library whose calls take no signal',
      code: given("await pool.query('SELECT 1');", "import { Pool } from 'pg'; const pool = new Pool();"),
    },
    { name: 'a call that is left alone', code: given("void fetch('https://a/u');") },
    {
      name: 'clean-up, which is finished',
      code: given(
        "try { run(); } catch { await fetch('https://a/u'); } finally { await fetch('https://a/v'); }",
        'declare function run(): void;',
      ),
    },
    {
      name: 'a race that the signal may win',
      code: `declare function aborted(signal: AbortSignal): Promise<never>;
        export const load = (signal: AbortSignal) => Promise.race([fetch('https://a/u'), aborted(signal)]);`,
    },
    {
      name: 'a change after what could be aborted, which may have to be finished',
      code: given("await fetch('https://a/u', { signal }); await fetch('https://a/v', { method: 'PUT' });"),
    },
    {
      name: 'options that are handed on as a whole',
      code: `${holder} declare function get(options: LoadOptions): Promise<void>;
        export async function load(options: LoadOptions) { await get(options); await fetch('https://a/u'); }`,
    },
    {
      name: 'a property that is no signal',
      code: `interface LoadOptions { readonly signal: number; readonly other?: AbortSignal }
        export const load = (options: LoadOptions) => fetch('https://a/u');
        export const others = ({ signal }: { signal: string }, [a]: AbortSignal[]) => fetch('https://a/u');`,
    },
    {
      name: 'a type that holds no signal itself',
      code: `interface LoadOptions { readonly each: readonly AbortSignal[] }
        export const load = (options: LoadOptions) => fetch('https://a/u');`,
    },
  ],
  invalid: [
    {
      name: 'a signal that is not used',
      code: given("await fetch('https://a/u');"),
      errors: [
        {
          messageId: 'ignored',
          line: 2,
          data: { callee: 'fetch', signal: 'signal', option: 'signal', via: '' },
        },
      ],
    },
    {
      name: 'a signal of the options',
      code: `${holder}
        export const load = async (options: LoadOptions) => {
          if (options.limit === 0) return null;
          return fetch('https://a/u');
        };`,
      errors: [
        {
          messageId: 'ignored',
          line: 4,
          data: { callee: 'fetch', signal: 'options.signal', option: 'signal', via: '' },
        },
      ],
    },
    {
      name: 'a destructured signal that a policy gives',
      code: `import { handleAll, retry } from 'cockatiel'; const policy = retry(handleAll, { maxAttempts: 2 });
        const own: AbortSignal | null = null;
        export const load = () => policy.execute(({ signal }) => fetch('https://a/u', { signal: own ?? undefined, method: 'GET' }));
        export const again = () => policy.execute(({ signal: stop }) => fetch('https://a/u'));`,
      errors: [
        {
          messageId: 'ignored',
          line: 4,
          data: { callee: 'fetch', signal: 'stop', option: 'signal', via: '' },
        },
      ],
    },
    {
      name: 'a helper that takes a signal and is not given it',
      code: `const get = (url: string, signal?: AbortSignal) => fetch(url, { signal });
        export async function load(signal: AbortSignal) {
          await get('https://a/u', signal);
          return get('https://a/v');
        }`,
      errors: [
        {
          messageId: 'ignored',
          line: 4,
          data: { callee: 'get', signal: 'signal', option: 'signal', via: ' (via `get → fetch`)' },
        },
      ],
    },
    {
      name: 'a read beside one that gets it',
      code: given("await fetch('https://a/u', { signal }); await fetch('https://a/v');"),
      errors: ignored,
    },
    {
      name: 'an injected client',
      code: `import type { AxiosInstance } from 'axios';
        export class Rates {
          constructor(private readonly http: AxiosInstance) {}
          load(signal: AbortSignal) { return this.http.get('https://a/u', { timeout: 1_000 }); }
        }`,
      errors: [{ messageId: 'ignored', line: 4 }],
    },
    {
      name: 'a client of an SDK',
      code: `import OpenAI from 'openai'; const openai = new OpenAI();
        export const ask = (signal: AbortSignal) => openai.chat.completions.create({ model: 'm', messages: [] });`,
      errors: ignored,
    },
  ],
});

untypedRuleTester.run('require-deadline-propagation without types', rule, {
  valid: [{ name: 'a signal that is handed on', code: given("await fetch('https://a/u', { signal });") }],
  invalid: [
    { name: 'a signal that is not used', code: given("await fetch('https://a/u');"), errors: ignored },
  ],
});
