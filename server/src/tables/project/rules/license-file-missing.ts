import { textOf } from '../../../model/text.ts';
import { defineRule } from '../../../spec/rule.ts';
import { quote } from '../../../toml/strings.ts';
import { asTable } from '../../../toml/tree.ts';
import { insidePath, missingFileWords } from '../../shared/file-words.ts';
import { askFix, fixesOr } from '../../shared/fixes.ts';
import { quoted } from '../../shared/words.ts';

export const licenseFileMissing = defineRule({
  id: 'project/license-file-missing',
  summary: 'The licence file that the project names is not there.',
  why: 'The text of the file becomes the licence of the package. All known back-ends but setuptools refuse to build without it; setuptools warns and publishes no licence.',
  severity: 'warning',
  reference: 'pyproject-toml#license',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\nlicense = {file = "LICENSE.txt"}\n',
    fixed: '[project]\nname = "a"\nversion = "1"\nlicense = {file = "LICENSE"}\n',
    good: '[project]\nname = "a"\nversion = "1"\nlicense = {file = "LICENSE"}\n',
    files: { LICENSE: '' },
  },

  *check(context) {
    const node = asTable(context.project.license)?.members.get('file')?.node;
    const text = textOf(node);
    const path = text === undefined ? undefined : insidePath(text.value);
    if (text === undefined || path === undefined || context.files.kind(path) !== 'missing') return;
    const other = (context.files.list('') ?? []).find((name) =>
      /^(?:licen[cs]e|copying)(?:[.-].*)?$/i.test(name),
    );
    yield {
      at: text.span,
      message: `There is no ${quoted(text.value)} here. ${missingFileWords(context, 'license-file-missing', 'without a licence')}`,
      ...fixesOr(
        'There is no licence file beside this one.',
        other === undefined
          ? undefined
          : askFix(
              `Change to ${quoted(other)}`,
              [{ span: text.span, text: quote(other) }],
              [['project', 'license', 'file']],
            ),
      ),
    };
  },
});
