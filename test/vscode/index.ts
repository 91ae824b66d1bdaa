import fs from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

interface Result {
  readonly title: string;
  readonly passed: boolean;
  readonly milliseconds: number;
  readonly error?: string;
}

/**
 * VS Code calls this in its extension host: runs the suites in the folder named by `TEST_SUITE`, writes the results
 * to `TEST_RESULT_FILE`, and rejects when one failed. `TEST_ONLY` names the test file to run when it is one alone.
 */
export async function run(): Promise<void> {
  const folder = path.join(__dirname, process.env.TEST_SUITE ?? 'suite');
  const mocha = new Mocha({ ui: 'tdd', timeout: 30_000 });
  for (const file of fs.readdirSync(folder).sort())
    if (file.endsWith(`${process.env.TEST_ONLY ?? ''}.test.js`)) mocha.addFile(path.join(folder, file));

  const results: Result[] = [];
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    const note = (test: Mocha.Runnable, error?: Error) => {
      const result = {
        title: test.fullTitle(),
        passed: error === undefined,
        milliseconds: test.duration ?? 0,
      };
      results.push(error === undefined ? result : { ...result, error: error.stack ?? String(error) });
      // The runner outside prints what stands behind this mark: VS Code logs to the same place.
      console.log(
        `##TEST ${error === undefined ? 'ok' : 'not ok'} - ${result.title} (${result.milliseconds} ms)`,
      );
      if (error !== undefined) console.log(`##TEST   ${error.stack ?? String(error)}`);
    };
    runner.on('pass', (test) => note(test));
    runner.on('fail', note);
    // A test that is left out counts as failed: nothing is skipped here.
    runner.on('pending', (test) => note(test, new Error('This test was skipped.')));
  });
  if (process.env.TEST_RESULT_FILE !== undefined)
    fs.writeFileSync(process.env.TEST_RESULT_FILE, JSON.stringify(results));
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}
