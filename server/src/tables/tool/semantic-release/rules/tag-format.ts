import { textOf } from '../../../../model/text.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { parseFormatTemplate } from '../../../../standards/format-template.ts';
import { lookup } from '../../../../toml/paths.ts';
import { askFix } from '../../../shared/fixes.ts';
import { editsInside } from '../../../shared/string-findings.ts';

const PATH = ['tool', 'semantic_release', 'tag_format'];

export const tagFormat = defineRule({
  id: 'semantic_release/tag-format',
  summary: 'The form of tags does not hold the version.',
  why: 'semantic-release stops at it: "Invalid tag_format, must use \'version\' as a format key". All releases would have one tag.',
  severity: 'error',
  reference:
    'https://python-semantic-release.readthedocs.io/en/stable/configuration/configuration.html#tag-format',
  examples: {
    bad: '[tool.semantic_release]\ntag_format = "release-"\n',
    fixed: '[tool.semantic_release]\ntag_format = "release-{version}"\n',
    good: '[tool.semantic_release]\ntag_format = "release-{version}"\n',
  },

  *check({ tree }) {
    const text = textOf(lookup(tree.root, PATH));
    if (text === undefined) return;
    const { fields, fault } = parseFormatTemplate(text.value);
    // Other names, and braces that are left open, are told for every template.
    if (fault !== undefined || fields.length > 0) return;
    const end = text.value.length;
    yield {
      at: text.span,
      message: 'The form of tags has no `{version}`: semantic-release stops at it.',
      fixes: [
        askFix(
          'Put `{version}` at the end',
          editsInside(text, [{ span: { start: end, end }, text: '{version}' }]),
          [PATH],
        ),
      ],
    };
  },
});
