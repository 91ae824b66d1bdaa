/** Environment markers of PEP 508: one door to the files of this folder that hold them. */
export { parseMarker } from './marker.ts';
export { evaluateMarker, evaluateNode, type MarkerEnvironment, type Truth } from './marker-evaluate.ts';
export { formatMarker, formatNode, quote } from './marker-format.ts';
export {
  comparisonsOf,
  type Marker,
  type MarkerComparison,
  type MarkerList,
  type MarkerNode,
  type MarkerOperand,
  type MarkerOperator,
} from './marker-tree.ts';
export { MARKER_VARIABLES, type MarkerVariable, markerVariable } from './marker-variables.ts';
