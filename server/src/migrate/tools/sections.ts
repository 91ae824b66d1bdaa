import { type Ini, type IniOption, optionsOf, readIni } from '../../standards/ini.ts';
import type { ProjectView } from '../view.ts';

/** How a tool's options stand in ini files, and where they go. */
export interface ToolFiles {
  readonly tool: string;
  /** The table that gets the options of the section of that name; the first part is the tool's own. */
  readonly files: readonly {
    readonly file: string;
    /** The table below `tool` for a section of this file; `undefined` for a section that is not the tool's. */
    table(section: string): readonly string[] | undefined;
  }[];
  /** How a list that stands in one line is divided; without it blanks divide it. */
  readonly comma?: true;
  /** Options are looked up with `-` and `_` alike. */
  readonly keepsCase?: true;
  /** All of the files count, each option by its last mention. */
  readonly together?: true;
}

const exactly =
  (name: string, table: readonly string[]) =>
  (section: string): readonly string[] | undefined =>
    section === name ? table : undefined;
const prefixed =
  (prefix: string, table: readonly string[]) =>
  (section: string): readonly string[] | undefined =>
    section.startsWith(prefix) ? [...table, section.slice(prefix.length)] : undefined;

/**
 * The tools that read a table in place of an ini file; of several files the first that has a section counts. A test holds
 * it to what the tools were seen to read (`server/data/config-files.json`).
 */
export const toolFiles: readonly ToolFiles[] = [
  {
    tool: 'pytest',
    keepsCase: true,
    files: [
      { file: 'pytest.ini', table: exactly('pytest', ['pytest', 'ini_options']) },
      { file: '.pytest.ini', table: exactly('pytest', ['pytest', 'ini_options']) },
      { file: 'tox.ini', table: exactly('pytest', ['pytest', 'ini_options']) },
      { file: 'setup.cfg', table: exactly('tool:pytest', ['pytest', 'ini_options']) },
    ],
  },
  {
    tool: 'coverage',
    comma: true,
    files: [
      { file: '.coveragerc', table: prefixed('', ['coverage']) },
      { file: 'setup.cfg', table: prefixed('coverage:', ['coverage']) },
      { file: 'tox.ini', table: prefixed('coverage:', ['coverage']) },
    ],
  },
  {
    tool: 'mypy',
    comma: true,
    files: ['mypy.ini', '.mypy.ini', 'setup.cfg'].map((file) => ({
      file,
      table: (section: string) =>
        section === 'mypy' ? ['mypy'] : section.startsWith('mypy-') ? ['mypy', section] : undefined,
    })),
  },
  {
    tool: 'isort',
    comma: true,
    files: [
      {
        file: '.isort.cfg',
        table: (section) => (section === 'settings' || section === 'isort' ? ['isort'] : undefined),
      },
      {
        file: 'setup.cfg',
        table: (section) => (section === 'isort' || section === 'tool:isort' ? ['isort'] : undefined),
      },
      {
        file: 'tox.ini',
        table: (section) => (section === 'isort' || section === 'tool:isort' ? ['isort'] : undefined),
      },
    ],
  },
  {
    tool: 'pydocstyle',
    comma: true,
    files: [
      ...['setup.cfg', 'tox.ini', '.pydocstyle', '.pydocstyle.ini'],
      ...['.pydocstylerc', '.pydocstylerc.ini'],
    ].map((file) => ({
      file,
      table: exactly('pydocstyle', ['pydocstyle']),
    })),
  },
  {
    tool: 'codespell',
    together: true,
    files: ['.codespellrc', 'setup.cfg'].map((file) => ({
      file,
      table: exactly('codespell', ['codespell']),
    })),
  },
  {
    tool: 'yapf',
    files: [
      { file: '.style.yapf', table: exactly('style', ['yapf']) },
      { file: 'setup.cfg', table: exactly('yapf', ['yapf']) },
    ],
  },
];

/** The sections of a tool in the file that counts for it. */
export interface ToolSections {
  readonly source: ToolFiles;
  readonly file: string;
  readonly sections: readonly {
    readonly name: string;
    readonly line: number;
    readonly table: readonly string[];
    readonly options: readonly IniOption[];
  }[];
  /** Other files with sections of the tool, which it does not read. */
  readonly shadowed: readonly { readonly file: string; readonly name: string; readonly line: number }[];
}

/** What each tool is told in ini files. */
export function toolSections(view: ProjectView): readonly ToolSections[] {
  const read = new Map<string, Ini | undefined>();
  const ini = (file: string, keepsCase: boolean): Ini | undefined => {
    const key = `${file} ${keepsCase}`;
    if (!read.has(key)) {
      const text = view.kind(file) === 'file' ? view.text(file) : undefined;
      const found = text === undefined ? undefined : readIni(text, { keepsCase, lenient: true });
      read.set(key, found?.problem === undefined ? found : undefined);
    }
    return read.get(key);
  };
  return toolFiles.flatMap((source) => {
    const found = source.files.flatMap(({ file, table }) => {
      const content = ini(file, source.keepsCase === true);
      const sections = (content?.sections ?? []).flatMap(({ name, line }) => {
        const path = table(name);
        return path === undefined || content === undefined
          ? []
          : [{ name, line, table: path, options: optionsOf(content, name) }];
      });
      return sections.length === 0 ? [] : [{ file, sections }];
    });
    const [first, ...others] = found;
    if (first === undefined) return [];
    const shadowed = others.flatMap(({ file, sections }) =>
      sections.map(({ name, line }) => ({ file, name, line })),
    );
    return [{ source, ...first, shadowed }];
  });
}
