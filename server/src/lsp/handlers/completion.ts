import type { CompletionItem, CompletionParams } from 'vscode-languageserver';
import type { CompletionItem as Proposal } from '../../features/completion.ts';
import { awaitFiles } from '../await-files.ts';
import { plain, toCompletionItem } from '../convert.ts';
import type { RequestHandler } from '../handle.ts';
import type { Session } from '../session.ts';

/** The proposals of the latest list: the documentation of one is asked for when it is looked at. */
const latest = new WeakMap<Session, { readonly list: number; readonly items: readonly Proposal[] }>();

export const completion: RequestHandler = {
  method: 'textDocument/completion',
  async handle(session, { textDocument, position }: CompletionParams, token) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return null;
    const found = await awaitFiles(session, textDocument.uri, token, () => {
      const { document: parsed, view } = session.look(document);
      return session.service.completion(parsed, document.at.offset(position), view);
    });
    const list = (latest.get(session)?.list ?? 0) + 1;
    latest.set(session, { list, items: found.items });
    return {
      isIncomplete: found.incomplete || found.pending === true,
      items: found.items.map((item, index) =>
        toCompletionItem(item, { index, data: [list, index] }, document.at, session.client),
      ),
    };
  },
};

export const completionResolve: RequestHandler = {
  method: 'completionItem/resolve',
  handle(session, item: CompletionItem) {
    const known = latest.get(session);
    const [list, index] = Array.isArray(item.data) ? item.data : [];
    const proposal = known !== undefined && known.list === list ? known.items[index] : undefined;
    const documentation = proposal?.documentation?.();
    if (documentation === undefined) return item;
    const value = session.client.markdownCompletion ? documentation : plain(documentation);
    const kind = session.client.markdownCompletion ? 'markdown' : 'plaintext';
    return { ...item, documentation: { kind, value } };
  },
};
