/** PEP 508, dependency specifiers: one door to the files of this folder that hold it. */
export { extrasInMarker, type Part, parseRequirement, type Requirement } from './requirement.ts';
export {
  type CursorPlace,
  markerPlaceAt,
  requirementPlaceAt,
  specifierPlaceAt,
} from './requirement-cursor.ts';
export { canonicalRequirement, formatRequirement } from './requirement-format.ts';
