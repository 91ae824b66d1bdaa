import type { Classifiers } from '../standards/classifiers.ts';
import type { Licences } from '../standards/licences.ts';
import type { LicenseClassifiers } from '../standards/license-classifiers.ts';
import type { PythonReleases } from '../standards/pythons.ts';
import type { Backends } from './backends.ts';

/** The facts that ship beside the code, each read and parsed when it is first asked for. */
export interface Data {
  readonly classifiers: Classifiers;
  readonly licences: Licences;
  readonly licenseClassifiers: LicenseClassifiers;
  readonly pythons: PythonReleases;
  readonly backends: Backends;
}
