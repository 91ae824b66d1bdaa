import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseToml } from '../../server/src/toml/parse.ts';
import { locate, type Place } from '../../server/src/toml/paths.ts';

/** The place at `|`, as `kind path`, with the text that a completion would replace in `«»` and what else matters. */
function placeAt(marked: string): string {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const place = locate(parseToml(text), offset);
  const replaced = text.slice(place.span.start, place.span.end);
  return [place.kind, place.path.join('.'), replaced === '' ? '' : `«${replaced}»`, extra(place)]
    .filter((s) => s !== '')
    .join(' ');
}

function extra(place: Place): string {
  if (place.kind === 'value') return place.index === undefined ? '' : `@${place.index}`;
  if (place.kind === 'item') return place.needsComma ? 'needs comma' : '';
  if (place.kind === 'key' && place.inline !== undefined) return 'inline';
  return '';
}

function at(marked: string, expected: string): void {
  test(JSON.stringify(marked), () => assert.equal(placeAt(marked), expected));
}

describe('locate: headers', () => {
  at('[|]', 'header');
  at('[|', 'header');
  at('[to|ol]', 'header tool «tool»');
  at('[tool.|]', 'header tool');
  at('[tool.|', 'header tool');
  at('[tool.ru|ff.lint]', 'header tool.ruff «ruff»');
  at('[[a]]\n[[a]]\n[a.b|]', 'header a.1.b «b»');
  at('[[a|]]', 'header a «a»');
  at('[a]|', 'none a');
  at('[a]\n[[b]]|', 'none b.0');
});

describe('locate: keys', () => {
  at('|', 'key');
  at('[a]\n|', 'key a');
  at('[[a]]\n[[a]]\n|\n', 'key a.1');
  at('[a]\nx = 1\n|\n[b]', 'key a');
  at('na|', 'key na «na»');
  at('[a]\nna|\n[b]\n', 'key a.na «na»');
  at('[a]\nb.c|.d = 1', 'key a.b.c «c»');
  at('a.|', 'key a');
  at('a.| = 1', 'key a');
  at('na| = 1', 'key na «na»');
  at('na |', 'after-key na');
  at('na |= 1', 'after-key na');
  at('  |na = 1', 'key na «na»');
  at(' | na = 1', 'none');
  at('[a]\nb = 1\n[b|]', 'header b «b»');
});

describe('locate: values', () => {
  at('a = |', 'missing-value a');
  at('a =|', 'missing-value a');
  at('[t]\na = |\nb = 1', 'missing-value t.a');
  at('a = |1', 'value a «1»');
  at('a = "x|y"', 'value a «"xy"» @1');
  at('a = |"xy"', 'value a «"xy"»');
  at('a = "xy"|', 'value a «"xy"»');
  at('a = "xy" |', 'none');
  at('a = "x|', 'value a «"x» @1');
  at('a = "x |', 'value a «"x » @1');
  at('a = "|\nb = 1', 'value a «"» @0');
  at('a = "\\u0041|b"', 'value a «"\\u0041b"» @1');
  at('a = """\nx|"""', 'value a «"""\nx"""» @1');
  at('a.b = { c = [1, |2] }', 'value a.b.c.1 «2»');
});

describe('locate: arrays', () => {
  at('a = [|]', 'item a.0');
  at('a = [\n  |\n]', 'item a.0');
  at('a = ["x", |]', 'item a.1');
  at('a = ["x",\n|\n"y"]', 'item a.1');
  at('a = ["x"|]', 'value a.0 «"x"»');
  at('a = ["x" | , "y"]', 'none a');
  at('a = ["x"\n  |\n]', 'item a.1 needs comma');
  at('a = ["x|]', 'value a.0 «"x» @1');
  at('a = [\n  "x",\n  "y|\n]\nb = 1', 'value a.1 «"y» @1');
  at('a = [\n  "x",\n  |\n[t]', 'item a.1');
  at('a = [\n  "x",\n\n[t|]', 'header t «t»');
  at('a = [[\n  |', 'item a.0.0');
  at('a = |["x"]', 'value a «["x"]»');
  at('a = ["x"]|', 'value a «["x"]»');
  at('a = ["x", re|]', 'value a.1 «re»');
  at('a = [\n  "x",\n  re|\n]', 'value a.1 «re»');
});

describe('locate: inline tables', () => {
  at('a = {|}', 'key a inline');
  at('a = { |', 'key a inline');
  at('a = { te| }', 'key a.te «te» inline');
  at('a = { te|', 'key a.te «te» inline');
  at('a = { x = 1, |}', 'key a inline');
  at('a = { x = 1 |}', 'none a');
  at('a = { x = | }', 'missing-value a.x');
  at('a = { x = |', 'missing-value a.x');
  at('a = [{ x = "q|" }]', 'value a.0.x «"q"» @1');
  at('a = [{ x = "q" }, { | }]', 'key a.1 inline');
  at('a = [{ x = "q" }, { y| ]\nb = 1', 'key a.1.y «y» inline');
  at('a = { x = [|] }', 'item a.x.0');
  at('a = { x = 1\n|\nb = 1', 'key');
});

describe('locate: others', () => {
  at('# a|b', 'comment');
  at('a = 1 # |b', 'comment');
  at('a = [ # |b\n]', 'comment');
  at('] |', 'none');
  at(']|', 'junk');
});
