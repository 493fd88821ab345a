import { expect, test } from 'vitest';
import { tokensWith } from '../../src/facts/tokens.ts';
import { loadTypescript } from '../program/compilers.ts';

const typescript = loadTypescript('typescript');

function tokens(text: string, written: string): readonly string[] {
  const file = typescript.createSourceFile('a.ts', text, typescript.ScriptTarget.Latest, true);
  return tokensWith(typescript, file, written).map(
    (node) => typescript.SyntaxKind[node.kind] + ' ' + node.getText(),
  );
}

test('names and literals are found where they are written, in their order', () => {
  const text =
    "import { send } from './send'; @send() class A { send = 1; f(a = send) { return a.send`send ${send}`; } }";
  expect(tokens(text, 'send')).toEqual([
    'Identifier send',
    "StringLiteral './send'",
    'Identifier send',
    'Identifier send',
    'Identifier send',
    'Identifier send',
    'TemplateHead `send ${',
    'Identifier send',
  ]);
});

test('a part of a longer word is not meant, and a phrase is', () => {
  expect(tokens("sender(resend, send_, $send); job('mail.send', 'mail.sender');", 'send')).toEqual([
    "StringLiteral 'mail.send'",
  ]);
  expect(tokens("job('mail.send', 'mail.sender', 'email.send');", 'mail.send')).toEqual([
    "StringLiteral 'mail.send'",
  ]);
});

test('a comment is of what is behind it, which is found once', () => {
  expect(tokens('/* send, send */ send(); // send', 'send')).toEqual(['Identifier send', 'EndOfFileToken ']);
});

test.each(['', 'gone'])('there are none for %j', (written) => {
  expect(tokens('function () { return class { (', written)).toEqual([]);
});
