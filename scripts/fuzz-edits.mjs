// Random edits of generated and example documents: after each, the findings are those of a document opened anew.
//   npm run fuzz:edits -- [--edits N] [--seed S] [--seconds T]       failures are kept in test/failures/
import { runBundled } from './lib/run-bundled.mjs';

await runBundled('test/fuzz/edits-main.ts', { data: true });
