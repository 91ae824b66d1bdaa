// Runs tests below test/ that need nothing but Node and, for some folders, a finished build.
//   node scripts/test-node.mjs unit|protocol|cli|corpus [--node PATH] [substring of test paths …]
import { globSync } from './lib/files.mjs';
import { runNodeTests } from './lib/node-tests.mjs';

/** Folders with suites of their own; everything else is a unit test. */
const OWN = ['protocol', 'cli', 'corpus', 'vscode', 'neovim', 'real'];

const [suite, ...args] = process.argv.slice(2);
const at = args.indexOf('--node');
const node = at < 0 ? undefined : args.splice(at, 2)[1];

const inSuite = (file) =>
  suite === 'unit'
    ? !OWN.some((folder) => file.startsWith(`test/${folder}/`))
    : file.startsWith(`test/${suite}/`);
const files = globSync('test', /\.test\.ts$/)
  .filter(inSuite)
  .filter((file) => args.length === 0 || args.some((part) => file.includes(part)));
if (files.length === 0) {
  console.error(`No ${suite} test matches ${args.join(' ') || '(none given)'}.`);
  process.exit(1);
}
const { failed } = await runNodeTests(files, {
  node,
  concurrency: suite === 'unit' ? undefined : 2,
  // Real programs are installed while these run.
  ...(suite === 'real' ? { seconds: 900 } : {}),
});
process.exit(failed > 0 ? 1 : 0);
