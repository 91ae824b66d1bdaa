import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { version } from '../../../package.json';
import { startServer } from '../lsp/server.ts';
import type { Host } from '../spec/host.ts';

// The types of a worker would reach every other file of the project, so its few names are declared here.
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];
declare class XMLHttpRequest {
  readonly status: number;
  readonly responseText: string;
  open(method: string, url: string, isAsync: boolean): void;
  send(): void;
}
declare function fetch(url: string): Promise<{ ok: boolean; status: number; text(): Promise<string> }>;

/** What nearly every document needs is fetched at the start; the rest, such as the keys of single tools, when it is asked for. */
const DATA = ['classifiers.json', 'licenses.json', 'python-releases.json', 'backends.json'];

startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), {
  version,
  host: (options, log) => browserHost(options, log),
  now: () => performance.now(),
});

async function browserHost(options: Readonly<Record<string, unknown>>, log: Host['log']): Promise<Host> {
  if (typeof options.dataUri !== 'string')
    throw new Error('The server needs `initializationOptions.dataUri` in a browser.');
  const base = options.dataUri;
  const texts = new Map(
    await Promise.all(DATA.map(async (name) => [name, await fetched(new URL(name, base).href)] as const)),
  );
  return {
    readData(name) {
      const text = texts.get(name) ?? read(new URL(name, base).href);
      texts.set(name, text);
      return text;
    },
    today: () => new Date().toISOString().slice(0, 10),
    log,
    rulePage: () => undefined,
  };
}

/** Reads a file at once, which a worker may do: no page waits for it. */
function read(url: string): string {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.send();
  if (request.status !== 200) throw new Error(`${url} answers ${request.status}.`);
  return request.responseText;
}

async function fetched(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}.`);
  return response.text();
}
