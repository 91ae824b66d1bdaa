import type { Rule } from '../../spec/rule.ts';
import { authors } from './rules/authors.ts';
import { classifierDeprecated } from './rules/classifier-deprecated.ts';
import { classifierDuplicate } from './rules/classifier-duplicate.ts';
import { classifierUnknown } from './rules/classifier-unknown.ts';
import { classifiersUnsorted } from './rules/classifiers-unsorted.ts';
import { consoleScripts } from './rules/console-scripts.ts';
import { description } from './rules/description.ts';
import { dynamicDuplicate } from './rules/dynamic-duplicate.ts';
import { dynamicName } from './rules/dynamic-name.ts';
import { dynamicUnknown } from './rules/dynamic-unknown.ts';
import { dynamicUnsupplied } from './rules/dynamic-unsupplied.ts';
import { email } from './rules/email.ts';
import { entryPointGroup } from './rules/entry-point-group.ts';
import { exactPin } from './rules/exact-pin.ts';
import { extraName } from './rules/extra-name.ts';
import { importNames } from './rules/import-names.ts';
import { importNamesDiffer } from './rules/import-names-differ.ts';
import { installedVersion } from './rules/installed-version.ts';
import { invalidRequirement } from './rules/invalid-requirement.ts';
import { keywords } from './rules/keywords.ts';
import { licenseCase } from './rules/license-case.ts';
import { licenseClassifier } from './rules/license-classifier.ts';
import { licenseDeprecated } from './rules/license-deprecated.ts';
import { licenseExpression } from './rules/license-expression.ts';
import { licenseFileMissing } from './rules/license-file-missing.ts';
import { licenseFiles } from './rules/license-files.ts';
import { licenseFilesNoMatch } from './rules/license-files-no-match.ts';
import { licenseOnlyClassifier } from './rules/license-only-classifier.ts';
import { licenseTable } from './rules/license-table.ts';
import { markerNeverHolds } from './rules/marker-never-holds.ts';
import { missingName } from './rules/missing-name.ts';
import { missingVersion } from './rules/missing-version.ts';
import { name } from './rules/name.ts';
import { nameNormalized } from './rules/name-normalized.ts';
import { objectReference } from './rules/object-reference.ts';
import { pythonClassifiers } from './rules/python-classifiers.ts';
import { readme } from './rules/readme.ts';
import { readmeContentType } from './rules/readme-content-type.ts';
import { readmeMissing } from './rules/readme-missing.ts';
import { requirementDuplicate } from './rules/requirement-duplicate.ts';
import { requirementSelf } from './rules/requirement-self.ts';
import { requiresPythonRule } from './rules/requires-python.ts';
import { requiresPythonEndOfLife } from './rules/requires-python-end-of-life.ts';
import { requiresPythonUpperBound } from './rules/requires-python-upper-bound.ts';
import { scriptName } from './rules/script-name.ts';
import { scriptTarget } from './rules/script-target.ts';
import { setupFilesDiffer } from './rules/setup-files-differ.ts';
import { specifierEmpty } from './rules/specifier-empty.ts';
import { staticAndDynamic } from './rules/static-and-dynamic.ts';
import { type } from './rules/type.ts';
import { typedMarker } from './rules/typed-marker.ts';
import { undefinedExtra } from './rules/undefined-extra.ts';
import { unknownKey } from './rules/unknown-key.ts';
import { url } from './rules/url.ts';
import { urlLabel } from './rules/url-label.ts';
import { urlWellKnown } from './rules/url-well-known.ts';
import { version } from './rules/version.ts';
import { versionNormalized } from './rules/version-normalized.ts';
import { versionSource } from './rules/version-source.ts';

/** The rules of `[project]`; a new one is a file in `rules/` and a line here. */
export const projectRules: readonly Rule[] = [
  unknownKey,
  type,
  missingName,
  missingVersion,
  staticAndDynamic,
  dynamicName,
  dynamicUnknown,
  dynamicDuplicate,
  dynamicUnsupplied,
  invalidRequirement,
  requirementDuplicate,
  requirementSelf,
  undefinedExtra,
  markerNeverHolds,
  specifierEmpty,
  exactPin,
  extraName,
  scriptName,
  objectReference,
  consoleScripts,
  entryPointGroup,
  name,
  nameNormalized,
  version,
  versionNormalized,
  description,
  readme,
  requiresPythonRule,
  requiresPythonUpperBound,
  requiresPythonEndOfLife,
  licenseTable,
  licenseExpression,
  licenseCase,
  licenseDeprecated,
  licenseClassifier,
  licenseOnlyClassifier,
  licenseFiles,
  authors,
  email,
  keywords,
  classifierUnknown,
  classifierDeprecated,
  classifierDuplicate,
  classifiersUnsorted,
  pythonClassifiers,
  url,
  urlLabel,
  urlWellKnown,
  importNames,
  readmeMissing,
  readmeContentType,
  licenseFileMissing,
  licenseFilesNoMatch,
  typedMarker,
  scriptTarget,
  versionSource,
  setupFilesDiffer,
  importNamesDiffer,
  installedVersion,
];
