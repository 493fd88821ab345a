interface Configured {
  readonly files: Readonly<Record<string, string>>;
  readonly settings: unknown;
}

/**
 * Texts of about a length that an expression or a parser could look at again from each of its places: files by what they repeat, and
 * settings with the files that they are about.
 */
export function longTexts(length: number): {
  readonly files: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly settings: Readonly<Record<string, Configured>>;
} {
  const many = (text: string) => text.repeat(Math.ceil(length / text.length));
  const react = "import { useState } from 'react';\n";
  const call = (argument: string) =>
    `export async function handle(db: any) { await fetch('https://stock.internal'); await db.query(${argument}); }\n`;
  const client = (name: string) => `import axios from 'axios';\nexport const ${name} = axios.create({});\n`;
  return {
    files: {
      'blank lines': { 'a.ts': react + many('\n') + call('1') },
      'blank lines of Windows': { 'a.ts': react + many('\r') + call('1') },
      blanks: { 'a.ts': `${react}// import ${many(' ')}\nimport ${many(' ')} 'b';\n` },
      comments: { 'a.ts': many('/* a */ ') + call('1') },
      'open comments': { 'a.ts': `/* ${many('/* ')} */ ${call('1')}` },
      'imports in a comment': { 'a.ts': `// ${many('import type ')}\n// ${many("import('")}\n${call('1')}` },
      directives: { 'a.ts': many("'use strict';") + call('1') },
      'type arguments': { 'a.ts': `// ${many('<')}\n${call(`\`${many('<')}\``)}` },
      'a statement of SQL': { 'a.ts': call(`'update orders ${many('set ')}'`) },
      'comments of SQL': { 'a.ts': call(`\`${many('-- a\n')}\``) },
      'blanks of SQL': { 'a.ts': call(`'${many(' ')}'`) },
      'a URL': { 'a.ts': `export const handle = () => fetch('https://a/${many('/')}');\n` },
      'a URL of segments': { 'a.ts': `export const handle = () => fetch('https://a${many('.a')}');\n` },
      'a name': { 'a.ts': `${client(many('a'))}${call('1')}` },
      'a tag': { 'a.ts': `/** @compensates ${many('a ')} */\n${call('1')}` },
      tags: { 'a.ts': `/** ${many('@cap ')} */\n${call('1')}` },
      'a page': { 'index.html': many('<script '), 'package.json': '{}', 'a.ts': call('1') },
      'a page of comments': { 'index.html': many('<!-- '), 'package.json': '{}', 'a.ts': call('1') },
      'a page of blanks': {
        'index.html': `<script src${many(' ')}`,
        'package.json': '{}',
        'a.ts': call('1'),
      },
      'a range': {
        'package.json': JSON.stringify({ dependencies: { axios: many('1 || ') } }),
        'a.ts': `${client('stock')}export const handle = () => stock.get('/stock');\n`,
      },
      'a workspace': {
        'package.json': JSON.stringify({ workspaces: [many('*/'), `{${many('a,')}}`.slice(0, 60_000)] }),
        'a.ts': `import { b } from '@acme/b';\nexport const handle = () => b();\n${call('1')}`,
      },
    },
    settings: {
      'patterns of calls': {
        files: {
          'a.ts': `import gateway from '@acme/gateway';\nexport const handle = () => gateway.${many('a')}();\n`,
        },
        settings: {
          libraries: [
            {
              package: '@acme/gateway',
              versions: '*',
              source: 'https://wiki.acme.example/gateway',
              system: 'service',
              calls: [
                { on: '', members: [`default.${'*a'.repeat(30)}b`, `${'*a'.repeat(30)}b`], effect: 'create' },
              ],
            },
          ],
        },
      },
      'globs of roles': {
        files: { [`${'a'.repeat(200)}.ts`]: call('1') },
        settings: {
          roles: { script: [`${'*a'.repeat(30)}b`, `${'**/'.repeat(30)}b`, `+(${'a|'.repeat(9)}a)b`] },
        },
      },
    },
  };
}
