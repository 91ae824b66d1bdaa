import type { Note } from './plan.ts';
import type { ProjectView } from './view.ts';

/** What to write in place of a command of setup.py. */
const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [/\bbdist_wheel\b.*\bsdist\b|\bsdist\b.*\bbdist_wheel\b/, 'python -m build'],
  [/\bbdist_wheel\b/, 'python -m build --wheel'],
  [/\bsdist\b/, 'python -m build --sdist'],
  [/\bdevelop\b/, 'python -m pip install -e .'],
  [/\binstall\b/, 'python -m pip install .'],
  [/\b(test|pytest|nosetests)\b/, 'the test runner itself, such as `python -m pytest`'],
  [/\bbuild_ext\b.*--inplace|\bbuild_ext\b.*-i\b/, 'python -m pip install -e .'],
  [/\bupload\b/, '`python -m build` and `twine upload dist/*`'],
  [/\bregister\b/, '`twine upload dist/*`, which registers too'],
  [/\bcheck\b/, '`python -m build` and `twine check dist/*`'],
  [/\bbuild_sphinx\b/, 'sphinx-build'],
  [/\b(bdist_egg|bdist_wininst|bdist_rpm|bdist_dumb|bdist)\b/, 'python -m build'],
  [/--(version|name|fullname)\b/, 'a look at `[project]` in pyproject.toml'],
  [/\bbuild\b/, 'python -m build'],
];

const NAMES =
  /^(makefile|dockerfile.*|justfile|noxfile\.py|tox\.ini|readme.*|contributing.*|install.*|manifest\.in|appveyor\.yml|\.appveyor\.yml|\.travis\.yml|\.gitlab-ci\.yml|azure-pipelines\.yml|\.readthedocs\.ya?ml|.*\.(sh|bat|ps1|cmd|mk))$/i;
const FOLDERS = ['', '.github/workflows', '.circleci', '.ci', 'ci', 'docs', 'doc', 'scripts', 'tools'];
const DOCS = /\.(rst|md|txt|sh|ya?ml|cfg|mk|bat|ps1)$/i;
const MOST = 40;

/** The commands of setup.py in the project's other files, with what to write instead. */
export function setupPyUses(view: ProjectView, isGone: boolean): readonly Note[] {
  const notes: Note[] = [];
  for (const folder of FOLDERS) {
    for (const name of view.list(folder)) {
      if (folder === '' ? !NAMES.test(name) : !DOCS.test(name) && !NAMES.test(name)) continue;
      const file = folder === '' ? name : `${folder}/${name}`;
      const text = view.kind(file) === 'file' ? view.text(file) : undefined;
      if (text?.includes('setup.py') !== true) continue;
      for (const [index, line] of text.split('\n').entries()) {
        const command = /\bsetup\.py\s+([^|;&`'"\n]+)/.exec(line)?.[1];
        const instead =
          command === undefined ? undefined : INSTEAD.find(([pattern]) => pattern.test(command))?.[1];
        if (command === undefined || instead === undefined) continue;
        const used = `\`setup.py ${command.trim().slice(0, 60)}\``;
        const text = isGone
          ? `${used} will not work any more: write ${quoted(instead)}.`
          : `${used} is deprecated: write ${quoted(instead)}.`;
        notes.push({ at: { file, line: index + 1 }, text });
        if (notes.length >= MOST) return notes;
      }
    }
  }
  return notes;
}

/** A command stands in marks of its own, a sentence has them already. */
const quoted = (text: string): string =>
  text.includes('`') || text.startsWith('a look') ? text : `\`${text}\``;
