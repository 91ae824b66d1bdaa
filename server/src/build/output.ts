/** What front-ends and back-ends print, read for the line that says why a build failed. */

/** Colours and other sequences that steer a terminal. */
const STEERING = /\u001b\[[0-9;?]*[A-Za-z]/g;
const EXCEPTION =
  /^(?:[A-Za-z_][\w.]*\.)?((?=[A-Z])\w*(?:Error|Exception|Warning|Invalid\w*|Unavailable|Required|NotFound|Issue|Failure)): ?(.*)$/;
const MOST_LINES = 6;
const LONGEST = 400;

/** The last exception's own words on one line, else the last line that begins with `error`; `''` where there is none. */
export function causeOf(output: string): string {
  const lines = output.replace(STEERING, '').replaceAll('\r\n', '\n').split('\n');
  let found = '';
  for (let i = lines.length - 1; i >= 0 && found === ''; i--) {
    const match = EXCEPTION.exec(lines[i] as string);
    if (match === null || match[1] === 'CalledProcessError') continue;
    const more: string[] = [];
    for (const line of lines.slice(i + 1, i + MOST_LINES)) {
      if (line.trim() === '' || /^(ERROR|TIP|\* |Traceback)/.test(line) || EXCEPTION.test(line)) break;
      more.push(line.trim());
    }
    const name = match[1] as string;
    const words = [match[2] ?? '', ...more].join(' ').trim();
    found = NAMED.has(name) || words === '' ? `${name}: ${words}` : words;
  }
  if (found === '') {
    const line = lines.findLast(
      (one) => /^\s*(error|ERROR|\u00d7)[:\s]/.test(one) && !/subprocess exited/.test(one),
    );
    found = line?.trim().replace(/^(error|ERROR|\u00d7):?\s*/, '') ?? '';
    const detail = lines.findLast((one) => /^\s*(Caused by:|\u2570\u2500\u25b6)/.test(one));
    if (detail !== undefined) found = detail.trim().replace(/^(Caused by:|\u2570\u2500\u25b6)\s*/, '');
  }
  const line = found.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** Exceptions whose name says what their words do not. */
const NAMED = new Set([
  ...['ModuleNotFoundError', 'ImportError', 'AttributeError', 'KeyError', 'BackendUnavailable'],
  ...['TOMLDecodeError', 'SyntaxError', 'NameError'],
]);

/** A requirement that could not be had: from where packages come, or from the environment of a build without isolation. */
export function packagesNotInstalled(
  output: string,
): { readonly requirement: string; readonly how: 'index' | 'environment' } | undefined {
  const text = output.replace(STEERING, '');
  const [, none] =
    /(?:No matching distribution found for|Could not find a version that satisfies the requirement) ([^\s(]+)/.exec(
      text,
    ) ?? [];
  if (none !== undefined) return { requirement: none, how: 'index' };
  const [, uv] =
    /(?:Because|because) ([\w.-]+) was not found in the (?:package registry|cache|provided)/.exec(text) ?? [];
  if (uv !== undefined) return { requirement: uv, how: 'index' };
  const [, unmet] = /(?:Missing|Unmet) dependencies[^\n]*:\s*\n\s*([^\n]+)/.exec(text) ?? [];
  return unmet === undefined
    ? undefined
    : { requirement: (unmet.split('->').at(-1) ?? unmet).trim(), how: 'environment' };
}

/** What stands between quotes of any kind. */
export function quotedIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const match of text.matchAll(/'([^'\n]+)'|"([^"\n]+)"|`([^`\n]+)`/g))
    found.add((match[1] ?? match[2] ?? match[3]) as string);
  return found;
}
