import type { Rule } from '../../spec/rule.ts';
import { backendNotRequired } from './rules/backend-not-required.ts';
import { backendPath } from './rules/backend-path.ts';
import { backendTooOld } from './rules/backend-too-old.ts';
import { invalidRequirement } from './rules/invalid-requirement.ts';
import { missingBuildBackend } from './rules/missing-build-backend.ts';
import { missingRequires } from './rules/missing-requires.ts';
import { needlessWheel } from './rules/needless-wheel.ts';
import { packageDiscovery } from './rules/package-discovery.ts';
import { subPackageLeftOut } from './rules/sub-package-left-out.ts';
import { type } from './rules/type.ts';
import { typedMarkerLeftOut } from './rules/typed-marker-left-out.ts';
import { unknownBuildBackend } from './rules/unknown-build-backend.ts';
import { unknownKey } from './rules/unknown-key.ts';

/** The rules of `[build-system]`; a new one is a file in `rules/` and a line here. */
export const buildSystemRules: readonly Rule[] = [
  unknownKey,
  type,
  missingRequires,
  missingBuildBackend,
  unknownBuildBackend,
  backendNotRequired,
  backendTooOld,
  needlessWheel,
  invalidRequirement,
  backendPath,
  packageDiscovery,
  subPackageLeftOut,
  typedMarkerLeftOut,
];
