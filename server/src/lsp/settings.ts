import type { Connection, InitializeParams } from 'vscode-languageserver';
import type { InlayHints } from '../features/inlay-hints.ts';
import type { Level } from '../spec/finding.ts';
import { type FormatOptions, readFormatOptions } from '../spec/format-options.ts';
import { isLevel, type RuleLayer } from '../spec/levels.ts';
import type { SchemaFiles } from '../spec/own-schemas.ts';
import type { TomlVersion } from '../toml/tree.ts';
import type { ClientFacts } from './client.ts';

/** `pyproject.*` as it holds for one folder. */
export interface Settings {
  /** Another number for every answer of the client. */
  readonly serial: number;
  readonly rules: RuleLayer;
  readonly toml: TomlVersion;
  readonly inlayHints: InlayHints;
  /** Tables with the files of their JSON schemas. */
  readonly schemas?: SchemaFiles;
  /** How documents are laid out, as far as the settings say it. */
  readonly format: Partial<FormatOptions>;
}

export interface SettingsStore {
  /** The settings for a document, once the client has said them; the default ones when it does not answer in time. */
  of(uri: string): Promise<Settings>;
  /** The settings for a document as far as they are known now. */
  known(uri: string): Settings;
  /** The client says that settings changed, and which, where it does not let us ask. */
  changed(settings: unknown): void;
  folders(): readonly string[];
  setFolders(uris: readonly string[]): void;
}

const defaults: Settings = Object.freeze({
  ...{ serial: 0, rules: {}, format: {} },
  ...({ toml: '1.0', inlayHints: 'includes' } as const),
});
const PATIENCE = 2000;

/** Asks the client for settings, once a workspace folder, until they change. */
export function createSettings(
  connection: Connection,
  client: ClientFacts,
  params: InitializeParams,
): SettingsStore {
  let folders: readonly string[] = (params.workspaceFolders ?? []).map(({ uri }) => uri);
  let serial = 0;
  let told: Settings =
    read((params.initializationOptions as { settings?: unknown } | undefined)?.settings, 0) ?? defaults;
  let asked = new Map<string, Promise<Settings>>();
  let answers = new Map<string, Settings>();

  const scopeOf = (uri: string): string => {
    let best = '';
    for (const folder of folders) {
      if ((uri === folder || uri.startsWith(`${folder.replace(/\/$/, '')}/`)) && folder.length > best.length)
        best = folder;
    }
    return best;
  };
  const ask = async (scope: string): Promise<Settings> => {
    const item = { section: 'pyproject', ...(scope === '' ? {} : { scopeUri: scope }) };
    const answer = await inTime(connection.sendRequest('workspace/configuration', { items: [item] }));
    serial += 1;
    return read(Array.isArray(answer) ? answer[0] : undefined, serial) ?? told;
  };

  return {
    known: (uri) => (client.configuration ? (answers.get(scopeOf(uri)) ?? told) : told),
    of(uri) {
      if (!client.configuration) return Promise.resolve(told);
      const scope = scopeOf(uri);
      let waiting = asked.get(scope);
      if (waiting === undefined) {
        const into = answers;
        waiting = ask(scope).then((settings) => {
          into.set(scope, settings);
          return settings;
        });
        asked.set(scope, waiting);
      }
      return waiting;
    },
    changed(settings) {
      serial += 1;
      const section = (settings as { pyproject?: unknown } | null | undefined)?.pyproject;
      told = read(section, serial) ?? told;
      asked = new Map();
      answers = new Map();
    },
    folders: () => folders,
    setFolders(uris) {
      folders = uris;
      asked = new Map();
      answers = new Map();
    },
  };
}

/** A client that never answers must not keep the findings back. */
function inTime(answer: Promise<unknown>): Promise<unknown> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), PATIENCE);
    const done = (value: unknown): void => {
      clearTimeout(timer);
      resolve(value);
    };
    answer.then(done, () => done(undefined));
  });
}

/** Reads `{ rules, toml: { version }, format, schemas }`; values of other types and unknown levels count as not said. */
function read(value: unknown, serial: number): Settings | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { rules, toml, inlayHints, format, schemas } = value as {
    rules?: unknown;
    toml?: { version?: unknown } | null;
    inlayHints?: unknown;
    format?: unknown;
    schemas?: unknown;
  };
  const severity: Record<string, Level> = Object.create(null);
  if (typeof rules === 'object' && rules !== null) {
    for (const [name, level] of Object.entries(rules)) {
      if (typeof level === 'string' && isLevel(level)) severity[name] = level;
    }
  }
  const files = Object.entries(typeof schemas === 'object' && schemas !== null ? schemas : {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    serial,
    rules: { severity },
    toml: toml?.version === '1.1' ? '1.1' : '1.0',
    inlayHints: inlayHints === 'off' || inlayHints === 'all' ? inlayHints : 'includes',
    ...(files.length === 0 ? {} : { schemas: Object.fromEntries(files) }),
    format: readFormatOptions(format),
  };
}
