import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { JsonRpcServer } from './json-rpc.ts';

/** Lines and characters count from 0. */
interface Position {
  readonly line: number;
  readonly character: number;
}

interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** What an editor underlines. */
export interface Diagnostic {
  readonly range: Range;
  readonly message: string;
  readonly code?: string;
  readonly codeDescription?: { readonly href: string };
  readonly severity?: number;
}

/** What an editor offers at a diagnostic. */
export interface QuickFix {
  readonly title: string;
  readonly command: { readonly command: string; readonly arguments: readonly unknown[] };
}

interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

interface WorkspaceEdit {
  readonly documentChanges: readonly {
    readonly textDocument: { readonly uri: string };
    readonly edits: readonly TextEdit[];
  }[];
}

interface OpenDocument {
  readonly version: number;
  readonly text: string;
}

const server = fileURLToPath(
  import.meta.resolve('vscode-langservers-extracted/bin/vscode-eslint-language-server'),
);

/**
 * The settings of the ESLint extension as VS Code answers them where nobody has changed any. Only `validate` differs, which is
 * `probe` there: a probed file keeps quiet about errors of the lint.
 */
const settings = {
  validate: 'on',
  packageManager: 'npm',
  useESLintClass: false,
  experimental: {},
  codeAction: {
    disableRuleComment: { enable: true, location: 'separateLine', commentStyle: 'line' },
    showDocumentation: { enable: true },
  },
  codeActionOnSave: { mode: 'all' },
  format: false,
  quiet: false,
  onIgnoredFiles: 'off',
  options: {},
  rulesCustomizations: [],
  run: 'onType',
  problems: { shortenToSingleLine: false },
  nodePath: null,
};

const capabilities = {
  workspace: { applyEdit: true, configuration: true, workspaceFolders: true },
  textDocument: {
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
    diagnostic: {},
  },
};

/** An editor that shows what ESLint finds in a folder, through the language server of the ESLint extension of VS Code. */
export class EslintEditor {
  readonly #workspaceFolder: { readonly uri: string; readonly name: string };
  readonly #folder: string;
  readonly #server: JsonRpcServer;
  readonly #documents = new Map<string, OpenDocument>();
  readonly #complaints: string[] = [];

  private constructor(folder: string) {
    this.#folder = folder;
    this.#workspaceFolder = { uri: pathToFileURL(folder).href, name: 'service' };
    // The configuration may import the plugin's source; with CI=true the parser would take the server for a run from the command line.
    const args = ['--import', import.meta.resolve('tsx'), server, '--stdio'];
    const env = { ...process.env, CI: '', NODE_NO_WARNINGS: '1' };
    this.#server = new JsonRpcServer(args, env, (method, params) => this.#answer(method, params));
  }

