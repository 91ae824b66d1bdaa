import type { DocumentContext } from '../spec/context.ts';
import { normalizeName } from '../standards/names.ts';
import { parseRequirement } from '../standards/pep508.ts';
import type { Span } from '../text/span.ts';
import { lookup, memberAt, walk } from '../toml/paths.ts';
import { causeOf, packagesNotInstalled, quotedIn } from './output.ts';

/** Why a build failed, as far as its output tells. */
export interface BuildFailure {
  /** The back-end's own words on one line, and what to do where that is known. */
  readonly message: string;
  /** The place in pyproject.toml that caused it; `undefined` where that is not clear. */
  readonly at?: Span;
  /** The package `build` is not in the interpreter. */
  readonly needsBuild?: boolean;
}

type Path = readonly (string | number)[];

interface Cause {
  readonly context: DocumentContext;
  readonly output: string;
  /** The exception or error line, with what follows it. */
  readonly cause: string;
}

interface Found {
  readonly at?: Span | undefined;
  readonly advice?: string;
  readonly says?: string;
}

/** Finds the cause of a failed build in what it printed, and the key at fault for the common causes. */
export function explainBuildFailure(context: DocumentContext, output: string): BuildFailure {
  if (/No module named build(\.__main__)?\b/.test(output))
    return {
      message: 'This Python has no package "build": install it with `python -m pip install build`.',
      needsBuild: true,
    };
  const cause = causeOf(output);
  const all = { context, output, cause };
  for (const look of looks) {
    const found = look(all);
    if (found === undefined) continue;
    const says = found.says ?? cause;
    const message = `${says}${found.advice === undefined ? '' : ` ${found.advice}`}`;
    return { message, ...(found.at === undefined ? {} : { at: found.at }) };
  }
  return { message: cause === '' ? 'The build failed without saying why.' : cause };
}

/** Each looks for one kind of cause; the first that finds it answers. */
const looks: readonly ((all: Cause) => Found | undefined)[] = [
  unreadable,
  missingRequirement,
  unknownBackend,
  missingModule,
  discovery,
  version,
  readmeOrLicense,
  namedKey,
  quotedValue,
];

function unreadable({ cause, context }: Cause): Found | undefined {
  const [, line, column] = /(?:toml|parse)[\s\S]*?at line (\d+),? column (\d+)/i.exec(cause) ?? [];
  if (line === undefined) return undefined;
  const { lines, text } = context.document;
  const start = Math.min(lines.lineStart(Number(line) - 1) + Number(column) - 1, text.length);
  return { at: { start, end: Math.max(start, lines.lineEnd(Number(line) - 1)) } };
}

/** An installer that finds no such package, or a build without isolation that lacks one. */
function missingRequirement({ output, context }: Cause): Found | undefined {
  const missing = packagesNotInstalled(output);
  if (missing === undefined) return undefined;
  const name = normalizeName(parseRequirement(missing.requirement).name?.text ?? missing.requirement);
  const item = context.buildSystem.requires.find(
    ({ value }) => normalizeName(parseRequirement(value).name?.text ?? '') === name,
  );
  const says =
    missing.how === 'index'
      ? `The build requirement "${missing.requirement}" was not found where packages are installed from.`
      : `The build requirement "${missing.requirement}" is not installed, and without isolation nothing is.`;
  const advice =
    missing.how === 'index' ? 'Look at its spelling and version.' : 'Install it, or build with isolation.';
  return { says, advice, at: item?.span ?? keyAt(context, ['build-system', 'requires']) };
}

