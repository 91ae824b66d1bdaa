import type { DocumentContext } from '../../../spec/context.ts';
import type { Finding } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { type Ini, readIni } from '../../../standards/ini.ts';
import { normalizeName } from '../../../standards/names.ts';
import { setupKeywords } from '../../../standards/setup-call.ts';
import { listed, quoted } from '../../shared/words.ts';

/** Keys of `[metadata]` and `[options]` by the field that stands for them. */
const FIELDS: readonly (readonly [section: string, key: string, field: string])[] = [
  ['metadata', 'name', 'name'],
  ['metadata', 'version', 'version'],
  ['metadata', 'description', 'description'],
  ['metadata', 'long_description', 'readme'],
  ['metadata', 'keywords', 'keywords'],
  ['metadata', 'classifiers', 'classifiers'],
  ['options', 'install_requires', 'dependencies'],
  ['options', 'python_requires', 'requires-python'],
  ['options.extras_require', '', 'optional-dependencies'],
  ['options.entry_points', '', 'scripts'],
];
/** Those of which a difference can be told from the text. */
const COMPARED = new Set(['name', 'version', 'description', 'requires-python']);

export const setupFilesDiffer = defineRule({
  id: 'project/setup-files-differ',
  summary:
    'A kept setup.cfg or setup.py states fields that differ from [project], or that nothing reads beside it.',
  why: 'Where `[project]` is there, setuptools takes its fields from here alone, unless `dynamic` lists them; what setup.cfg or the arguments of setup.py say of them is passed over, in part with a warning. Whoever reads that file is misled.',
  severity: 'warning',
  reference: 'pyproject-toml#dynamic',
  noFix: 'The fields stand in another file: remove them there, or list them in `dynamic` here.',
  examples: [
    {
      bad: '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "tide"\nversion = "1.1"\n',
      good: '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "tide"\nversion = "1.0"\n',
      files: { 'setup.cfg': '[metadata]\nname = tide\nversion = 1.0\n' },
    },
    {
      bad: '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "tide"\nversion = "1.0"\n',
      good: '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "tide"\nversion = "1.0"\ndynamic = ["dependencies"]\n',
      files: {
        'setup.py':
          'from setuptools import setup\n\nsetup(name="tide", version="1.0", install_requires=["httpx"])\n',
      },
    },
  ],

  *check(context): Iterable<Finding> {
    const { project, files } = context;
    if (project.table === undefined || context.backend?.backend.package !== 'setuptools') return;
    for (const [file, read] of [
      ['setup.cfg', fromCfg],
      ['setup.py', fromPy],
    ] as const) {
      const text = files.kind(file) === 'file' ? files.text(file) : undefined;
      if (text !== undefined) yield* compared(context, file, read(text));
    }
  },
});

/** A field that another file states, by the key or keyword for it; the value where it is plain text. */
interface Stated {
  readonly key: string;
  readonly field: string;
  readonly value: string | undefined;
}

function fromCfg(text: string): readonly Stated[] {
  const { sections } = readIni(text, { lenient: true });
  return FIELDS.flatMap(([section, key, field]) => {
    const options = sections.find(({ name }) => name === section)?.options ?? [];
    if (key === '') return options.length === 0 ? [] : [{ key: section, field, value: undefined }];
    const value = optionValue(options, key);
    if (value === undefined) return [];
    return [{ key, field, value: /^(?:attr|file):/.test(value) ? undefined : value }];
  });
}

/** Keywords have the names of the keys, and those of the sections. */
function fromPy(text: string): readonly Stated[] {
  const keywords = setupKeywords(text) ?? [];
  return FIELDS.flatMap(([section, key, field]) => {
    const name = key === '' ? (section.split('.')[1] as string) : key;
    const found = keywords.find((keyword) => keyword.name === name);
    return found === undefined ? [] : [{ key: name, field, value: found.text }];
  });
}

function* compared(context: DocumentContext, file: string, stated: readonly Stated[]): Generator<Finding> {
  const { project } = context;
  const ignored: string[] = [];
  for (const { key, field, value } of stated) {
    if (project.dynamicEntry(field) !== undefined) continue;
    const own = project.text(field);
    if (own === undefined) {
      if (project.member(field) === undefined) ignored.push(key);
      continue;
    }
    if (!COMPARED.has(field) || value === undefined || same(field, value, own.value)) continue;
    yield {
      at: own.span,
      message: `${file} says ${quoted(`${key} = ${value}`)}: setuptools takes what stands here and passes over the other.`,
    };
  }
  if (ignored.length > 0) yield ignoredFields(context, file, ignored);
}

/** setuptools reads `-` in a key as `_`. */
const optionValue = (options: Ini['sections'][number]['options'], key: string): string | undefined =>
  options.find((option) => option.key.replaceAll('-', '_') === key)?.value.trim();

function ignoredFields({ project }: DocumentContext, file: string, keys: readonly string[]): Finding {
  const name = project.name;
  const header = project.table?.headers[0]?.key.span ?? project.table?.span;
  return {
    at: name?.span ?? header ?? { start: 0, end: 0 },
    message: `${file} states ${listed(keys.map((key) => `\`${key}\``))}, which setuptools does not read beside \`[project]\`: move ${keys.length === 1 ? 'it' : 'them'} here, or list the field in \`dynamic\`.`,
  };
}

function same(field: string, a: string, b: string): boolean {
  const plain = (text: string): string =>
    field === 'name' ? normalizeName(text) : text.replace(/\s+/g, ' ').trim();
  return (
    plain(a) === plain(b) || (field === 'requires-python' && a.replace(/\s/g, '') === b.replace(/\s/g, ''))
  );
}
