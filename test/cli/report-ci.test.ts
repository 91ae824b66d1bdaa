import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { folder, run } from '../support/cli.ts';
import { sarifProblems } from '../support/sarif.ts';

const TEXT =
  '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n[project]\nname = "a"\nversoin = "1"\n';
const root = () => folder({ 'a b/pyproject.toml': TEXT });

describe('reports for other programs', () => {
  test('github: an annotation a finding, with its place', () => {
    const { code, out } = run(root(), ['check', '--format', 'github']);
    assert.equal(code, 1);
    const lines = out.trimEnd().split('\n');
    assert.ok(
      lines.every((line) => /^::(error|warning|notice) file=a b\/pyproject\.toml,line=\d+,/.test(line)),
      out,
    );
    assert.match(out, /line=7,endLine=7,col=1,endColumn=7,title=project\/unknown-key::/);
  });

  test('sarif: results with their rules and places', () => {
    const { code, out } = run(root(), ['check', '--format', 'sarif']);
    assert.equal(code, 1);
    const { version, runs } = JSON.parse(out);
    assert.equal(version, '2.1.0');
    const [{ tool, results }] = runs;
    const unknown = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'project/unknown-key');
    assert.equal(tool.driver.rules[unknown.ruleIndex].id, 'project/unknown-key');
    assert.equal(unknown.level, 'error');
    const { artifactLocation, region } = unknown.locations[0].physicalLocation;
    assert.equal(artifactLocation.uri, 'a%20b/pyproject.toml');
    assert.deepEqual(region, { startLine: 7, startColumn: 1, endLine: 7, endColumn: 8 });
  });

  test('sarif holds to its schema', () => {
    const log = JSON.parse(run(root(), ['check', '--format', 'sarif']).out);
    assert.deepEqual(sarifProblems(log), []);
    // The schema is really read: what is wrong is found.
    log.runs[0].results[0].level = 'bad';
    assert.ok(sarifProblems(log).length > 0);
  });

  test('sarif without findings is a log all the same', () => {
    const { code, out } = run(root(), ['check', '--format', 'sarif', '--select', 'dependency-groups']);
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out).runs[0].results, []);
    assert.deepEqual(sarifProblems(JSON.parse(out)), []);
  });
});
