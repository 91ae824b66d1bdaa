/** PEP 440, versions and version specifiers: one door to the files of this folder that hold it. */

export { type Admission, pythonAdmission, pythonsAdmitted, raiseFloor } from './requires-python.ts';
export {
  ANY_VERSION,
  OPERATORS,
  parseSpecifierSet,
  type Specifier,
  type SpecifierOperator,
  type SpecifierSet,
} from './specifier.ts';
export {
  type Bound,
  canonicalSpecifierSet,
  formatSpecifierSet,
  isDisjointFrom,
  isEmptySet,
  isSubsetOf,
  lowerBound,
  normalizeSpecifierSet,
  rangesOfSet,
  rangesOfSpecifier,
  redundantSpecifiers,
  specifierContains,
  upperBound,
} from './specifier-set.ts';
export { describeSpecifier, describeSpecifierSet } from './specifier-words.ts';
export {
  formatVersion,
  isPrerelease,
  normalizeVersion,
  readVersion,
  type Version,
  type VersionScan,
} from './version.ts';
export { comparePublic, compareVersions } from './version-order.ts';
export { type ParsedVersion, parseVersion } from './version-problems.ts';
export { isInside, type VersionRanges } from './version-ranges.ts';
