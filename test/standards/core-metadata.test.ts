import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  contentTypeOfReadme,
  contentTypeProblems,
  emailProblems,
  importNamesProblems,
  keywordProblems,
  parseImportName,
  personProblems,
  summaryProblems,
} from '../../server/src/standards/core-metadata.ts';
import type { StandardProblem } from '../../server/src/standards/problem.ts';
import { applyEdits } from '../../server/src/text/span.ts';

/** `code «part at fault» → repaired text` of each problem. */
const shown = (text: string, problems: readonly StandardProblem[]) =>
  problems.map(({ code, span, repair }) => {
    const repaired = repair === undefined ? '' : ` → ${applyEdits(text, repair.edits)}`;
    return `${code} «${text.slice(span.start, span.end)}»${repaired}`;
  });
const judge = (
  name: string,
  problems: (text: string) => readonly StandardProblem[],
  cases: Record<string, string[]>,
) =>
  describe(name, () => {
    for (const [text, expected] of Object.entries(cases))
      test(JSON.stringify(text), () => assert.deepEqual(shown(text, problems(text)), expected));
  });

judge('keywords', keywordProblems, {
  sdk: [],
  'sdk, api': ['keyword-comma «,»'],
  ' ': ['keyword-empty « »'],
});

judge('summaries', summaryProblems, {
  'One line.': [],
  'One\r\nTwo\n': ['summary-lines «\r\n» → One Two'],
  'One\u2028Two': ['summary-lines «\u2028» → One Two'],
});

judge('names of people', personProblems, {
  'Ada Lovelace': [],
  'Lovelace, Ada': ['person-comma «,» → Ada Lovelace'],
  'A, B, C': ['person-comma «,»'],
  'Ada\nLovelace': ['person-line «\n» → Ada Lovelace'],
});

judge('e-mail addresses', emailProblems, {
  'ada@example.org': [],
  'ada+x@sub.example.org': [],
  'ädä@münchen.example': [],
  'ada at example.org': ['email-at «ada at example.org»'],
  'ada@example': ['email-host «example»'],
  'ada@': ['email-host «@»'],
  '@example.org': ['email-local «@»'],
  'a@b.org, c@d.org': ['email-at «@»'],
  'Ada <ada@example.org>': ['email-name «Ada <ada@example.org>» → ada@example.org'],
  ' ada@example.org': ['email-space « » → ada@example.org'],
  'a da@example.org': ['email-character « »'],
  '': ['email-empty «»'],
});

judge('content types', contentTypeProblems, {
  'text/markdown': [],
  'Text/Markdown; charset=UTF-8; variant=GFM': [],
  'text/x-rst; charset="utf-8"': [],
  markdown: ['content-type «markdown» → text/markdown'],
  'text/html': ['content-type «text/html»'],
  'text/markdwon': ['content-type «text/markdwon» → text/markdown'],
  'text/plain; charset=latin-1': ['content-type-charset «charset=latin-1»'],
  'text/markdown; variant=Foo': ['content-type-variant «variant=Foo»'],
  'text/plain; x': ['content-type-parameter «x»'],
});

test('the ending of a readme tells its type', () =>
  assert.deepEqual(['README.md', 'docs/README.RST', 'README', 'README.txt'].map(contentTypeOfReadme), [
    'text/markdown',
    'text/x-rst',
    undefined,
    undefined,
  ]));

judge('an import name', (text) => parseImportName(text).problems, {
  spam: [],
  'spam.eggs ; private': [],
  'spam;private': [],
  'spam; private ': ['import-name-space « » → spam; private'],
  'spam; public': ['import-name-tag «public» → spam; private'],
  'spam;': ['import-name-tag «;» → spam; private'],
  'my-pkg': ['import-name-part «my-pkg» → my_pkg'],
  'a..b': ['import-name-part «.»'],
  'a.class': ['import-name-keyword «class»'],
  '2two': ['import-name-part «2two»'],
  '': ['import-name-empty «»'],
  größe: [],
});

describe('both lists of import names', () => {
  const found = (names: string[], namespaces: string[]) => {
    const lists = importNamesProblems(names, namespaces);
    const codes = (list: typeof lists.names) => list.map(({ index, problem }) => `${index} ${problem.code}`);
    return [codes(lists.names), codes(lists.namespaces)];
  };
  test('a parent may stand in the other list', () => assert.deepEqual(found(['a.b'], ['a']), [[], []]));
  test('a parent must stand in one', () =>
    assert.deepEqual(found(['a.b'], []), [['0 import-name-parent'], []]));
  test('a name in both is refused at both', () =>
    assert.deepEqual(found(['a', 'b; private'], ['b']), [['1 import-name-both'], ['0 import-name-both']]));
  test('a name twice in one is disputed', () => {
    const [first] = importNamesProblems(['a', 'a'], []).names;
    assert.deepEqual([first?.index, first?.problem.grade], [1, 'disputed']);
  });
});
