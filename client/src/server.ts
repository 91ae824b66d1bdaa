import {
  type Disposable,
  type Event,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ClientHost } from './host.ts';

const MOST_RESTARTS = 5;

export type ServerState = 'stopped' | 'starting' | 'running' | 'failed';

/** The running server, if any: it is started when first needed and again when it ends by itself. */
export interface Server extends Disposable {
  readonly state: ServerState;
  readonly client: BaseLanguageClient | undefined;
  readonly onDidChange: Event<ServerState>;
  /** Starts the server unless it was started before; never rejects. */
  ensureStarted(): Promise<void>;
  /** Stops it, forgets how often it failed, and starts it again. */
  restart(): Promise<void>;
}

/** `onGivenUp` is called once when the server ended by itself more often than it is worth starting again. */
export function createServer(
  context: ExtensionContext,
  host: ClientHost,
  log: LogOutputChannel,
  onGivenUp: (times: number) => void,
): Server {
  const changed = new EventEmitter<ServerState>();
  let state: ServerState = 'stopped';
  let client: BaseLanguageClient | undefined;
  let restarts = 0;
  /** Counts every start and every stop, so that what an earlier client still reports is told apart. */
  let launches = 0;

  function become(next: ServerState): void {
    state = next;
    changed.fire(next);
  }

  /** A fresh client each time: one that failed to start cannot be started again. */
  async function launch(): Promise<void> {
    const mine = ++launches;
    const isCurrent = () => mine === launches;
    const onEnded = () => {
      if (isCurrent()) ended();
    };
    become('starting');
    try {
      const created = await host.createClient(context, log, onEnded);
      if (!isCurrent()) return;
      client = created;
      await created.start();
      if (isCurrent()) become('running');
    } catch (error) {
      log.error(`The server did not start: ${String(error)}`);
      onEnded();
    }
  }

  function ended(): void {
    client = undefined;
    if (restarts < MOST_RESTARTS) {
      restarts += 1;
      log.warn(`The server ended by itself; starting it again (${restarts} of ${MOST_RESTARTS}).`);
      void launch();
    } else {
      launches += 1;
      log.error(`The server ended by itself ${restarts + 1} times and is not started again.`);
      become('failed');
      onGivenUp(restarts + 1);
    }
  }

  async function stop(): Promise<void> {
    const mine = client;
    client = undefined;
    launches += 1;
    if (mine === undefined) return;
    try {
      await mine.dispose();
    } catch (error) {
      log.warn(`The server did not stop in order: ${String(error)}`);
    }
  }

  return {
    get state() {
      return state;
    },
    get client() {
      return client;
    },
    onDidChange: changed.event,
    ensureStarted: async () => {
      if (state === 'stopped') await launch();
    },
    restart: async () => {
      await stop();
      restarts = 0;
      await launch();
    },
    dispose: () => {
      changed.dispose();
      void stop();
    },
  };
}
