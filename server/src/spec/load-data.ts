import { lazy } from '../model/lazy.ts';
import { classifiersFrom } from '../standards/classifiers.ts';
import { licencesFrom } from '../standards/licences.ts';
import { licenseClassifiersFrom } from '../standards/license-classifiers.ts';
import { pythonReleasesFrom } from '../standards/pythons.ts';
import { standardModulesFrom } from '../standards/standard-modules.ts';
import { standardNamesFrom } from '../standards/standard-names.ts';
import { tomlReadersFrom } from '../standards/toml-readers.ts';
import { backendsFrom } from './backends.ts';
import { codesFrom } from './codes.ts';
import type { Data } from './data.ts';
import type { Host } from './host.ts';
import { discoveryFrom } from './source/discovery-data.ts';
import { toolDataFrom, verifiedFrom } from './tool-data.ts';
import { toolPackagesFrom } from './tool-packages.ts';

/** The data files of the host, each read and parsed when it is first asked for. */
export function loadData(host: Host): Data {
  const read = <T>(name: string, from: (json: unknown) => T) =>
    lazy(() => from(JSON.parse(host.readData(name))));
  const classifiers = read('classifiers.json', classifiersFrom);
  const licences = read('licenses.json', licencesFrom);
  const licenseClassifiers = read('license-classifiers.json', licenseClassifiersFrom);
  const pythons = read('python-releases.json', pythonReleasesFrom);
  const backends = read('backends.json', backendsFrom);
  const tomlReaders = read('toml-readers.json', tomlReadersFrom);
  const discovery = read('discovery.json', discoveryFrom);
  const standardModules = read('standard-modules.json', standardModulesFrom);
  const standardNames = read('standard-names.json', standardNamesFrom);
  const packages = read('tool-packages.json', toolPackagesFrom);
  // Of many tools each has files of its own: one that is broken must not silence the others.
  const parsed = (name: string): unknown => {
    try {
      return JSON.parse(host.readData(name));
    } catch (error) {
      host.log('error', `The data file ${name} cannot be read: ${String(error)}`);
      return {};
    }
  };
  const schema = byName((file) => parsed(`schemas/${file}`));
  const tool = byName((name) => toolDataFrom(parsed(`tools/${name}.json`)));
  const codes = byName((name) => codesFrom(parsed(`codes/${name}.json`)));
  const verified = read('tools/verified.json', verifiedFrom);
  return {
    schema,
    tool,
    codes,
    verified: (name) => verified().get(name),
    get classifiers() {
      return classifiers();
    },
    get licences() {
      return licences();
    },
    get licenseClassifiers() {
      return licenseClassifiers();
    },
    get pythons() {
      return pythons();
    },
    get backends() {
      return backends();
    },
    get tomlReaders() {
      return tomlReaders();
    },
    get discovery() {
      return discovery();
    },
    get standardModules() {
      return standardModules();
    },
    get standardNames() {
      return standardNames();
    },
    get packages() {
      return packages();
    },
  };
}

/** Reads a file of a family when it is first asked for. */
function byName<T>(from: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const found = known.get(name) ?? from(name);
    known.set(name, found);
    return found;
  };
}
