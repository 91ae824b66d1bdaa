import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  canonicalRequirement,
  extrasInMarker,
  formatRequirement,
  parseRequirement,
  requirementPlaceAt,
  specifierPlaceAt,
} from '../../server/src/standards/pep508.ts';
import { cursor } from './cursor.ts';
import { expectFault } from './problems.ts';

describe('requirements', () => {
  test('have parts with spans', () => {
    const text = ' Foo_Bar [a, b] (>=1,<2) ; extra == "x"';
    const requirement = parseRequirement(text);
    const cut = (at: { start: number; end: number } | undefined) => at && text.slice(at.start, at.end);
    assert.equal(requirement.name?.text, 'Foo_Bar');
    assert.equal(cut(requirement.extrasSpan), '[a, b]');
    assert.deepEqual(
      requirement.extras.map(({ text }) => text),
      ['a', 'b'],
    );
    assert.equal(cut(requirement.specifiersSpan), '>=1,<2');
    assert.equal(cut(requirement.parentheses), '(>=1,<2)');
    assert.equal(cut(requirement.semicolon), ';');
    assert.equal(requirement.marker?.root?.kind, 'comparison');
    assert.deepEqual(extrasInMarker(requirement), ['x']);
    assert.deepEqual(requirement.problems, []);
  });
  test('with a URL', () =>
    assert.equal(parseRequirement('a @ https://x.y/z ; extra == "q"').url?.text, 'https://x.y/z'));

  const fault = (text: string, expected: string) => () =>
    expectFault(text, parseRequirement(text).problems, expected);
  test('wrong operator', fault('foo=>1', 'refused version-operator: foo«=>»1 → foo>=1'));
  test('open bracket', fault('foo[bar', 'refused extra-bracket: foo«[»bar → foo[bar]'));
  test(
    'open bracket before a specifier',
    fault('foo[bar>=1', 'refused extra-bracket: foo«[»bar>=1 → foo[bar]>=1'),
  );
  test('no comma between extras', fault('foo[a b]', 'refused extra-comma: foo[a «b»] → foo[a, b]'));
  test('a comma too many in extras', fault('foo[a,]', 'refused extra-comma: foo[a«,»] → foo[a]'));
  test('a name that no extra has', fault('foo[ü]', 'refused extra-name: foo[«ü»]'));
  test('open parenthesis', fault('foo (>=1', 'refused specifier-parenthesis: foo «(»>=1 → foo (>=1)'));
  test(
    'parenthesis that closes nothing',
    fault('foo>=1)', 'refused specifier-parenthesis: foo>=1«)» → foo>=1'),
  );
  test('no comma', fault('foo >=1 <2', 'refused missing-comma: foo >=1 «<»2 → foo >=1,<2'));
  test('a comma alone', fault('foo,', 'refused empty-specifier: foo«,» → foo'));
  test('a comma at the end', fault('foo>=1,', 'disputed empty-specifier: foo>=1«,» → foo>=1'));
  test('caret', fault('foo^1.0', 'refused version-operator: foo«^»1.0 → foo>=1.0,<2'));
  test('a version without operator', fault('foo 1.0', 'refused missing-operator: foo «1.0» → foo >=1.0'));
  test(
    'a marker without semicolon',
    fault(
      'foo>=1 python_version < "3"',
      'refused missing-semicolon: foo>=1 «python_version < "3"» → foo>=1; python_version < "3"',
    ),
  );
  test(
    'a semicolon in the URL',
    fault(
      'a @ https://x/y; extra == "b"',
      'refused url-semicolon: a @ https://x/y«;» extra == "b" → a @ https://x/y ; extra == "b"',
    ),
  );
  test(
    'a marker glued to the URL',
    fault(
      'a @ https://x/y;extra=="b"',
      'disputed url-semicolon: a @ https://x/y«;extra=="b"» → a @ https://x/y ;extra=="b"',
    ),
  );
  test('a version for a URL', fault('foo @ 1.0', 'disputed url-scheme: foo @ «1.0» → foo==1.0'));
  test('no URL', fault('foo @', 'refused url-missing: foo «@»'));
  test('no marker', fault('foo;', 'refused marker-empty: foo«;» → foo'));
  test('a comment', fault('foo>=1 # why', 'refused comment: foo>=1 «# why» → foo>=1'));
  test(
    'a comment after a marker',
    fault('foo; extra == "a" # why', 'refused comment: foo; extra == "a" «# why» → foo; extra == "a"'),
  );
  test(
    'a hash',
    fault('foo==1 --hash=sha256:abc', 'refused requirements-option: foo==1 «--hash=sha256:abc» → foo==1'),
  );
  test('-r', fault('-r dev.txt', 'refused requirements-include: «-r dev.txt»'));
  test('-e', fault('-e .', 'refused requirements-editable: «-e .»'));
  test('a URL alone', fault('git+https://x.y/z', 'refused bare-url: «git+https://x.y/z»'));
  test('a path alone', fault('../foo', 'refused bare-path: «../foo»'));
  test('a path to a file', fault('dist/foo.whl', 'refused bare-path: «dist/foo.whl»'));
  test('a name with an underscore at its end', fault('foo_', 'disputed requirement-name-end: foo«_» → foo'));
  test('empty', fault('', 'refused requirement-empty: «»'));
  test('=== swallows the comma as readers do', () =>
    assert.deepEqual(
      parseRequirement('foo===1,>=2').specifiers.specifiers.map(({ operator }) => operator),
      ['===', '>='],
    ));

  test('printed as the reference implementation does', () =>
    assert.equal(
      canonicalRequirement(parseRequirement("Foo [b,a] >=1, <2 ; os.name=='nt'")),
      'Foo[a,b]<2,>=1; os_name == "nt"',
    ));
  test('printed for people', () =>
    assert.equal(
      formatRequirement(parseRequirement("Foo_X [B,a] >= 1.0.0, <2 ; os.name=='nt'")),
      'foo-x[a,b]>=1.0.0,<2; os_name == "nt"',
    ));
});

