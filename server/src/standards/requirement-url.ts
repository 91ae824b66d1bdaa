import { type Span, span } from '../text/span.ts';
import { isBlank, shown, skip, skipBack } from './chars.ts';
import { MARKER_VARIABLES } from './marker-variables.ts';
import { changeTo, type StandardProblem } from './problem.ts';
import { commentProblem } from './requirement-foreign.ts';
import { readVersion } from './version.ts';

const DIRECT = 'version-specifiers#direct-references';

export interface UrlScan {
  readonly url: Span | undefined;
  /** The `;` of the marker. */
  readonly semicolon: number | undefined;
  readonly problems: readonly StandardProblem[];
}

/** Reads `@ url` at `at`, where the `@` stands, up to the `;` of a marker. */
export function readUrl(text: string, at: number): UrlScan {
  const to = text.length;
  const start = skip(text, at + 1, to, isBlank);
  const end = skip(text, start, to, (code) => !isBlank(code));
  if (start === end) {
    const missing = problem('url-missing', span(at, at + 1), 'A URL is missing after `@`.', 'refused');
    return { url: undefined, semicolon: undefined, problems: [missing] };
  }

  const after = skip(text, end, to, isBlank);
  if (after === to) return finish(text, span(start, end), undefined, []);
  if (text[after] === ';') return finish(text, span(start, end), after, []);
  if (text[after] === '#') return finish(text, span(start, end), undefined, [commentProblem(text, after)]);

  const semicolon = text.indexOf(';', start);
  if (semicolon >= 0 && semicolon < end) {
    const edits = [{ span: span(semicolon, semicolon), text: ' ' }];
    const message = 'The `;` belongs to the URL as it stands: a space is needed before a marker.';
    const found = problem('url-semicolon', span(semicolon, semicolon + 1), message, 'refused');
    const repaired = {
      ...found,
      repair: changeTo(text, edits, `${shown(text.slice(start, semicolon), 20)} ;`),
    };
    return { url: span(start, semicolon), semicolon, problems: [repaired] };
  }
  const stop = semicolon < 0 ? to : semicolon;
  const message = 'A URL has no spaces; after it comes only a space, `;` and a marker.';
  const found = problem('url-space', span(after, skipBack(text, after, stop, isBlank)), message, 'refused');
  return finish(text, span(start, end), semicolon < 0 ? undefined : semicolon, [found]);
}

function finish(
  text: string,
  url: Span,
  semicolon: number | undefined,
  found: readonly StandardProblem[],
): UrlScan {
  return { url, semicolon, problems: [...found, ...doubts(text, url)] };
}

const GLUED_MARKER = new RegExp(`;[(\\s]*(?:${MARKER_VARIABLES.map(({ name }) => name).join('|')})\\b`);

/** What readers accept as a URL though it is most likely none. */
function doubts(text: string, url: Span): StandardProblem[] {
  const written = text.slice(url.start, url.end);
  const glued = GLUED_MARKER.exec(written);
  if (glued !== null) {
    const at = url.start + glued.index;
    const message = 'Without a space before it, the `;` and the marker are read as part of the URL.';
    const repair = changeTo(
      text,
      [{ span: span(at, at), text: ' ' }],
      ` ${shown(text.slice(at, url.end), 20)}`,
    );
    return [{ ...problem('url-semicolon', span(at, url.end), message, 'disputed'), repair }];
  }
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(written)) return [];

  const message = `\`${shown(written, 30)}\` has no scheme such as \`https:\` or \`file:\`, so installers cannot fetch it.`;
  const doubt = problem('url-scheme', url, message, 'disputed');
  const at = text.lastIndexOf('@', url.start);
  if (readVersion(written) === undefined) return [doubt];
  const start = skipBack(text, 0, at, isBlank);
  const words = `\`@\` gives a URL. For a version write \`==${shown(written, 20)}\`.`;
  const edits = [{ span: span(start, url.start), text: '==' }];
  return [{ ...doubt, message: words, repair: changeTo(text, edits, `==${shown(written, 20)}`) }];
}

const problem = (
  code: string,
  at: Span,
  message: string,
  grade: 'refused' | 'disputed',
): StandardProblem => ({
  code,
  span: at,
  message,
  reference: DIRECT,
  grade,
});
