/**
 * The address of a section of a standard. `pyproject-toml#name` is a page of the packaging specifications,
 * `PEP 639` a proposal; anything with `://` stays as it is.
 */
export function referenceUrl(reference: string): string {
  if (reference.includes('://')) return reference;
  const pep = /^PEP (\d+)(#.*)?$/.exec(reference);
  if (pep !== null) return `https://peps.python.org/pep-${String(pep[1]).padStart(4, '0')}/${pep[2] ?? ''}`;
  const [page = '', anchor] = reference.split('#');
  return `https://packaging.python.org/en/latest/specifications/${page}/${anchor === undefined ? '' : `#${anchor}`}`;
}
