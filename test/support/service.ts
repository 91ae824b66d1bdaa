import fs from 'node:fs';
import { createService, type Service } from '../../server/src/service.ts';
import type { Host } from '../../server/src/spec/host.ts';

/** A host for tests: real data files, a fixed day, and errors that fail the test. */
export const testHost = (today = '2026-11-21'): Host => ({
  readData: (name) => fs.readFileSync(`.cache/data/${name}`, 'utf8'),
  today: () => today,
  log: (level, message) => {
    if (level === 'error') throw new Error(message);
  },
  rulePage: () => undefined,
});

/** The service that all tests of a file share. */
export const service: Service = createService(testHost());