function unknownBackend({ cause, output, context }: Cause): Found | undefined {
  const isUnknown =
    /BackendUnavailable|Cannot import ['"]|is not available\.?$|BackendImportFailure/m.test(cause) ||
    /Backend ['"].+['"] is not available/.test(output);
  const attribute =
    context.buildSystem.backend !== undefined &&
    /module ['"][\w.]+['"] has no attribute/.test(cause) &&
    new RegExp(`module ['"]${literally(context.buildSystem.backend.value.split(':')[0] ?? '')}['"]`).test(
      cause,
    );
  if (!isUnknown && !attribute) return undefined;
  return {
    at: keyAt(context, ['build-system', 'build-backend']),
    says: `The back-end ${JSON.stringify(context.buildSystem.backend?.value ?? '')} cannot be imported.`,
    advice: 'Look at its spelling, and whether `requires` names its package.',
  };
}

/** Code of the build that imports what nothing requires. */
function missingModule({ cause, context }: Cause): Found | undefined {
  const [, name] = /ModuleNotFoundError: No module named ['"]([\w.]+)['"]/.exec(cause) ?? [];
  if (name === undefined) return undefined;
  const dynamic = ['tool', 'setuptools', 'dynamic'];
  // setuptools imports the module of `attr` where it cannot read the value.
  if (lookup(context.tree.root, [...dynamic, 'version']) !== undefined && /attr|dynamic|expand/.test(cause))
    return { at: keyAt(context, [...dynamic, 'version']) };
  return {
    says: `The build imports "${name}", which is not there.`,
    advice: `Add its package to \`requires\` of [build-system], if it is one.`,
    at: keyAt(context, ['build-system', 'requires']),
  };
}

const DISCOVERY =
  /Multiple top-level (packages|modules)|package directory ['"].*['"] does not exist|Unable to determine which files to ship|No file\/folder found for (module|package)|Expected a Python module at|Missing (source|module) directory/i;

function discovery({ cause, output, context }: Cause): Found | undefined {
  const [line] = DISCOVERY.exec(cause) ?? DISCOVERY.exec(output) ?? [];
  if (line === undefined) return undefined;
  const at =
    firstKey(context, [
      ['tool', 'setuptools', 'packages'],
      ['tool', 'setuptools', 'package-dir'],
      ['tool', 'hatch', 'build', 'targets', 'wheel'],
      ['tool', 'poetry', 'packages'],
      ['tool', 'flit', 'module'],
      ['tool', 'uv', 'build-backend'],
    ]) ?? keyAt(context, ['project', 'name']);
  const whole = lineWith(output, line);
  const isMany = /Multiple top-level/i.test(line);
  const advice = isMany
    ? 'Name the packages in [tool.setuptools], or put them into src/.'
    : 'Name the package in the back-end’s table, or call its folder as the project is called.';
  return { at, says: whole, advice };
}

const VERSION =
  /getting the version from|tool\.hatch\.version|unable to detect version|setuptools[-_]scm was unable|has no attribute|unable to parse the version|Either \[project\.version\]|version.*(?:not found|does not exist|missing)|Cannot (?:find|determine).*version/i;

function version({ cause, output, context }: Cause): Found | undefined {
  const text = VERSION.test(cause)
    ? cause
    : VERSION.test(output)
      ? lineWith(output, VERSION.exec(output)?.[0] ?? '')
      : '';
  const isDynamic = context.project.member('version') === undefined;
  if (text === '' || !isDynamic) return undefined;
  const at =
    firstKey(context, [
      ['tool', 'setuptools', 'dynamic', 'version'],
      ['tool', 'hatch', 'version'],
      ['tool', 'pdm', 'version'],
      ['tool', 'setuptools_scm'],
      ['tool', 'flit', 'module'],
    ]) ??
    keyAt(context, ['project', 'dynamic']) ??
    keyAt(context, ['project', 'name']);
  return { at, says: text };
}

function readmeOrLicense({ cause, context }: Cause): Found | undefined {
  if (!/does not exist|not found|No such file/i.test(cause)) return undefined;
  const [, key] = /\b(readme|description|licen[cs]e)\b/i.exec(cause) ?? [];
  if (key === undefined) return undefined;
  const name = /licen/i.test(key) ? 'license' : 'readme';
  return {
    at: firstKey(context, [
      ['project', name, 'file'],
      ['project', name],
      ['project', 'license-files'],
    ]),
  };
}

/** A message that names the key itself: `project.authors[0]`, `` `tool.hatch.version` ``, `project.dependencies` with `#1`. */
function namedKey({ cause, context }: Cause): Found | undefined {
  const pattern = /(?<![\w.])(project|build-system|tool)\.([\w-]+(?:\.[\w-]+)*)(?:\[(\d+)\])?/g;
  for (const [, table = '', rest = '', index] of cause.matchAll(pattern)) {
    const path: Path = [table, ...rest.split('.')];
    const count = /#(\d+)/.exec(cause)?.[1];
    const item = index !== undefined ? Number(index) : count === undefined ? undefined : Number(count) - 1;
    const at =
      (item === undefined ? undefined : spanAt(context, [...path, item])) ??
      keyAt(context, path) ??
      keyAt(context, path.slice(0, -1));
    if (at !== undefined) return { at };
  }
  return undefined;
}

/** A message that quotes a value of the standard tables, which stands there once. */
function quotedValue({ cause, context }: Cause): Found | undefined {
  const quoted = quotedIn(cause);
  const places: Span[] = [];
  for (const table of ['project', 'build-system']) {
    const root = lookup(context.tree.root, [table]);
    if (root === undefined) continue;
    for (const { node } of walk(root))
      if (node.kind === 'string' && node.value !== '' && quoted.has(node.value)) places.push(node.span);
  }
  return places.length === 1 ? { at: places[0] } : undefined;
}

const spanAt = ({ tree }: DocumentContext, path: Path): Span | undefined => {
  const node = lookup(tree.root, path);
  return node !== undefined && 'span' in node ? (node.span as Span) : undefined;
};

const keyAt = (context: DocumentContext, path: Path): Span | undefined =>
  memberAt(context.tree.root, path)?.key.span;

function firstKey(context: DocumentContext, paths: readonly Path[]): Span | undefined {
  for (const path of paths) {
    const at = keyAt(context, path);
    if (at !== undefined) return at;
  }
  return undefined;
}

const lineWith = (output: string, part: string): string =>
  output
    .split('\n')
    .find((line) => line.includes(part.split('\n')[0] ?? part))
    ?.trim() ?? part;

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
