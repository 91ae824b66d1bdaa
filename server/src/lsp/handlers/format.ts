import type {
  DocumentFormattingParams,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  FormattingOptions,
} from 'vscode-languageserver';
import type { FormatLayers } from '../../service.ts';
import type { RequestHandler } from '../handle.ts';
import type { Session } from '../session.ts';

/** The whole document; one with faults stays as it is, silently, since a save asks for this too. */
export const formatting: RequestHandler = {
  method: 'textDocument/formatting',
  async handle(session, { textDocument, options }: DocumentFormattingParams) {
    await session.ready(textDocument.uri);
    const document = session.document(textDocument.uri);
    if (document === undefined) return null;
    const made = session.service.format(
      session.look(document).document,
      layers(session, document.uri, options),
    );
    return 'refused' in made ? null : made.edits.map(document.at.edit);
  },
};

export const rangeFormatting: RequestHandler = {
  method: 'textDocument/rangeFormatting',
  async handle(session, { textDocument, range, options }: DocumentRangeFormattingParams) {
    await session.ready(textDocument.uri);
    const document = session.document(textDocument.uri);
    if (document === undefined) return null;
    const { document: parsed } = session.look(document);
    const made = session.service.format(
      parsed,
      layers(session, document.uri, options),
      document.at.span(range),
    );
    return 'refused' in made ? null : made.edits.map(document.at.edit);
  },
};

export const onTypeFormatting: RequestHandler = {
  method: 'textDocument/onTypeFormatting',
  async handle(session, { textDocument, position, options }: DocumentOnTypeFormattingParams) {
    await session.ready(textDocument.uri);
    const document = session.document(textDocument.uri);
    if (document === undefined) return null;
    const { document: parsed } = session.look(document);
    const at = document.at.offset(position);
    return session.service
      .formatTyped(parsed, at, layers(session, document.uri, options))
      .map(document.at.edit);
  },
};

/** The editor's indentation counts where the settings name none. */
function layers(session: Session, uri: string, options: FormattingOptions | undefined): FormatLayers {
  const size = options?.tabSize;
  const blanks =
    typeof size === 'number' && size >= 1 && size <= 16 ? ' '.repeat(Math.floor(size)) : undefined;
  const indent = options?.insertSpaces === false ? '\t' : blanks;
  return {
    below: {
      ...(indent === undefined ? {} : { indent_string: indent }),
      ...session.settings.known(uri).format,
    },
  };
}
