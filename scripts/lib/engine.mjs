import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { prepareData } from '../data.mjs';

/** The engine from its sources, with a service over the data of the build; `today` is fixed so that results are too. */
export async function loadEngine(today = '2026-11-21') {
  const data = prepareData();
  const outfile = path.resolve('.build', `engine-${process.pid}.mjs`);
  await build({
    stdin: {
      contents: [
        "export * from './server/src/service.ts';",
        "export { schemaTableShape } from './server/src/spec/schema-shape.ts';",
      ].join('\n'),
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  try {
    const engine = await import(pathToFileURL(outfile).href);
    const host = {
      readData: (name) => fs.readFileSync(path.join(data, name), 'utf8'),
      today: () => today,
      log: (level, message) => {
        if (level === 'error') throw new Error(message);
      },
      rulePage: () => undefined,
    };
    return { ...engine, service: engine.createService(host) };
  } finally {
    fs.rmSync(outfile, { force: true });
  }
}
