import type { SectionValue } from '../../spec/add-tool.ts';
import { quote } from '../../toml/strings.ts';
import { type Style, writeList } from '../../toml/style.ts';

export { type Style, styleOf, WIDEST, writeList } from '../../toml/style.ts';

/** A value as TOML; `before` is the width of what stands before it on its line. */
export function writeValue(value: SectionValue, style: Style, before: number): string {
  if (typeof value === 'string') return quote(value, style.quotes);
  if (typeof value !== 'object') return String(value);
  return writeList(
    value.map((item) => quote(item, style.quotes)),
    style,
    before,
  );
}