describe('the part of a requirement under the cursor', () => {
  const place = (marked: string) => {
    const { text, offset } = cursor(marked);
    const found = requirementPlaceAt(parseRequirement(text), offset);
    const detail =
      'operator' in found ? ` ${found.operator}` : 'variable' in found ? ` ${found.variable}` : '';
    return `${found.kind} «${text.slice(found.span.start, found.span.end)}»${detail}`;
  };
  for (const [marked, expected] of [
    ['|', 'name «»'],
    ['re|q', 'name «req»'],
    ['foo|>=1', 'name «foo»'],
    ['foo[|', 'extra «»'],
    ['foo[a, b|c]', 'extra «bc»'],
    ['foo[a]|', 'operator «»'],
    ['foo |', 'operator «»'],
    ['foo >|', 'operator «>»'],
    ['foo>=|', 'version «» >='],
    ['foo>=1.|0,<2', 'version «1.0» >='],
    ['foo>=1,|', 'operator «»'],
    ['foo>=1, <|', 'operator «<»'],
    ['foo (>=1.2|)', 'version «1.2» >='],
    ['foo @ ht|tps://x', 'url «https://x»'],
    ['foo @ x: |', 'none «»'],
    ['foo;|', 'marker-variable «»'],
    ['foo; py|', 'marker-variable «py»'],
    ['foo; python_version |', 'marker-operator «» python_version'],
    ['foo; python_version >|', 'marker-operator «>» python_version'],
    ['foo; python_version >= |', 'marker-value «» >='],
    ['foo; python_version >= "3.|"', 'marker-value «"3."» >='],
    ['foo; python_version >= "3.|', 'marker-value «"3.» >='],
    ['foo; os_name == "nt" |', 'marker-join «»'],
    ['foo; os_name == "nt" an|', 'marker-join «an»'],
    ['foo; os_name == "nt" and |', 'marker-variable «»'],
    ['foo; (os_name == "nt"|)', 'marker-join «»'],
    ['foo; "linux" in |', 'marker-variable «»'],
    ['foo; sys_platform not in |', 'marker-value «» not in'],
  ] as const) {
    test(marked, () => assert.equal(place(marked), expected));
  }
  test('in a specifier set', () => {
    const { text, offset } = cursor('>=3.9,<3.|');
    assert.deepEqual(specifierPlaceAt(text, offset), {
      kind: 'version',
      span: { start: 7, end: 9 },
      operator: '<',
    });
  });
});
