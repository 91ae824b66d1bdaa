import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { service } from '../support/service.ts';

const plans = (text: string, file?: string) =>
  service.profilePlans(service.open('pyproject.toml', text), file);
const commands = (text: string, file?: string) =>
  plans(text, file).map(({ record, report }) => [record.slice(2).join(' '), report.slice(2).join(' ')]);

describe('profiles with Memray', () => {
  test('record the file and make a flame graph of it', () =>
    assert.deepEqual(commands('', 'src/a.py'), [
      [
        'run --force --output memray-a.bin src/a.py',
        'flamegraph --force --output memray-flamegraph-a.html memray-a.bin',
      ],
    ]));
  test('honour output and format', () =>
    assert.deepEqual(commands('[tool.memray]\noutput = "out/mem.bin"\nformat = "table"\n', 'a.py'), [
      [
        'run --force --output out/mem.bin a.py',
        'table --force --output out/memray-table-mem.html out/mem.bin',
      ],
    ]));
  test('print a report that is no page', () => {
    const [plan] = plans('[tool.memray]\nformat = "tree"\n', 'a.py');
    assert.deepEqual(plan?.report, ['-m', 'memray', 'tree', 'memray-a.bin']);
    assert.equal(plan?.shows, undefined);
  });
  test('name the format that transform needs', () =>
    assert.deepEqual(
      commands('[tool.memray]\nformat = "transform"\n', 'a.py')[0]?.[1],
      'transform gprof2dot memray-a.bin',
    ));
  test('do not replace a file that need not be a recording', () =>
    assert.deepEqual(
      commands('[tool.memray]\noutput = "a.txt"\n', 'a.py')[0]?.[0],
      'run --output a.txt a.py',
    ));
  test('take no name for an option', () =>
    assert.deepEqual(commands('[tool.memray]\noutput = "--live"\nformat = "--help"\n', '-m.py')[0], [
      'run --output ./--live ./-m.py',
      './--help ./--live',
    ]));
  test('are offered for the scripts of the project', () => {
    const [plan, ...rest] = plans('[project.scripts]\ntide = "tide.cli:App.main [x]"\nbad = "no target"\n');
    assert.deepEqual(rest, []);
    assert.equal(plan?.id, 'tide');
    assert.deepEqual(plan?.record.slice(-2), [
      '-c',
      'import sys, importlib; sys.exit(importlib.import_module("tide.cli").App.main())',
    ]);
  });
  test('are none where there is nothing to run', () =>
    assert.deepEqual(plans('[tool.memray]\noutput = 3\n'), []));
});
