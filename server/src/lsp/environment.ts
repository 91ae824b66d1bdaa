import type { Runner } from '../build/runner.ts';
import type { ProjectView } from '../migrate/view.ts';
import type { Host, ProjectFiles } from '../spec/host.ts';

/** What an entry (Node, browser) gives the server. */
export interface Environment {
  /** As in `package.json`. */
  readonly version: string;
  /** Makes the host when the client has said how it wants the server (`initializationOptions`). */
  host(options: Readonly<Record<string, unknown>>, log: Host['log']): Host | Promise<Host>;
  /** Where snapshots of the files around a document come from; absent where there is no file system. */
  files?(changed: (folder: string) => void): FileSource;
  /** Where all projects of the workspace are found; absent where there is no file system. */
  projects?(): ProjectSource;
  /** What commands need of the machine; absent where there is none. */
  readonly machine?: Machine;
  /** Called at each new state of a document. */
  edited?(): void;
  /** Milliseconds, ascending. */
  now(): number;
}

/** Files and programs, for commands that a person gives. */
export interface Machine {
  /** The path of an address. */
  path(address: string): string;
  project(folder: string): ProjectView;
  readonly runner: Runner;
}

/** One pyproject.toml on disk. */
export interface ProjectFile {
  readonly uri: string;
  readonly text: string;
}

/** The projects of a workspace. */
export interface ProjectSource {
  /** Every pyproject.toml below these folders (addresses). */
  find(folders: readonly string[]): Promise<readonly ProjectFile[]>;
  /** Files of that name may have come or gone. */
  changed(): void;
}

/** Snapshots of folders, refreshed in the background. */
export interface FileSource {
  /** What is known now about the folder (an address) of a document; another object whenever more is known. */
  of(folder: string): ProjectFiles;
  /** Resolves when the folder has been looked at for the first time, or a moment later at most. */
  ready(folder: string): Promise<void>;
  /** Resolves when nothing that was asked for is still being looked at. */
  settled?(folder: string): Promise<void>;
  /** Files at these addresses may have changed; a folder's address stands for all in it. */
  changed(uris: readonly string[]): void;
  /** Whether the person trusts the workspace: only then the environment of a project is looked into. */
  trust?(trusted: boolean): void;
  /** Nobody looks at this folder any more. */
  forget(folder: string): void;
}
