// A reporter for `node --test`: prints failures as they come and leaves the counts in $TEST_COUNTS as JSON.
import fs from 'node:fs';
import { inspect } from 'node:util';

export default async function* reporter(source) {
  let passed = 0;
  let failed = 0;
  const suites = [];
  for await (const { type, data } of source) {
    if (type === 'test:start') {
      suites.length = data.nesting;
      suites.push(data.name);
    } else if (type === 'test:pass' && data.details?.type !== 'suite') {
      // A test that does not run proves nothing.
      if (data.skip !== undefined || data.todo !== undefined) {
        failed += 1;
        yield `not run: ${data.name} (${data.file})\n`;
      } else passed += 1;
    } else if (type === 'test:fail' && data.details?.type !== 'suite') {
      failed += 1;
      const error = data.details?.error;
      const cause = error?.cause ?? error;
      const path = [...suites.slice(0, data.nesting), data.name].join(' > ');
      yield `\nFAILED ${path}\n${indent(typeof cause === 'string' ? cause : (cause?.stack ?? inspect(cause)))}\n`;
    } else if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
  }
  yield `${passed} passed, ${failed} failed\n`;
  if (process.env.TEST_COUNTS) fs.writeFileSync(process.env.TEST_COUNTS, JSON.stringify({ passed, failed }));
}

const indent = (text) =>
  text
    .split('\n')
    .slice(0, 40)
    .map((line) => `    ${line}`)
    .join('\n');
