import { textOf } from '../../../model/text.ts';
import { defineRule } from '../../../spec/rule.ts';
import { closest } from '../../../standards/closest.ts';
import { quote } from '../../../toml/strings.ts';
import { asTable } from '../../../toml/tree.ts';
import { insidePath, missingFileWords } from '../../shared/file-words.ts';
import { askFix, fixesOr } from '../../shared/fixes.ts';
import { quoted } from '../../shared/words.ts';

export const readmeMissing = defineRule({
  id: 'project/readme-missing',
  summary: 'The readme that the project names is not there.',
  why: 'The text becomes the description of the package. hatchling, flit, pdm-backend, Poetry and uv refuse to build without the file; setuptools warns and publishes an empty description.',
  severity: 'warning',
  reference: 'pyproject-toml#readme',
  examples: {
    bad: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "a"\nversion = "1"\nreadme = "README.md"\n',
    fixed:
      '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "a"\nversion = "1"\nreadme = "README.rst"\n',
    good: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n[project]\nname = "a"\nversion = "1"\nreadme = "README.rst"\n',
    files: { 'README.rst': '' },
  },

  *check(context) {
    const node = context.project.member('readme')?.node;
    if (node === undefined) return;
    const table = asTable(node);
    const text = textOf(table === undefined ? node : table.members.get('file')?.node);
    const path = text === undefined ? undefined : insidePath(text.value);
    if (text === undefined || path === undefined || context.files.kind(path) !== 'missing') return;
    const there = (context.files.list('') ?? []).filter((name) =>
      /^readme(?:\.(?:md|rst|txt))?$/i.test(name),
    );
    const other = closest(path, there) ?? there[0];
    const key = table === undefined ? ['project', 'readme'] : ['project', 'readme', 'file'];
    yield {
      at: text.span,
      message: `There is no ${quoted(text.value)} here. ${missingFileWords(context, 'readme-missing', 'an empty description')}`,
      ...fixesOr(
        'There is no other readme beside this file: write one.',
        other === undefined
          ? undefined
          : askFix(`Change to ${quoted(other)}`, [{ span: text.span, text: quote(other) }], [key]),
      ),
    };
  },
});
