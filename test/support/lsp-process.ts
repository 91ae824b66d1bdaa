import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';

// biome-ignore lint/suspicious/noExplicitAny: what a server sends is looked at as it comes.
export type Json = any;

/** The servers that have not ended. */
export const running = new Set<ChildProcess>();

export const SERVER = 'dist/server.js';

/** Capabilities of an editor that asks for diagnostics and can do everything. */
export const pulling: Json = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    diagnostic: {
      relatedInformation: true,
      tagSupport: { valueSet: [1, 2] },
      codeDescriptionSupport: true,
      dataSupport: true,
    },
    completion: {
      completionItem: {
        snippetSupport: true,
        insertReplaceSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
      },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: [''] } },
      isPreferredSupport: true,
      disabledSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
  },
};

/** Capabilities of an editor that takes pushed diagnostics and little else. */
export const pushed: Json = {
  textDocument: {
    publishDiagnostics: { versionSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
  },
};

export interface StartOptions {
  readonly capabilities?: Json;
  readonly settings?: Json;
  readonly initializationOptions?: Json;
  readonly folders?: readonly string[];
  readonly args?: readonly string[];
  readonly node?: string;
  /** Options of Node itself. */
  readonly nodeArgs?: readonly string[];
  /** Another server, with its arguments. */
  readonly command?: readonly [program: string, ...args: string[]];
}

/** A server process with the client's half of the protocol. */
export class LspClient {
  readonly process: ChildProcess;
  /** Answers to requests of the server, by method. */
  readonly answers = new Map<string, (params: Json) => Json>();
  /** Everything the server said by itself, in order. */
  readonly received: { method: string; params: Json }[] = [];
  settings: Json;
  stderr = '';
  result: Json;
  readonly exited: Promise<number | null>;
  #next = 1;
  #buffer = Buffer.alloc(0);
  readonly #waiting = new Map<number, (message: Json) => void>();
  readonly #listeners = new Set<() => void>();

  constructor(options: StartOptions = {}) {
    if (!fs.existsSync(SERVER)) throw new Error(`${SERVER} is missing: run "npm run build" first.`);
    this.settings = options.settings ?? {};
    const own = [...(options.nodeArgs ?? []), SERVER, ...(options.args ?? ['--stdio'])];
    const [program, ...args] = options.command ?? [options.node ?? process.execPath, ...own];
    this.process = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    running.add(this.process);
    this.process.stderr?.on('data', (data) => {
      this.stderr += data;
    });
    this.process.stdin?.on('error', () => undefined);
    this.process.stdout?.on('data', (data: Buffer) => this.#read(data));
    this.exited = new Promise((resolve) =>
      this.process.on('exit', (code) => {
        for (const answer of this.#waiting.values()) {
          answer({ error: { code: 0, message: `the server ended: ${this.stderr}` } });
        }
        running.delete(this.process);
        resolve(code);
      }),
    );
    this.answers.set('workspace/configuration', ({ items }) =>
      items.map(
        ({ section }: { section?: string }) =>
          section?.split('.').reduce((at: Json, key) => at?.[key], this.settings) ?? null,
      ),
    );
  }

  /** Starts a server and shakes hands with it. */
  static async start(options: StartOptions = {}): Promise<LspClient> {
    const client = new LspClient(options);
    await client.initialize(options);
    return client;
  }

  async initialize(options: StartOptions = {}): Promise<void> {
    const folders = options.folders ?? ['file:///project'];
    this.result = await this.request('initialize', {
      processId: process.pid,
      rootUri: folders[0] ?? null,
      workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
      capabilities: options.capabilities ?? pulling,
      initializationOptions: options.initializationOptions,
    });
    this.notify('initialized', {});
  }

  write(body: string | Buffer): void {
    const bytes = Buffer.from(body);
    this.process.stdin?.write(`Content-Length: ${bytes.length}\r\n\r\n`);
    this.process.stdin?.write(bytes);
  }

  notify(method: string, params?: Json): void {
    this.write(JSON.stringify({ jsonrpc: '2.0', method, params }));
  }

  /** Sends a request without waiting; the id is for `$/cancelRequest`. */
  send(method: string, params?: Json): { id: number; response: Promise<Json> } {
    const id = this.#next++;
    const response = new Promise<Json>((resolve) => this.#waiting.set(id, resolve));
    this.write(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return { id, response };
  }

  async request(method: string, params?: Json): Promise<Json> {
    const { error, result } = await this.send(method, params).response;
    if (error !== undefined) throw new Error(`${method}: ${error.code} ${error.message}`);
    return result;
  }

  open(uri: string, text: string, languageId = 'toml', version = 1): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  }

  change(uri: string, version: number, ...contentChanges: Json[]): void {
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  async pull(uri: string, previousResultId?: string): Promise<Json> {
    return this.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  }

  async diagnostics(uri: string): Promise<Json[]> {
    return (await this.pull(uri)).items;
  }

  /** The next message of the server that fits, also one that came already. */
  async said(method: string, fits: (params: Json) => boolean = () => true, from = 0): Promise<Json> {
    const find = () => this.received.slice(from).find((one) => one.method === method && fits(one.params));
    for (;;) {
      const found = find();
      if (found !== undefined) return found.params;
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no ${method} within 10 s`)), 10_000);
        const listener = () => {
          this.#listeners.delete(listener);
          clearTimeout(timer);
          resolve();
        };
        this.#listeners.add(listener);
      });
    }
  }

  async published(uri: string, version?: number): Promise<Json[]> {
    const fits = (params: Json) =>
      params.uri === uri && (version === undefined || params.version === version);
    return (await this.said('textDocument/publishDiagnostics', fits)).diagnostics;
  }

  /** Ends the server in order; gives its exit code. */
  async stop(): Promise<number | null> {
    if (this.process.exitCode !== null) return this.process.exitCode;
    await this.request('shutdown');
    this.notify('exit');
    return this.exited;
  }

  #read(data: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const head = this.#buffer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(this.#buffer.toString('latin1', 0, head))?.[1]);
      if (!(this.#buffer.length >= head + 4 + length)) return;
      const message = JSON.parse(this.#buffer.toString('utf8', head + 4, head + 4 + length));
      this.#buffer = this.#buffer.subarray(head + 4 + length);
      this.#take(message);
    }
  }

  #take(message: Json): void {
    if (message.method === undefined) {
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
      return;
    }
    this.received.push({ method: message.method, params: message.params });
    if (message.id !== undefined) {
      const result = this.answers.get(message.method)?.(message.params) ?? null;
      this.write(JSON.stringify({ jsonrpc: '2.0', id: message.id, result }));
    }
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The offset of a protocol position in UTF-16. */
export function offsetAt(text: string, { line, character }: Json): number {
  let start = 0;
  for (let i = 0; i < line; i++) start = text.indexOf('\n', start) + 1;
  return start + character;
}

/** The protocol position of an offset in UTF-16. */
export function positionAt(text: string, offset: number): Json {
  const before = text.slice(0, offset);
  const line = before.split('\n').length - 1;
  return { line, character: offset - (before.lastIndexOf('\n') + 1) };
}

/** Applies text edits as an editor does. */
export function applyTextEdits(text: string, edits: readonly Json[]): string {
  const sorted = edits
    .map(({ range, newText }) => ({
      start: offsetAt(text, range.start),
      end: offsetAt(text, range.end),
      newText,
    }))
    .sort((a, b) => b.start - a.start || b.end - a.end);
  let out = text;
  for (const { start, end, newText } of sorted) out = out.slice(0, start) + newText + out.slice(end);
  return out;
}

/** The edits of a workspace edit for one document, in either form. */
export function editsOf(edit: Json, uri: string): Json[] {
  if (edit.documentChanges === undefined) return edit.changes[uri] ?? [];
  return edit.documentChanges
    .filter((one: Json) => one.textDocument.uri === uri)
    .flatMap((one: Json) => one.edits);
}
