import assert from 'node:assert/strict';
import type { PyprojectDocument } from '../../server/src/model/document.ts';
import type { View } from '../../server/src/service.ts';
import type { ReportedFinding } from '../../server/src/spec/finding.ts';
import { changeBetween } from '../../server/src/toml/changes.ts';
import { parseToml } from '../../server/src/toml/parse.ts';
import { service } from '../support/service.ts';
import { pyproject } from './pyprojects.ts';
import type { Random } from './random.ts';

/** What came of typing into one document. */
export interface Typed {
  readonly edits: number;
  /** After how many of them findings could be taken over. */
  readonly taken: number;
  /** After how many the tree was made from the one before. */
  readonly reparsed: number;
  /** The first difference to a document that was opened anew, with the text that has it. */
  readonly problem?: { readonly text: string; readonly before: string; readonly message: string };
}

/** Edits a document at random and compares the findings after each edit with those of a document opened anew. */
export function typeInto(start: string, random: Random, count: number, view: View = {}): Typed {
  let text = start;
  let document = service.open('pyproject.toml', text);
  service.diagnostics(document, view);
  let taken = 0;
  let reparsed = 0;
  let last = text;
  let sound = text;
  for (let edits = 0; edits < count; edits++) {
    const before = text;
    // What is broken stays so: often the typist goes back.
    text = edited(random.chance(0.3) ? sound : text, random);
    document = service.open('pyproject.toml', text, '1.0', document);
    // A fast typist: not every state is looked at.
    if (random.chance(0.1)) continue;
    const problem = difference(document, service.open('pyproject.toml', text), view);
    if (problem !== undefined) return { edits, taken, reparsed, problem: { text, before, message: problem } };
    if (document.edited !== undefined) reparsed++;
    const tree = document.edited === undefined ? document.tree : parseToml(text);
    if (changeBetween(parseToml(last), tree) !== undefined) taken++;
    last = text;
    if (document.tree.problems.length === 0) sound = text;
  }
  return { edits: count, taken, reparsed };
}

function difference(document: PyprojectDocument, fresh: PyprojectDocument, view: View): string | undefined {
  try {
    assert.deepEqual(
      service.diagnostics(document, view).map(plain),
      service.diagnostics(fresh, view).map(plain),
    );
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A finding with all that it says, edits that are made late included. */
const plain = ({ fixes, ...rest }: ReportedFinding) => ({
  ...rest,
  fixes: fixes.map(({ kind, title, changes, edits }) => ({ kind, title, changes, edits })),
});

/** One edit of the kinds that people make: mostly a few characters, seldom lines or tables. */
export function edited(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const put = (from: number, to: number, by: string): string => text.slice(0, from) + by + text.slice(to);
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = (text.indexOf('\n', at) + 1 || text.length + 1) - 1;
  switch (random.below(12)) {
    case 0:
      return put(at, Math.min(text.length, at + 1 + random.below(3)), '');
    case 1:
      return put(at, at, random.pick(CHARACTERS));
    case 2:
      return put(lineStart, lineStart, `${random.pick(LINES)}\n`);
    case 3:
      return random.chance(0.5) ? put(lineStart, lineEnd, '') : put(lineEnd, lineEnd, random.pick(REMARKS));
    case 4: {
      // A piece of another document in place of a stretch of this one.
      if (text.length > 20_000) return put(lineStart, lineEnd, random.pick(LINES));
      const other = pyproject(random);
      const from = random.below(other.length);
      return put(
        at,
        Math.min(text.length, at + random.below(40)),
        other.slice(from, from + random.below(60)),
      );
    }
    default:
      return insideString(text, at, random) ?? put(at, at, random.pick(CHARACTERS));
  }
}

/** Changes some of what stands between the quotes that follow an offset. */
function insideString(text: string, at: number, random: Random): string | undefined {
  const strings = /(["'])((?:(?!\1)[^\\\n])*)\1/g;
  strings.lastIndex = text.lastIndexOf('\n', at - 1) + 1;
  const found = strings.exec(text);
  if (found === null) return undefined;
  const inner = found[2] as string;
  const start = found.index + 1;
  if (random.chance(0.2)) return text.slice(0, start) + random.pick(WORDS) + text.slice(start + inner.length);
  const from = start + random.below(inner.length + 1);
  const to = Math.min(start + inner.length, from + random.below(3));
  return text.slice(0, from) + random.pick(CHARACTERS).replace(/["'\n\\]/g, '') + text.slice(to);
}

const CHARACTERS = [...'abcz019.-_,;:=<>~!*[]{}()"\'#\n \t/@\\é', '\r\n', '"""', "'''", '""', '[]', '😀'];

const WORDS = [
  '>=3.9',
  '>=3.11,<4',
  'demo',
  'requests>=2,<1',
  'numpy==1.0',
  "tomli; python_version < '3.8'",
  'MIT',
  'MIT OR GPL-3.0',
  'Private :: Do Not Upload',
  'License :: OSI Approved :: MIT License',
  'E501',
  'py38',
  'hatchling.build',
  'setuptools>=40',
  'setuptools.build_meta',
  'pkg.module:main',
  'README.md',
  '(',
  '',
];

const LINES = [
  '[project]',
  '[build-system]',
  '[dependency-groups]',
  '[tool.ruff]',
  '[tool.ruff.lint]',
  '[[tool.mypy.overrides]]',
  '[tool]',
  '[project.urls]',
  '[project.optional-dependencies]',
  '[tool.pyproject-toolkit]',
  'ignore = ["project"]',
  'name = "demo"',
  'version = "1.0"',
  'dynamic = ["version", "readme"]',
  'requires-python = ">=3.8"',
  'dependencies = ["ruff>=0.1", "demo[dev]", "numpy==1.0"]',
  'license = { text = "MIT" }',
  'dev = ["pytest", { include-group = "dev" }, "ruff"]',
  'line-lenght = 100',
  'target-version = "py38"',
  'select = ["E501", "NOPE"]',
  'a.b = 1',
  'x = """',
  "y = '''z'''",
  '# a comment',
  '# pyproject: ignore[all]',
];

const REMARKS = [
  ' # remark',
  ' # pyproject: ignore[project]',
  ' # pyproject: ignore[tool/unknown-key, nope]',
  ',',
  ' ]',
  ' x',
  '"',
];
