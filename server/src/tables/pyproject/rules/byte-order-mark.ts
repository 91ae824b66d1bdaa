import { defineRule } from '../../../spec/rule.ts';
import { remove, span } from '../../../text/span.ts';
import { safeFix } from '../../shared/fixes.ts';

export const byteOrderMark = defineRule({
  id: 'pyproject/byte-order-mark',
  summary: 'The file begins with a byte order mark.',
  why:
    'Some editors put this invisible character at the start of a file. The `tomllib` of Python and `tomli` take it for the ' +
    'first key and refuse the file, so neither pip nor build gets any further.',
  severity: 'error',
  reference: 'https://docs.python.org/3/library/tomllib.html',
  examples: {
    bad: '\ufeff[project]\nname = "tool"\nversion = "1.0"\n',
    fixed: '[project]\nname = "tool"\nversion = "1.0"\n',
    good: '[project]\nname = "tool"\nversion = "1.0"\n',
  },

  *check({ document }) {
    if (document.text.charCodeAt(0) !== 0xfeff) return;
    yield {
      at: span(0, 1),
      message:
        'The file begins with a byte order mark, an invisible character that `tomllib` and `tomli` refuse. Save it as UTF-8 without one.',
      fixes: [safeFix('Remove the byte order mark', [remove(span(0, 1))], [])],
    };
  },
});
