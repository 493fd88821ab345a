import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';

/** A message of JSON-RPC: a request has a method and an id, a notification only a method, an answer only an id. */
interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** Answers what the server asks and takes what it notifies of; the result is sent for a request only. */
export type Answer = (method: string, params: unknown) => unknown;

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

const separator = '\r\n\r\n';

/** A server that speaks JSON-RPC over its standard input and output. */
export class JsonRpcServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #answer: Answer;
  readonly #pending = new Map<number | string, Pending>();
  readonly #errors: string[] = [];
  #unread = Buffer.alloc(0);
  #lastId = 0;

  /** Starts a Node process with the given arguments. */
  constructor(args: readonly string[], env: NodeJS.ProcessEnv, answer: Answer) {
    this.#answer = answer;
    this.#process = spawn(process.execPath, args, { env });
    this.#process.stdout.on('data', (chunk: Buffer) => {
      this.#read(chunk);
    });
    this.#process.stderr.setEncoding('utf8').on('data', (text: string) => this.#errors.push(text));
    this.#process.on('exit', (code) => {
      this.#abandon(`The server ended with code ${String(code)}.`);
    });
  }

  /** What the server wrote to its standard error. */
  get errors(): string {
    return this.#errors.join('');
  }

  /** The result of a request; rejects with the server's error, or when the server ends before it answers. */
  request(method: string, params: unknown): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#send({ id, method, params });
    });
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  /** Ends the process and waits until it has ended. */
  async end(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill();
    await ended;
  }

  #send(message: Message): void {
    const content = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#process.stdin.write(`Content-Length: ${String(Buffer.byteLength(content))}${separator}${content}`);
  }

  #read(chunk: Buffer): void {
    this.#unread = Buffer.concat([this.#unread, chunk]);
    for (let message = this.#next(); message !== null; message = this.#next()) this.#receive(message);
  }

  /** The next message that has arrived whole. */
  #next(): Message | null {
    const head = this.#unread.indexOf(separator);
    if (head === -1) return null;
    const length = /Content-Length: (\d+)/i.exec(this.#unread.toString('ascii', 0, head))?.[1];
    const start = head + separator.length;
    const end = start + Number(length);
    if (this.#unread.length < end) return null;
    const message: Message = JSON.parse(this.#unread.toString('utf8', start, end));
    this.#unread = this.#unread.subarray(end);
    return message;
  }

  #receive({ id, method, params, result, error }: Message): void {
    if (method !== undefined) {
      const answer = this.#answer(method, params) ?? null;
      if (id !== undefined) this.#send({ id, result: answer });
      return;
    }
    if (id === undefined) return;
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (error) pending?.reject(new Error(error.message));
    else pending?.resolve(result);
  }

  #abandon(reason: string): void {
    for (const { reject } of this.#pending.values()) reject(new Error(`${reason}\n${this.errors}`));
    this.#pending.clear();
  }
}
