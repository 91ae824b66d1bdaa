import type { Classifiers } from '../standards/classifiers.ts';
import type { Licences } from '../standards/licences.ts';
import type { LicenseClassifiers } from '../standards/license-classifiers.ts';
import type { PythonReleases } from '../standards/pythons.ts';
import type { StandardModules } from '../standards/standard-modules.ts';
import type { StandardNames } from '../standards/standard-names.ts';
import type { TomlReaders } from '../standards/toml-readers.ts';
import type { Backends } from './backends.ts';
import type { Codes } from './codes.ts';
import type { DiscoveryData } from './source/discovery-data.ts';
import type { VerifiedTool } from './tool.ts';
import type { ToolData } from './tool-data.ts';
import type { ToolPackages } from './tool-packages.ts';

/** The facts that ship beside the code, each read and parsed when it is first asked for. */
export interface Data {
  readonly classifiers: Classifiers;
  readonly licences: Licences;
  readonly licenseClassifiers: LicenseClassifiers;
  readonly pythons: PythonReleases;
  readonly backends: Backends;
  readonly tomlReaders: TomlReaders;
  readonly discovery: DiscoveryData;
  readonly standardModules: StandardModules;
  readonly standardNames: StandardNames;
  /** Versions of the distributions that can be added to a project. */
  readonly packages: ToolPackages;
  /** A JSON schema of the schema package, by the name of its file. */
  schema(file: string): unknown;
  /** What our own data says of a tool, by the name of its file. */
  tool(name: string): ToolData;
  /** The catalogue of a tool's rule codes, by the name of its file. */
  codes(name: string): Codes;
  /** What running a tool showed; `undefined` for one that was not run. */
  verified(tool: string): VerifiedTool | undefined;
}
