import {
  type Disposable,
  languages,
  StatusBarAlignment,
  type StatusBarItem,
  type TextDocument,
  ThemeColor,
  window,
} from 'vscode';
import { CLIENT_NAME } from '../host.ts';
import { isServed } from '../selector.ts';
import type { Server } from '../server.ts';

const SOURCE = 'pyproject';

/** What the server tells of a file: `undefined` parts are not known. */
interface ProjectInfo {
  readonly backend?: string | undefined;
}

/** The one item in the status bar, there only while a pyproject.toml is the active editor. */
export function createStatus(server: Server): Disposable {
  const item = window.createStatusBarItem('pyproject.status', StatusBarAlignment.Right, 100);
  item.name = CLIENT_NAME;
  item.command = 'pyproject.showCommands';
  let backend: string | undefined;
  let shown: TextDocument | undefined;

  async function refresh(): Promise<void> {
    const document = window.activeTextEditor?.document;
    if (document === undefined || !isServed(document)) {
      shown = undefined;
      item.hide();
      return;
    }
    if (document !== shown) backend = undefined;
    shown = document;
    render(item, server, document, backend);
    item.show();

    const info = await projectInfo(server, document);
    if (shown !== document || info === undefined) return;
    backend = info.backend;
    render(item, server, document, backend);
  }

  const update = () => void refresh();
  const listeners = [
    window.onDidChangeActiveTextEditor(update),
    server.onDidChange(update),
    languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((uri) => uri.toString() === shown?.uri.toString())) update();
    }),
  ];
  update();
  return {
    dispose: () => {
      for (const listener of [...listeners, item]) listener.dispose();
    },
  };
}

async function projectInfo(server: Server, document: TextDocument): Promise<ProjectInfo | undefined> {
  if (server.state !== 'running') return undefined;
  try {
    const params = { textDocument: { uri: document.uri.toString() } };
    return await server.client?.sendRequest<ProjectInfo>('pyproject/projectInfo', params);
  } catch {
    // The server ended meanwhile; its restart brings the next request.
    return undefined;
  }
}

function render(
  item: StatusBarItem,
  server: Server,
  document: TextDocument,
  backend: string | undefined,
): void {
  if (server.state === 'failed') {
    item.text = `$(error) ${CLIENT_NAME}`;
    item.tooltip = 'The language server has stopped. Click for the commands.';
    item.backgroundColor = new ThemeColor('statusBarItem.errorBackground');
  } else {
    const count = languages.getDiagnostics(document.uri).filter(({ source }) => source === SOURCE).length;
    const findings = count === 0 ? 'no findings' : count === 1 ? '1 finding' : `${count} findings`;
    const icon = server.state === 'running' ? '$(package)' : '$(loading~spin)';
    item.text = `${icon} ${backend ?? CLIENT_NAME}${count === 0 ? '' : ` $(circle-small-filled)${count}`}`;
    item.tooltip = `${backend === undefined ? 'No build back-end named' : `Build back-end: ${backend}`} · ${findings}. Click for the commands.`;
    item.backgroundColor = undefined;
  }
  item.accessibilityInformation = { label: `${CLIENT_NAME}: ${String(item.tooltip)}`, role: 'button' };
}
