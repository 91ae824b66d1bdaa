import { textsOf } from '../../../model/text.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import { defineRule } from '../../../spec/rule.ts';
import { filesMatching } from '../../../spec/source/glob.ts';
import { globProblems } from '../../../standards/globs.ts';
import { removeItemFix } from '../../shared/edits.ts';
import { insidePath, missingFileWords } from '../../shared/file-words.ts';
import { fixesOr } from '../../shared/fixes.ts';
import { quoted } from '../../shared/words.ts';

/** hatchling takes `**` for one folder, as `*`. */
const asRead = ({ backend }: DocumentContext, pattern: string): string =>
  backend?.backend.package === 'hatchling' ? pattern.replaceAll('**', '*') : pattern;

export const licenseFilesNoMatch = defineRule({
  id: 'project/license-files-no-match',
  summary: 'A pattern of license-files matches no file.',
  why: 'PEP 639 orders build tools to refuse a pattern that matches nothing. flit, pdm-backend, Poetry and uv do; setuptools warns; hatchling packs what the others match and says nothing; it takes `**` for exactly one folder.',
  severity: 'warning',
  reference: 'pyproject-toml#license-files',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\nlicense = "MIT"\nlicense-files = ["LICENSE", "NOTICE*"]\n',
    fixed: '[project]\nname = "a"\nversion = "1"\nlicense = "MIT"\nlicense-files = ["LICENSE"]\n',
    good: '[project]\nname = "a"\nversion = "1"\nlicense = "MIT"\nlicense-files = ["LICEN[CS]E*"]\n',
    files: { LICENSE: '' },
  },

  *check(context) {
    const texts = textsOf(context.project.member('license-files')?.node);
    for (const text of texts) {
      if (insidePath(text.value) === undefined || globProblems(text.value).length > 0) continue;
      if (filesMatching(context.files, asRead(context, text.value))?.length !== 0) continue;
      yield {
        at: text.span,
        message: `No file here matches ${quoted(text.value)}. ${missingFileWords(context, 'license-files-no-match', 'without it')}`,
        ...fixesOr(
          'It is the only pattern: which file is meant cannot be told.',
          texts.length < 2
            ? undefined
            : removeItemFix(
                context.tree,
                text.array,
                text.index,
                ['project', 'license-files'],
                `Remove ${quoted(text.value)}`,
              ),
        ),
      };
    }
  },
});
