import type { BuildSystem } from '../model/build-system.ts';
import { readRequirement } from '../model/requirements.ts';
import type { ItemText, Text } from '../model/text.ts';
import { evaluateMarker } from '../standards/markers.ts';
import { normalizeName } from '../standards/names.ts';
import type { Requirement } from '../standards/pep508.ts';
import type { Backend, Backends } from './backends.ts';

/** The back-end that a document declares. */
export interface DeclaredBackend {
  readonly backend: Backend;
  /** The `build-backend` string; `undefined` where the table or key is missing and setuptools stands in. */
  readonly text: Text | undefined;
  /** Its entry in `requires`, of several the one for new Pythons. */
  readonly required: { readonly text: ItemText; readonly requirement: Requirement } | undefined;
}

/**
 * Finds the declared back-end among the known ones. Without `[build-system]` or without `build-backend` front-ends use
 * setuptools (its legacy mode), as the specification tells them to; a back-end we do not know gives `undefined`.
 */
export function declaredBackend(buildSystem: BuildSystem, backends: Backends): DeclaredBackend | undefined {
  const text = buildSystem.backend;
  if (text === undefined && buildSystem.member('build-backend') !== undefined) return undefined;
  if (buildSystem.backendPath.length > 0) return undefined;

  const backend = text === undefined ? backends.byName('setuptools') : backends.byModule(text.value);
  if (backend === undefined) return undefined;

  const entries = buildSystem.requires
    .map((item) => ({ text: item, requirement: readRequirement(item.value) }))
    .filter(({ requirement: { name } }) => name && normalizeName(name.text) === backend.package);
  const required = entries.find(({ requirement }) => holdsOnNewPythons(requirement)) ?? entries[0];
  return { backend, text, required };
}

/** A project may ask for other releases on old Pythons, in an entry of its own. */
const holdsOnNewPythons = ({ marker }: Requirement): boolean =>
  marker === undefined || evaluateMarker(marker, LATER) === true;

const LATER = { python_version: '3.99', python_full_version: '3.99.0' };
