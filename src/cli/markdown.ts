import { marked, type Token, type Tokens } from 'marked';
import wrapAnsi from 'wrap-ansi';
import type { Paint } from './terminal.ts';

/** How a page is set. */
export interface Layout {
  readonly paint: Paint;
  /** Columns for running text; code is never wrapped. */
  readonly width: number;
}

/** A markdown page as text for a terminal. */
export function renderMarkdown(source: string, layout: Layout): string {
  return `${renderBlocks(marked.lexer(source), layout)}\n`;
}

function renderBlocks(tokens: readonly Token[], layout: Layout): string {
  return tokens
    .map((token) => renderBlock(token, layout))
    .filter((text) => text !== '')
    .join('\n\n');
}

function renderBlock(token: Token, layout: Layout): string {
  const { paint, width } = layout;
  switch (token.type) {
    case 'heading':
      return heading(inline(token, paint), token['depth'] === 1, paint);
    case 'code':
      return indent(paint('cyan', String(token['text'])), 4);
    case 'list':
      return isList(token) ? renderList(token, layout) : '';
    case 'blockquote':
      return indent(renderBlocks(token['tokens'] ?? [], { paint, width: width - 2 }), 2);
    case 'table':
      return indent(token.raw.trimEnd(), 2);
    case 'html':
    case 'space':
    case 'def':
      return '';
    default:
      return wrapAnsi(inline(token, paint), width);
  }
}

function heading(text: string, isTitle: boolean, paint: Paint): string {
  return paint('bold', isTitle ? paint('underline', text) : text);
}

function renderList(list: Tokens.List, layout: Layout): string {
  const start = typeof list.start === 'number' ? list.start : 1;
  const narrow = { ...layout, width: layout.width - 4 };
  const items = list.items.map((item, index) => {
    const bullet = list.ordered ? `${String(start + index)}. ` : '- ';
    const body = renderBlocks(item.tokens, narrow);
    return `  ${bullet}${indent(body, 2 + bullet.length).trimStart()}`;
  });
  return items.join(list.loose ? '\n\n' : '\n');
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list';
}

/** Running text with its marks turned into colours; a line break in the source is a space. */
function inline(token: Token, paint: Paint): string {
  const parts = 'tokens' in token ? (token.tokens ?? []) : [];
  return parts.length > 0 ? parts.map((part) => mark(part, paint)).join('') : plain(token);
}

function mark(token: Token, paint: Paint): string {
  switch (token.type) {
    case 'strong':
      return paint('bold', inline(token, paint));
    case 'em':
      return paint('italic', inline(token, paint));
    case 'codespan':
      return paint('cyan', String(token['text']));
    case 'link':
      return link(inline(token, paint), String(token['href']), paint);
    case 'br':
      return '\n';
    case 'html':
      return '';
    default:
      return inline(token, paint);
  }
}

function link(text: string, target: string, paint: Paint): string {
  return /^https?:/.test(target) && text !== target ? `${text} (${paint('underline', target)})` : text;
}

function plain(token: Token): string {
  return ('text' in token ? String(token.text) : token.raw).replaceAll('\n', ' ');
}

function indent(text: string, columns: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(columns));
}
