// Pyright says in one run all that it finds wrong in its settings, each time with the name of the key; so one run judges
// many cases, each of another key.
import fs from 'node:fs';
import path from 'node:path';

const TABLE = '[tool.pyright]\n';

export default {
  requirements: ['pyright==1.1.414'],
  samples: {
    'tool.pyright.executionEnvironments.*.root': '"src"',
    'tool.pyright.venv': '"venv"',
  },
  async judge(cases, { execute, scratch }) {
    const verdicts = new Array(cases.length);
    for (const batch of batches(cases)) {
      const folder = path.join(scratch, 'run');
      fs.rmSync(folder, { recursive: true, force: true });
      fs.mkdirSync(path.join(folder, 'src'), { recursive: true });
      fs.mkdirSync(path.join(folder, 'x'), { recursive: true });
      fs.writeFileSync(path.join(folder, 'src', 'a.py'), 'x = 1\n');
      const lines = batch.map(({ one }) => one.text.slice(TABLE.length)).join('');
      fs.writeFileSync(path.join(folder, 'pyproject.toml'), TABLE + lines);
      const { stdout, stderr } = await execute('pyright', ['--project', '.'], { cwd: folder });
      const said = `${stdout}\n${stderr}`
        .split('\n')
        .filter(
          (line) =>
            /Config|config|invalid|unrecognized|must|could not|Cannot|not valid|should/.test(line) &&
            !/\d errors?,/.test(line),
        );
      for (const { one, index } of batch) {
        const name = one.path[2];
        const nested = one.path.length > 3;
        const about = said.filter(
          (line) => line.includes(`"${name}"`) || line.includes(`${name} `) || (nested && batch.length === 1),
        );
        verdicts[index] =
          about.length === 0 ? { verdict: 'accepted' } : { verdict: 'warned', message: about[0] };
      }
    }
    return verdicts;
  },
  skip: [
    {
      match: /executionEnvironments\.\*\.(?!root)/,
      reason:
        'Not run: Pyright names no key that would tell the cases of one run apart, and has the same switches above.',
    },
  ],
  explain: [],
};

/** Cases in lists in which no key is twice; those of keys further below stand alone. */
function batches(cases) {
  const lists = [];
  const alone = [];
  const next = new Map();
  cases.forEach((one, index) => {
    const name = one.path[2];
    if (
      one.path.length > 3 ||
      !one.text.startsWith(TABLE) ||
      /typeCheckingMode|extends|executionEnvironments/.test(name)
    ) {
      alone.push([{ one, index }]);
      return;
    }
    const at = next.get(name) ?? 0;
    next.set(name, at + 1);
    lists[at] ??= [];
    lists[at].push({ one, index });
  });
  return [...lists, ...alone];
}
