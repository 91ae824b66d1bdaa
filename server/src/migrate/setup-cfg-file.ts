import { type Ini, readIni } from '../standards/ini.ts';
import type { Leftover } from './plan.ts';
import { movesBesidePbr } from './setuptools/pbr.ts';

/** Sections of setup.cfg that the new file takes over. */
const TAKEN = /^(metadata|options(\..*)?)$/;

/** What else stands in setup.cfg, and who reads it there. */
export function otherSections(ini: Ini, file: string, hasPbr: boolean): readonly Leftover[] {
  return ini.sections
    .filter(({ name }) => (hasPbr ? !movesBesidePbr(name, undefined) : !TAKEN.test(name)))
    .map(({ name, line }) => ({
      file,
      line,
      what: `[${name}]`,
      why: hasPbr && PBR.test(name) ? 'pbr reads it there' : reader(name),
    }));
}

/** Sections that pbr reads. */
const PBR = /^(metadata|files|extras|global|pbr|backwards_compat|extension\s*[:=].*)$/;

const COMMANDS = new Set([
  'bdist_wheel',
  'bdist_rpm',
  'sdist',
  'egg_info',
  'build',
  'build_ext',
  'build_py',
  'build_scripts',
  'install',
  'develop',
  'upload',
  'upload_docs',
  'build_sphinx',
  'aliases',
  'easy_install',
  'global',
]);

function reader(name: string): string {
  if (COMMANDS.has(name)) return 'it configures a command of setuptools, which reads it there';
  if (name === 'wheel') return 'it is the old name of [bdist_wheel]';
  if (name === 'flake8' || name === 'pycodestyle' || name === 'pep8')
    return 'the tool does not read pyproject.toml; Ruff would, as [tool.ruff.lint]';
  if (/^(tool:pytest|coverage:.*|mypy(-.*)?|isort|tool:isort|pydocstyle|codespell|yapf)$/.test(name))
    return 'the tool reads it there; `--from tools` moves it to a table of its own';
  return 'the tool that it is for reads it there';
}

/** setup.cfg without the sections that were taken over; `undefined` where nothing but blank lines is left. */
export const withoutTaken = (text: string): string | undefined =>
  withoutSections(text, (name) => TAKEN.test(name));

/** setup.cfg without what was taken over where pbr goes on reading the rest. */
export function withoutTakenBesidePbr(text: string): string | undefined {
  const gone = new Set<number>();
  for (const { name, options } of readIni(text, { keepsCase: true, lenient: true }).sections) {
    for (const { key, line, lines } of options)
      if (movesBesidePbr(name, key)) for (let at = line; at <= Math.max(line, ...lines); at++) gone.add(at);
  }
  const rest = text
    .split(/(?<=\n)/)
    .filter((_, index) => !gone.has(index + 1))
    .join('');
  return withoutSections(rest, (name) => movesBesidePbr(name, undefined));
}

/** An ini file without some sections; `undefined` where nothing but blank lines is left. */
export function withoutSections(text: string, isTaken: (name: string) => boolean): string | undefined {
  const lines = text.split(/(?<=\n)/);
  const starts = readIni(text, { keepsCase: true, lenient: true }).sections;
  const taken = new Set(starts.filter(({ name }) => isTaken(name)).map(({ name }) => name));
  let keep = true;
  const kept: string[] = [];
  for (const line of lines) {
    const name = /^\s*\[(.+)\]/.exec(line)?.[1];
    if (name !== undefined && /^\[/.test(line)) {
      keep = !taken.has(name);
      if (keep && kept.length > 0 && (kept.at(-1) as string).trim() !== '') kept.push('\n');
    }
    if (keep) kept.push(line);
  }
  const rest = kept.join('').replace(/^(\s*\r?\n)+/, '');
  return rest.trim() === '' ? undefined : `${rest.replace(/(\r?\n)+$/, '')}\n`;
}
