// The decoder that toml-test runs: TOML on standard input, tagged JSON on standard output; exit 1 where it is refused.
//   node toml-decode.mjs [--toml 1.0|1.1]
import fs from 'node:fs';
import { toTaggedJson } from '../../server/src/toml/data.ts';
import { parseToml } from '../../server/src/toml/parse.ts';

const at = process.argv.indexOf('--toml');
const version = at >= 0 && process.argv[at + 1] === '1.1' ? '1.1' : '1.0';

function decode(): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fs.readFileSync(0));
  } catch {
    return undefined;
  }
}

const text = decode();
if (text === undefined) {
  process.stderr.write('The input is no UTF-8.\n');
  process.exitCode = 1;
} else {
  const doc = parseToml(text, { version });
  for (const { span, message } of doc.problems) process.stderr.write(`${span.start}: ${message}\n`);
  if (doc.problems.length > 0) process.exitCode = 1;
  else process.stdout.write(toTaggedJson(doc.root));
}
