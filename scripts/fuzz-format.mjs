// Random documents and real ones with damage: formatting twice is formatting once, keeps data, order and every comment.
//   npm run fuzz:format -- [--cases N] [--seed S] [--seconds T]       failures are kept in test/failures/
import { runBundled } from './lib/run-bundled.mjs';

await runBundled('test/fuzz/format-main.ts');
