import { expect, test } from 'vitest';
import { renderMarkdown } from '../../src/cli/markdown.ts';
import type { Paint } from '../../src/cli/terminal.ts';

const marks: Paint = (format, text) => `<${format}>${text}</>`;
const none: Paint = (_, text) => text;

function render(source: string, width = 60): string {
  return renderMarkdown(source, { paint: none, width });
}

test('headings, strong words and code are told apart', () => {
  const page = renderMarkdown('# require-timeout\n\n**Timeout.** Pass `signal`.\n', {
    paint: marks,
    width: 200,
  });
  expect(page).toBe('<bold><underline>require-timeout</></>\n\n<bold>Timeout.</> Pass <cyan>signal</>.\n');
});

test('code blocks are indented and never wrapped', () => {
  expect(render('```ts\nawait axios.post(url, body);\n```', 10)).toBe('    await axios.post(url, body);\n');
});

test('running text is wrapped, whatever its line breaks in the source', () => {
  expect(render('one two\nthree four', 13)).toBe('one two three\nfour\n');
});

test('lists keep their bullets, numbers and nesting', () => {
  expect(render('1. one\n2. two\n   - inner\n')).toBe('  1. one\n  2. two\n\n       - inner\n');
});

test('links show where they lead when that can be followed from a terminal', () => {
  expect(render('[vendor](https://example.com/a) and [page](../a.md)')).toBe(
    'vendor (https://example.com/a) and page\n',
  );
});

test('markers of generated parts are not shown', () => {
  expect(render('<!-- generated:header -->\nWords.\n<!-- /generated:header -->\n')).toBe('Words.\n');
});

test('signs that markdown escapes come out as written', () => {
  expect(render('a < b && "c" > `x < y && z`')).toBe('a < b && "c" > x < y && z\n');
});
