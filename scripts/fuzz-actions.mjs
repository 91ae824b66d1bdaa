// Random documents and real ones with damage: every other way to write something that is offered at a place keeps all other
// data and every comment, and so does the comment that silences a line.
//   npm run fuzz:actions -- [--cases N] [--seed S] [--seconds T]       failures are kept in test/failures/
import { runBundled } from './lib/run-bundled.mjs';

await runBundled('test/fuzz/actions-main.ts', { data: true });
