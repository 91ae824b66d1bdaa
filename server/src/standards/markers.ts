/** Environment markers of PEP 508: one door to the files of this folder that hold them. */
export { parseMarker } from './marker.ts';
export { evaluateMarker, evaluateNode, type MarkerEnvironment, type Truth } from './marker-evaluate.ts';
export { formatMarker, formatNode, quote } from './marker-format.ts';
export {
  type MarkerPlatform,
  type MarkerReach,
  markerReach,
  PLATFORMS,
  pythonsFor,
} from './marker-pythons.ts';
export {
  comparisonsOf,
  type Marker,
  type MarkerComparison,
  type MarkerList,
  type MarkerNode,
  type MarkerOperand,
  type MarkerOperator,
} from './marker-tree.ts';
export { KNOWN_VALUES } from './marker-values.ts';
export { MARKER_VARIABLES, type MarkerVariable, markerVariable } from './marker-variables.ts';
