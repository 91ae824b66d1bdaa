import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { version } from '../../../package.json';
import { startServer } from '../lsp/server.ts';
import type { Host } from '../spec/host.ts';

// The types of a worker would reach every other file of the project, so its few names are declared here.
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];
declare function fetch(url: string): Promise<{ ok: boolean; status: number; text(): Promise<string> }>;

/** A worker cannot read a file when a rule asks for it, so all that rules may ask for are fetched at the start. */
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
      const text = texts.get(name);
      if (text === undefined) throw new Error(`The data file "${name}" was not loaded.`);
      return text;
    },
    today: () => new Date().toISOString().slice(0, 10),
    log,
    rulePage: () => undefined,
  };
}

async function fetched(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}.`);
  return response.text();
}
