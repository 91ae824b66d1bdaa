// Pyright and what is made of it say in one run all that they find wrong in their settings, each time with the name of the
// key; so one run judges many cases, each of another key.
import fs from 'node:fs';
import path from 'node:path';

/** The adapter of the program of this name, which reads the table `[tool.<name>]`. */
export function pyrightLike(name, requirements) {
  const TABLE = `[tool.${name}]\n`;
  /** A case of a key in an environment: they come together, each in an environment of its own. */
  const INNER = new RegExp(`^\\[tool\\.${name}\\]\\nexecutionEnvironments = \\[(.*)\\]\\n$`);
  return {
    requirements,
    samples: {
      [`tool.${name}.executionEnvironments.*.root`]: '"src"',
      [`tool.${name}.venv`]: '"venv"',
      [`tool.${name}.baselineFile`]: '"x/baseline.json"',
    },
    async judge(cases, { execute, scratch }) {
      const verdicts = new Array(cases.length);
      for (const batch of batches(cases)) {
        const folder = path.join(scratch, 'run');
        fs.rmSync(folder, { recursive: true, force: true });
        fs.mkdirSync(path.join(folder, 'src'), { recursive: true });
        fs.mkdirSync(path.join(folder, 'x'), { recursive: true });
        fs.writeFileSync(path.join(folder, 'src', 'a.py'), 'x = 1\n');
        const lines = batch
          .filter(({ one }) => !INNER.test(one.text))
          .map(({ one }) => one.text.slice(TABLE.length));
        const inner = batch.flatMap(({ one }) => INNER.exec(one.text)?.[1] ?? []);
        if (inner.length > 0) lines.push(`executionEnvironments = [${inner.join(', ')}]\n`);
        fs.writeFileSync(path.join(folder, 'pyproject.toml'), TABLE + lines.join(''));
        const { stdout, stderr } = await execute(name, ['--project', '.'], { cwd: folder });
        const crash = /^TypeError: .*/m.exec(stderr)?.[0];
        if (crash !== undefined && batch.length === 1) {
          verdicts[batch[0].index] = { verdict: 'refused', message: crash };
          continue;
        }
        const said = `${stdout}\n${stderr}`
          .split('\n')
          .filter(
            (line) =>
              /Config|config|invalid|unrecognized|must|could not|Cannot|not valid|should/.test(line) &&
              !/\d errors?,/.test(line),
          );
        for (const { one, index } of batch) {
          const key = nameOf(one);
          const nested = one.path.length > 3 && !isInner(one);
          const about = said.filter(
            (line) => line.includes(`"${key}"`) || line.includes(`${key} `) || (nested && batch.length === 1),
          );
          verdicts[index] =
            about.length === 0 ? { verdict: 'accepted' } : { verdict: 'warned', message: about[0] };
        }
      }
      return verdicts;
    },
    explain: [
      {
        match: /^badValue tool\.\w+\.executionEnvironments\.\*\.pythonPlatform/,
        reason: 'Of the platform of a single environment only this is asked: whether it is a string.',
      },
    ],
  };

  function isInner({ path: at, text }) {
    return at.length === 5 && at[2] === 'executionEnvironments' && INNER.test(text);
  }

  function nameOf(one) {
    return isInner(one) ? one.path[4] : one.path[2];
  }

  /** Cases in lists in which no key is twice; those of keys further below stand alone. */
  function batches(cases) {
    const lists = [];
    const alone = [];
    const inner = [];
    const next = new Map();
    const nextInner = new Map();
    cases.forEach((one, index) => {
      const key = nameOf(one);
      if (
        (one.path.length > 3 && !isInner(one)) ||
        !one.text.startsWith(TABLE) ||
        /typeCheckingMode|extends|executionEnvironments/.test(key) ||
        key === 'root'
      ) {
        alone.push([{ one, index }]);
        return;
      }
      // Below the environments and above, the switches have the same names.
      const group = isInner(one) ? inner : lists;
      const counts = isInner(one) ? nextInner : next;
      const at = counts.get(key) ?? 0;
      counts.set(key, at + 1);
      group[at] ??= [];
      group[at].push({ one, index });
    });
    return [...lists, ...inner, ...alone];
  }
}
