import type { SymbolInformation, WorkspaceSymbolParams } from 'vscode-languageserver';
import type { PyprojectDocument } from '../../model/document.ts';
import type { View } from '../../service.ts';
import { type Converter, converter } from '../convert.ts';
import type { RequestHandler } from '../handle.ts';
import type { Session } from '../session.ts';
import { symbolKind } from './symbols.ts';

const MOST = 2000;

/** Projects, groups, extras and scripts of every pyproject.toml in the workspace, as edited where it is open. */
export const workspaceSymbols: RequestHandler = {
  method: 'workspace/symbol',
  async handle(session, { query }: WorkspaceSymbolParams) {
    const found: SymbolInformation[] = [];
    for (const { document, at, view } of await allProjects(session)) {
      for (const symbol of session.service.projectSymbols(document, String(query ?? ''), view)) {
        if (found.length >= MOST) return found;
        found.push({
          name: symbol.name,
          kind: symbolKind(session, symbol.kind),
          location: { uri: document.uri, range: at.range(symbol.span) },
          ...(symbol.container === undefined ? {} : { containerName: symbol.container }),
        });
      }
    }
    return found;
  },
};

interface Project {
  readonly document: PyprojectDocument;
  readonly view: View | undefined;
  readonly at: Converter;
}

async function allProjects(session: Session): Promise<readonly Project[]> {
  const open = new Map<string, Project>();
  for (const document of session.documents.all()) {
    if (!document.served || document.tooLong) continue;
    open.set(document.uri, { ...session.look(document), at: document.at });
  }
  // Nobody tells us of new files then.
  if (!session.client.registerWatchers) session.projects?.changed();
  const others = (await session.projects?.find(session.settings.folders())) ?? [];
  return [
    ...open.values(),
    ...others
      .filter(({ uri }) => !open.has(uri))
      .map(({ uri, text }) => {
        const document = session.service.open(uri, text);
        return { document, view: undefined, at: converter(document.lines, session.client.encoding) };
      }),
  ];
}
