import { textOf } from '../../../model/text.ts';
import { defineRule } from '../../../spec/rule.ts';
import { contentTypeOfReadme } from '../../../standards/core-metadata.ts';
import { quote } from '../../../toml/strings.ts';
import { asTable } from '../../../toml/tree.ts';
import { askFix } from '../../shared/fixes.ts';
import { quoted } from '../../shared/words.ts';

const KNOWN = new Set(['text/markdown', 'text/x-rst', 'text/plain']);

export const readmeContentType = defineRule({
  id: 'project/readme-content-type',
  summary: 'The content type of the readme is not that of its file.',
  why: 'Back-ends write the content type that stands here, whatever the file is called. An index then reads Markdown as reStructuredText, which it refuses at the upload where it cannot be rendered, or shows it as plain text.',
  severity: 'warning',
  reference: 'pyproject-toml#readme',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\nreadme = {file = "README.md", content-type = "text/x-rst"}\n',
    fixed:
      '[project]\nname = "a"\nversion = "1"\nreadme = {file = "README.md", content-type = "text/markdown"}\n',
    good: '[project]\nname = "a"\nversion = "1"\nreadme = {file = "README.txt", content-type = "text/plain"}\n',
  },

  *check({ project }) {
    const table = asTable(project.member('readme')?.node);
    const file = textOf(table?.members.get('file')?.node);
    const type = textOf(table?.members.get('content-type')?.node);
    if (file === undefined || type === undefined) return;
    const stated = type.value.split(';')[0]?.trim().toLowerCase() ?? '';
    const meant = contentTypeOfReadme(file.value);
    if (meant === undefined || meant === stated || !KNOWN.has(stated) || meant === 'text/plain') return;
    yield {
      at: type.span,
      message: `${quoted(file.value)} is ${meant}, but ${stated} is stated: the index would show it wrong or refuse it.`,
      fixes: [
        askFix(
          `Change to ${meant}`,
          [{ span: type.span, text: quote(type.value.replace(/^[^;]*/, meant)) }],
          [['project', 'readme', 'content-type']],
        ),
      ],
    };
  },
});
