// Asks every feature at every offset of the rules' examples, of the demo project and of the files in folders that are named,
// whole and broken: no exception, no answer over 50 ms of CPU, also not at 1,000 lines. Tells how slow each feature was.
//   npm run sweep -- [FOLDER …] [--files N] [--seed S] [--jobs N]
import { runBundled } from './lib/run-bundled.mjs';

await runBundled('test/fuzz/sweep-main.ts', { data: true });
