import type { DocumentContext } from '../../../spec/context.ts';
import type { Finding } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { type Ini, readIni } from '../../../standards/ini.ts';
import { normalizeName } from '../../../standards/names.ts';
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
  summary: 'A kept setup.cfg states fields that differ from [project], or that nothing reads beside it.',
  why: 'Where `[project]` is there, setuptools takes its fields from here alone, unless `dynamic` lists them; what setup.cfg or the arguments of setup.py say of them is passed over, in part with a warning. Whoever reads that file is misled.',
  severity: 'warning',
  reference: 'pyproject-toml#dynamic',
  noFix: 'The fields stand in another file: remove them there, or list them in `dynamic` here.',
  examples: {
    bad: '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "tide"\nversion = "1.1"\n',
    good: '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "tide"\nversion = "1.0"\n',
    files: { 'setup.cfg': '[metadata]\nname = tide\nversion = 1.0\n' },
  },

  *check(context): Iterable<Finding> {
    const { project, files } = context;
    if (project.table === undefined || context.backend?.backend.package !== 'setuptools') return;
    if (files.kind('setup.cfg') !== 'file') return;
    const text = files.text('setup.cfg');
    if (text === undefined) return;
    const sections = readIni(text, { lenient: true });
    const ignored: string[] = [];
    for (const [section, key, field] of FIELDS) {
      const options = sections.sections.find(({ name }) => name === section)?.options ?? [];
      const value = key === '' ? (options.length === 0 ? undefined : '') : optionValue(options, key);
      if (value === undefined || project.dynamicEntry(field) !== undefined) continue;
      const stated = project.text(field);
      if (stated === undefined) {
        if (project.member(field) === undefined) ignored.push(key === '' ? section : key);
        continue;
      }
      if (!COMPARED.has(field) || /^(?:attr|file):/.test(value) || same(field, value, stated.value)) continue;
      yield {
        at: stated.span,
        message: `setup.cfg says ${quoted(`${key} = ${value}`)}: setuptools takes what stands here and passes over the other.`,
      };
    }
    if (ignored.length > 0) yield ignoredFields(context, ignored);
  },
});

/** setuptools reads `-` in a key as `_`. */
const optionValue = (options: Ini['sections'][number]['options'], key: string): string | undefined =>
  options.find((option) => option.key.replaceAll('-', '_') === key)?.value.trim();

function ignoredFields({ project }: DocumentContext, keys: readonly string[]): Finding {
  const name = project.name;
  const header = project.table?.headers[0]?.key.span ?? project.table?.span;
  return {
    at: name?.span ?? header ?? { start: 0, end: 0 },
    message: `setup.cfg states ${listed(keys.map((key) => `\`${key}\``))}, which setuptools does not read beside \`[project]\`: move ${keys.length === 1 ? 'it' : 'them'} here, or list the field in \`dynamic\`.`,
  };
}

function same(field: string, a: string, b: string): boolean {
  const plain = (text: string): string =>
    field === 'name' ? normalizeName(text) : text.replace(/\s+/g, ' ').trim();
  return (
    plain(a) === plain(b) || (field === 'requires-python' && a.replace(/\s/g, '') === b.replace(/\s/g, ''))
  );
}
