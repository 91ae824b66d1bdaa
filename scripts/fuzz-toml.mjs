// Random checks of the TOML layer.
//   node scripts/fuzz-toml.mjs [--cases N] [--seed S] [--seconds T] [--seeds DIR] [--python PATH | --no-python]
// Failing inputs are kept in test/failures/; a seed gives the same cases again.
import { runBundled } from './lib/run-bundled.mjs';

await runBundled('test/support/toml-fuzz.ts');
