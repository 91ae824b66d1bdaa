/** How the values of a marker variable are compared. */
export type MarkerVariableKind = 'version' | 'text' | 'name' | 'set';

export interface MarkerVariable {
  readonly name: string;
  readonly kind: MarkerVariableKind;
  /** One line on what it holds. */
  readonly summary: string;
}

/** The variables of a marker (dependency-specifiers#environment-markers; `extras`, `dependency_groups`: pylock-toml). */
export const MARKER_VARIABLES: readonly MarkerVariable[] = [
  { name: 'python_version', kind: 'version', summary: 'First two numbers of the Python version' },
  { name: 'sys_platform', kind: 'text', summary: 'Platform as `sys.platform` names it' },
  { name: 'platform_system', kind: 'text', summary: 'Operating system as `platform.system()` names it' },
  { name: 'platform_machine', kind: 'text', summary: 'Machine type as `platform.machine()` names it' },
  { name: 'implementation_name', kind: 'text', summary: 'Python implementation, lower case' },
  { name: 'platform_python_implementation', kind: 'text', summary: 'Python implementation as it is spelt' },
  { name: 'python_full_version', kind: 'version', summary: 'Python version with all its numbers' },
  { name: 'os_name', kind: 'text', summary: 'Family of operating systems, `os.name`' },
  { name: 'extra', kind: 'name', summary: 'An extra that was asked for' },
  { name: 'implementation_version', kind: 'version', summary: 'Version of the Python implementation' },
  { name: 'platform_release', kind: 'version', summary: "The operating system's release" },
  { name: 'platform_version', kind: 'text', summary: "The operating system's build" },
  { name: 'extras', kind: 'set', summary: 'All extras that were asked for (lock files)' },
  {
    name: 'dependency_groups',
    kind: 'set',
    summary: 'All dependency groups that were asked for (lock files)',
  },
];

const BY_NAME = new Map(MARKER_VARIABLES.map((variable) => [variable.name, variable]));

/** Spellings from before the standard, which readers still take, and what they are called now. */
export const OLD_NAMES: ReadonlyMap<string, string> = new Map([
  ['os.name', 'os_name'],
  ['sys.platform', 'sys_platform'],
  ['platform.version', 'platform_version'],
  ['platform.machine', 'platform_machine'],
  ['platform.python_implementation', 'platform_python_implementation'],
  ['python_implementation', 'platform_python_implementation'],
]);

/** The variable of that name, old spellings included. */
export const markerVariable = (name: string): MarkerVariable | undefined =>
  BY_NAME.get(OLD_NAMES.get(name) ?? name);
