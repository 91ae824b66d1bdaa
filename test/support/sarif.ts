import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

interface Validator {
  compile(schema: unknown): ((data: unknown) => boolean) & { errors?: readonly unknown[] | null };
}

/** What the published schema of SARIF 2.1.0 has against a log. The schema and its reader come from one package. */
export function sarifProblems(log: unknown): readonly unknown[] {
  const home = path.resolve('node_modules/@microsoft/jest-sarif');
  const Ajv = createRequire(path.join(home, 'package.json'))('ajv') as new (options: object) => Validator;
  const read = (file: string): unknown => JSON.parse(fs.readFileSync(file, 'utf8'));
  const { $schema: _dialect, ...schema } = read(
    path.join(home, 'lib/schemas/sarif-2.1.0-rtm.5.json'),
  ) as Record<string, unknown>;
  const validate = new Ajv({
    allErrors: true,
    schemaId: 'auto',
    unknownFormats: 'ignore',
    logger: false,
  }).compile(schema);
  return validate(log) ? [] : (validate.errors ?? []);
}
