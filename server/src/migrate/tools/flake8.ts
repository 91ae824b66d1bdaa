import { type Ini, type IniOption, optionsOf, readIni } from '../../standards/ini.ts';
import { quote } from '../../toml/strings.ts';
import type { Leftover } from '../plan.ts';
import type { ProjectView } from '../view.ts';

const FILES = ['.flake8', 'setup.cfg', 'tox.ini'];

/** Where Ruff has the option, and in which form. */
const RUFF: Readonly<Record<string, readonly [key: string, form: 'list' | 'number' | 'string']>> = {
  'max-line-length': ['line-length', 'number'],
  exclude: ['exclude', 'list'],
  'extend-exclude': ['extend-exclude', 'list'],
  select: ['lint.select', 'list'],
  'extend-select': ['lint.extend-select', 'list'],
  ignore: ['lint.ignore', 'list'],
  'extend-ignore': ['lint.extend-ignore', 'list'],
  'max-complexity': ['lint.mccabe.max-complexity', 'number'],
  'docstring-convention': ['lint.pydocstyle.convention', 'string'],
  'max-doc-length': ['lint.pycodestyle.max-doc-length', 'number'],
};

/** The settings of flake8, which it does not read in pyproject.toml, with what Ruff would be told. */
export function flake8Leftovers(view: ProjectView): readonly Leftover[] {
  return FILES.flatMap((file) => {
    const text = view.kind(file) === 'file' ? view.text(file) : undefined;
    const ini: Ini | undefined = text === undefined ? undefined : readIni(text, { lenient: true });
    const section = ini?.sections.find(({ name }) => name === 'flake8');
    if (ini === undefined || section === undefined) return [];
    const ruff = optionsOf(ini, 'flake8').flatMap(asRuff);
    const offer = ruff.length === 0 ? '' : `: [tool.ruff] ${ruff.join(', ')}`;
    return [
      {
        file,
        line: section.line,
        what: '[flake8]',
        why: `flake8 does not read pyproject.toml; Ruff would${offer}`,
      },
    ];
  });
}

function asRuff({ key, value }: IniOption): readonly string[] {
  const known = RUFF[key.replaceAll('_', '-')];
  if (known === undefined) return [];
  const [name, form] = known;
  const words = value
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*/, ''))
    .join(',')
    .split(/[,\s]+/)
    .filter((word) => word !== '');
  if (form === 'list') return [`${name} = [${words.map((word) => quote(word, 'basic')).join(', ')}]`];
  const [word] = words;
  return word === undefined ? [] : [`${name} = ${form === 'number' ? word : quote(word, 'basic')}`];
}
