import assert from 'node:assert/strict';
import type { Service } from '../../server/src/service.ts';
import { givenFiles } from '../../server/src/spec/host.ts';
import { applyEdits, type Span } from '../../server/src/text/span.ts';

/** No answer may take longer. */
export const LIMIT_MS = 50;

const files = givenFiles({
  'README.md': 'uv sync --group test\npip install .[dev]\n',
  'src/pkg/__init__.py': 'from .cli import main\n',
  'src/pkg/cli.py': 'def main(): ...\n',
  'tox.ini': '[testenv]\nextras = dev\n',
});

/** What was asked so far. */
export interface Sweep {
  answers: number;
  /** For each feature how long all its answers took, and the slowest of them. */
  readonly features: Map<string, { all: number; slowest: number; count: number }>;
}

export const newSweep = (): Sweep => ({ answers: 0, features: new Map() });

/** Asks every feature at every offset (or each `step`-th) of a text; throws where an answer is wrong in itself. */
export function sweep(service: Service, text: string, step: number, result: Sweep): void {
  const document = service.open('pyproject.toml', text);
  const view = { files };
  const ask = <T>(what: string, compute: () => T): T => {
    const started = performance.now();
    let answer = compute();
    // The clock tells the most that it can have taken, and costs far less than asking for the CPU time.
    let ms = performance.now() - started;
    // Memory that is given back in between is not the feature's: the best of three counts.
    for (let tries = 0; ms >= LIMIT_MS / 2 && tries < 3; tries++) {
      const begun = process.cpuUsage();
      answer = compute();
      const { user, system } = process.cpuUsage(begun);
      ms = Math.min(ms, (user + system) / 1000);
    }
    result.answers += 1;
    const known = result.features.get(what) ?? { all: 0, slowest: 0, count: 0 };
    known.all += ms;
    known.count += 1;
    known.slowest = Math.max(known.slowest, ms);
    result.features.set(what, known);
    return answer;
  };
  const inside = ({ start, end }: Span): void => {
    assert.ok(
      start >= 0 && start <= end && end <= text.length,
      `a span outside of the text: ${start}-${end}`,
    );
  };

  // Findings come first, as in an editor; what they cost is measured by the benchmark.
  service.diagnostics(document, view);
  for (const symbol of ask('symbols', () => service.symbols(document, view))) inside(symbol.span);
  ask('project symbols', () => service.projectSymbols(document, 'a', view));
  for (const { start, end } of ask('folding', () => service.folding(document)))
    assert.ok(start < end && end < document.lines.lineCount);
  for (const { span } of ask('links', () => service.links(document, view))) inside(span);
  for (const { span } of ask('lenses', () => service.lenses(document, view))) inside(span);
  ask('hints', () => service.hints(document, { start: 0, end: text.length }, 'all', view));
  ask('format', () => service.format(document));
  ask('fix all', () => service.fixAll(document, view));
  ask('tools', () => service.offerTools(document, view));
  ask('build plans', () => service.buildPlans(document, view));
  let last = 0;
  for (const { span } of ask('tokens', () => service.tokens(document, undefined, view))) {
    inside(span);
    assert.ok(span.start >= last && span.end > span.start, 'tokens overlap');
    last = span.end;
  }

  // What is offered at one place is offered at each offset in it; what it would do is worked out once.
  const worked = new Set<string>();
  const isNew = (what: string): boolean => worked.size < worked.add(what).size;
  for (let offset = 0; offset <= text.length; offset += step) {
    ask('completion', () => service.completion(document, offset, view));
    ask('hover', () => service.hover(document, offset, view));
    const at = { start: offset, end: offset };
    for (const { fix } of ask('fixes', () => service.fixes(document, at, view)))
      for (const { span } of fix.edits) inside(span);
    ask('ignore', () => service.ignoreLines(document, at, view));
    // Editors ask behind what ends a line or a list; and a range takes whole statements, which are on lines of their own.
    if (/[\n\]}]/.test(text[offset - 1] ?? '\n')) {
      ask('format typed', () => service.formatTyped(document, offset));
      ask('format range', () => service.format(document, {}, at));
    }
    ask('definition', () => service.definitions(document, offset, view));
    for (const { span, other } of ask('references', () => service.references(document, offset, 'all', view)))
      if (other === undefined) inside(span);
    for (const { span } of ask('highlights', () => service.highlights(document, offset, view))) inside(span);
    const linked = ask('linked editing', () => service.linked(document, offset, view));
    assert.ok(
      new Set(linked.map(({ start, end }) => text.slice(start, end))).size <= 1,
      'linked texts differ',
    );
    const steps = ask('selection', () => service.selection(document, offset, view));
    for (let i = 1; i < steps.length; i++) {
      const [smaller, larger] = [steps[i - 1] as Span, steps[i] as Span];
      assert.ok(larger.start <= smaller.start && smaller.end <= larger.end, 'a selection does not grow');
    }
    const [place] = steps;
    for (const rewrite of ask('rewrites', () => service.rewrites(document, offset, view))) {
      if (!isNew(JSON.stringify([rewrite.id, rewrite.title, rewrite.changes, place]))) continue;
      for (const { span } of ask('rewrite', () => rewrite.edits()) ?? []) inside(span);
    }
    const name = ask('rename, asked', () => service.renamable(document, offset, view));
    if (name === undefined || !isNew(JSON.stringify(name))) continue;
    const renamed = ask('rename', () => service.rename(document, offset, 'another-name', view));
    if ('problem' in renamed) continue;
    const after = applyEdits(text, renamed.edits);
    assert.ok(after !== undefined, 'the edits of a rename overlap');
    const problems = service.open('pyproject.toml', after).tree.problems.length;
    assert.ok(problems <= document.tree.problems.length, 'a rename breaks the document');
  }
}
