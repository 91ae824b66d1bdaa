// Random documents: no fix that is offered touches other data, and nothing throws, whatever stands in the file.
//   npm run fuzz:fixes -- [--cases N] [--seed S] [--seconds T]       failures are kept in test/failures/
import { runBundled } from './lib/run-bundled.mjs';

await runBundled('test/fuzz/fixes-main.ts', { data: true });
