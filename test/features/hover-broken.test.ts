import assert from 'node:assert/strict';
import { test } from 'node:test';
import { touches } from '../../server/src/text/span.ts';
import { service } from '../support/service.ts';

test('a hover touches the cursor, also behind a string that was never closed', () => {
  const text = '[project]\nname = "pkg \nversion = "1"\n';
  const document = service.open('pyproject.toml', text);
  for (let offset = 0; offset <= text.length; offset++) {
    const found = service.hover(document, offset);
    if (found !== undefined) assert.ok(touches(found.span, offset), `at ${offset}`);
  }
});
