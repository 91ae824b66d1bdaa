import { normalizeName } from '../../standards/names.ts';
import { parseRequirement } from '../../standards/pep508.ts';
import { supportedPythons } from '../../standards/pythons.ts';
import { toData } from '../../toml/data.ts';
import { parseToml } from '../../toml/parse.ts';
import type { MigrationFacts } from '../facts.ts';
import { readSetupPy } from '../setup-py/read.ts';
import type { ProjectView } from '../view.ts';
import { stringsWithin, textOf } from './keywords.ts';
import { requirementLines } from './requirements.ts';
import { readSetupCfg } from './setup-cfg.ts';

/** What a run of setup.py needs beside setuptools, as far as the project says: `[build-system] requires`, `setup_requires`. */
export function setupNeeds(view: ProjectView, { data, today }: MigrationFacts): readonly string[] {
  const root = toData(parseToml(view.text('pyproject.toml') ?? '').root);
  const system = root instanceof Map ? root.get('build-system') : undefined;
  const requires: unknown = system instanceof Map ? system.get('requires') : undefined;
  const python = supportedPythons(data.pythons, today).at(-1)?.minor ?? '3.13';
  const environment = {
    python,
    sysPlatform: 'linux',
    osName: 'posix',
    platformSystem: 'Linux',
    implementation: 'CPython',
  };
  const reading = readSetupPy(view, environment, data);
  const asked = [
    reading.keywords.get('setup_requires')?.value,
    readSetupCfg(view, data)?.keywords.get('setup_requires')?.value,
  ].flatMap((value) => {
    const text = textOf(value);
    return text === undefined ? (stringsWithin(value) ?? []) : requirementLines(text);
  });
  const all = [...(Array.isArray(requires) ? requires : []), ...asked].filter(
    (one): one is string => typeof one === 'string',
  );
  return [...new Set(all)].filter((one) => {
    const name = parseRequirement(one).name?.text;
    // setuptools is there in any case; a run of its tests is not wanted.
    return name !== undefined && !['setuptools', 'pytest-runner'].includes(normalizeName(name));
  });
}