  /** Opens a folder: starts the server for it. */
  static async start(folder: string): Promise<EslintEditor> {
    const editor = new EslintEditor(folder);
    await editor.#server.request('initialize', {
      processId: process.pid,
      rootUri: editor.#workspaceFolder.uri,
      workspaceFolders: [editor.#workspaceFolder],
      capabilities,
    });
    editor.#server.notify('initialized', {});
    return editor;
  }

  /** What the server says when it is not well: errors and warnings, states of files other than fine, its standard error. */
  get complaints(): readonly string[] {
    const { errors } = this.#server;
    return errors === '' ? this.#complaints : [...this.#complaints, errors];
  }

  /** Opens a file as it is on the disk, or takes an open one back to it; returns its text. */
  open(file: string): string {
    const text = readFileSync(join(this.#folder, file), 'utf8');
    if (this.#documents.has(file)) this.type(file, text);
    else {
      this.#documents.set(file, { version: 1, text });
      const textDocument = { uri: this.#uri(file), languageId: 'typescript', version: 1, text };
      this.#server.notify('textDocument/didOpen', { textDocument });
    }
    return text;
  }

  /** Changes the text of an open file. */
  type(file: string, text: string): void {
    const version = this.#documentOf(file).version + 1;
    this.#documents.set(file, { version, text });
    this.#server.notify('textDocument/didChange', {
      textDocument: { uri: this.#uri(file), version },
      contentChanges: [{ text }],
    });
  }

  /** Writes the text of an open file to the disk. */
  save(file: string): void {
    writeFileSync(join(this.#folder, file), this.textOf(file));
    this.#server.notify('textDocument/didSave', { textDocument: { uri: this.#uri(file) } });
  }

  /** The present text of an open file. */
  textOf(file: string): string {
    return this.#documentOf(file).text;
  }

  /** What is underlined in an open file. Editors ask for it when the file is opened, changed or saved. */
  async diagnostics(file: string): Promise<readonly Diagnostic[]> {
    const textDocument = { uri: this.#uri(file) };
    const report = await this.#server.request('textDocument/diagnostic', { textDocument });
    return (report as { readonly items: readonly Diagnostic[] }).items;
  }

  /** What is offered at a diagnostic. */
  async quickFixes(file: string, diagnostic: Diagnostic): Promise<readonly QuickFix[]> {
    const fixes = await this.#server.request('textDocument/codeAction', {
      textDocument: { uri: this.#uri(file) },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic], only: ['quickfix'] },
    });
    return fixes as readonly QuickFix[];
  }

  /** Does what is offered: the server answers with edits, which are made in the open files. */
  async apply({ command }: QuickFix): Promise<void> {
    await this.#server.request('workspace/executeCommand', command);
  }

  /** Closes the folder: ends the server. */
  async close(): Promise<void> {
    await this.#server.request('shutdown', null);
    await this.#server.end();
  }

  #uri(file: string): string {
    return pathToFileURL(join(this.#folder, file)).href;
  }

  #documentOf(file: string): OpenDocument {
    const document = this.#documents.get(file);
    if (!document) throw new Error(`${file} is not open.`);
    return document;
  }

  #answer(method: string, params: unknown): unknown {
    switch (method) {
      case 'workspace/configuration':
        return (params as { readonly items: readonly unknown[] }).items.map(() => ({
          ...settings,
          workspaceFolder: this.#workspaceFolder,
        }));
      case 'workspace/applyEdit':
        this.#edit((params as { readonly edit: WorkspaceEdit }).edit);
        return { applied: true };
      default:
        if (isComplaint(method, params)) this.#complaints.push(`${method} ${JSON.stringify(params)}`);
        return null;
    }
  }

  #edit({ documentChanges }: WorkspaceEdit): void {
    for (const { textDocument, edits } of documentChanges) {
      const file = [...this.#documents.keys()].find((open) => this.#uri(open) === textDocument.uri);
      if (file === undefined) throw new Error(`${textDocument.uri} is not open.`);
      this.type(file, edits.toReversed().reduce(edited, this.textOf(file)));
    }
  }
}

/** Information is no complaint, nor that a file was linted without an error of the lint. */
function isComplaint(method: string, params: unknown): boolean {
  const { type, state } = (params ?? {}) as { readonly type?: number; readonly state?: number };
  if (method === 'window/logMessage' || method === 'window/showMessage') return type === 1 || type === 2;
  if (method === 'eslint/status') return state !== 1;
  return method.startsWith('eslint/');
}

/** The part of a text that is underlined. */
export function textAt(text: string, { range }: Diagnostic): string {
  return text.slice(offsetOf(text, range.start), offsetOf(text, range.end));
}

function edited(text: string, { range, newText }: TextEdit): string {
  return text.slice(0, offsetOf(text, range.start)) + newText + text.slice(offsetOf(text, range.end));
}

function offsetOf(text: string, { line, character }: Position): number {
  const before = text.split('\n').slice(0, line);
  return before.reduce((offset, { length }) => offset + length + 1, 0) + character;
}
