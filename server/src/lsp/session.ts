import type { Connection, InitializeParams } from 'vscode-languageserver';
import type { PyprojectDocument } from '../model/document.ts';
import { lazy } from '../model/lazy.ts';
import { createService, type Service, type View } from '../service.ts';
import type { ReportedFinding } from '../spec/finding.ts';
import type { Host, ProjectFiles } from '../spec/host.ts';
import { unknownFiles } from '../spec/host.ts';
import { type ClientFacts, clientFacts } from './client.ts';
import { createDocuments, type Documents, type OpenDocument, type Parse } from './documents.ts';
import type { Environment, FileSource, Machine, ProjectSource } from './environment.ts';
import { folderOf } from './served.ts';
import { createSettings, type Settings, type SettingsStore } from './settings.ts';

/** Everything the handlers of one connection share. */
export interface Session {
  readonly connection: Connection;
  readonly client: ClientFacts;
  readonly host: Host;
  readonly service: Service;
  readonly documents: Documents;
  readonly settings: SettingsStore;
  readonly files: FileSource | undefined;
  readonly machine: Machine | undefined;
  readonly projects: ProjectSource | undefined;
  readonly now: () => number;
  /** Whether the person trusts the folder; nothing of it may be run before. */
  readonly trusted: boolean;
  setTrusted(trusted: boolean): void;
  /** An open document that is ours and not too long to be looked at. */
  document(uri: string): OpenDocument | undefined;
  /** Resolves when the settings of a document and the names around it are known, or a moment later at most. */
  ready(uri: string): Promise<void>;
  /** A document as the engine sees it, with the settings as far as they are known. */
  look(document: OpenDocument): Look;
  /** The findings of a document under the settings known now; computed once for each state. */
  findings(document: OpenDocument): readonly ReportedFinding[];
  /** Names the state that `findings` would be computed from. */
  stateOf(document: OpenDocument): string;
  /** Called when findings may be others than before, for a reason other than an edit. */
  onStale: (() => void)[];
  stale(): void;
}

export interface Look {
  readonly document: PyprojectDocument;
  readonly view: View;
}

/** Sets up the parts for one client. */
export async function createSession(
  connection: Connection,
  environment: Environment,
  params: InitializeParams,
): Promise<Session> {
  const options: Record<string, unknown> = params.initializationOptions ?? {};
  const client = clientFacts(params);
  const log: Host['log'] = (level, message) => logTo(connection, level, message);
  const host = await environment.host(options, log);
  // What it offers is said before the engine is loaded.
  const service = lazy(() => createService(host));
  const parse: Parse = (...state) => {
    environment.edited?.();
    return service().open(...state);
  };
  const documents = createDocuments(client.encoding, parse, environment.now);
  const settings = createSettings(connection, client, params);
  const onStale: (() => void)[] = [];
  const stale = (): void => {
    for (const tell of onStale) tell();
  };
  const files = environment.files?.(stale);
  const projects = environment.projects?.();
  let trusted = options.trusted === true;
  files?.trust?.(trusted);

  const filesOf = (uri: string): ProjectFiles => {
    const folder = folderOf(uri);
    return folder === undefined || files === undefined ? unknownFiles : files.of(folder);
  };
  const views = createViews();
  const look = (document: OpenDocument): Look => {
    const known = settings.known(document.uri);
    return { document: document.parsed(known.toml), view: views(known, filesOf(document.uri)) };
  };

  return {
    ...{ connection, client, host, documents, settings, files, projects, now: environment.now },
    machine: environment.machine,
    ...{ look, onStale, stale },
    get service() {
      return service();
    },
    get trusted() {
      return trusted;
    },
    setTrusted(value) {
      trusted = value;
      files?.trust?.(value);
    },
    async ready(uri) {
      const folder = folderOf(uri);
      await Promise.all([settings.of(uri), folder === undefined ? undefined : files?.ready(folder)]);
    },
    document(uri) {
      const document = documents.get(uri);
      return document?.served && !document.tooLong ? document : undefined;
    },
    findings(document) {
      const { document: parsed, view } = look(document);
      return service().diagnostics(parsed, view);
    },
    stateOf(document) {
      const { view } = look(document);
      return `${document.serial}.${views.serial(view)}`;
    },
  };
}

/** One view object for each pair of settings and file snapshot, so that results can be told apart by identity. */
function createViews() {
  const bySettings = new WeakMap<Settings, WeakMap<ProjectFiles, View>>();
  const serials = new WeakMap<View, number>();
  let serial = 0;
  const of = (settings: Settings, files: ProjectFiles): View => {
    const byFiles = bySettings.get(settings) ?? new WeakMap<ProjectFiles, View>();
    bySettings.set(settings, byFiles);
    let view = byFiles.get(files);
    if (view === undefined) {
      const { schemas } = settings;
      view = {
        files,
        options: { below: [settings.rules] },
        ...(schemas === undefined ? {} : { schemas }),
      };
      byFiles.set(files, view);
      serials.set(view, ++serial);
    }
    return view;
  };
  return Object.assign(of, { serial: (view: View) => serials.get(view) ?? 0 });
}

function logTo(connection: Connection, level: 'error' | 'warning' | 'info', message: string): void {
  if (level === 'error') connection.console.error(message);
  else if (level === 'warning') connection.console.warn(message);
  else connection.console.info(message);
}
