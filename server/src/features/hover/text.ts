import { contentTypeOfReadme, parseImportName } from '../../standards/core-metadata.ts';
import { normalizeName } from '../../standards/names.ts';
import { code, list } from '../docs/markdown.ts';
import { type Found, type Spot, valuePage } from './spot.ts';

/** The name of the project: how indexes list it and how it is installed. */
export function distributionNameHover(spot: Spot): Found | undefined {
  const { value, span } = spot.text;
  const normal = normalizeName(value);
  if (normal === '') return undefined;
  return {
    span,
    page: valuePage(spot, [
      normal === value ? undefined : `Indexes and installers compare it as ${code(normal)}.`,
      `Installed with ${code(`pip install ${normal}`)}.`,
    ]),
  };
}

/** A media type: how the index renders the text. */
export function contentTypeHover(spot: Spot): Found | undefined {
  const { shape } = spot;
  const type = spot.text.value.split(';')[0]?.trim().toLowerCase();
  const known = shape.values?.find(({ value }) => value === type);
  return {
    span: spot.text.span,
    page: valuePage(spot, [
      known?.docs ??
        `Not a type that indexes render: write ${list(shape.values?.map(({ value }) => code(value)) ?? [], 'or')}.`,
    ]),
  };
}

/** A person: the line that goes into the metadata. */
export function personHover(spot: Spot): Found | undefined {
  const { path, ctx } = spot;
  const [, role, index, key] = path;
  if (typeof index !== 'number' || (role !== 'authors' && role !== 'maintainers')) return undefined;
  if (key !== 'name' && key !== 'email') return undefined;
  const person = (role === 'authors' ? ctx.project.authors : ctx.project.maintainers)[index];
  if (person === undefined) return undefined;
  const [name, email] = [person.name?.value, person.email?.value];
  const field = role === 'authors' ? 'Author' : 'Maintainer';
  const line =
    email === undefined
      ? `${field}: ${name ?? ''}`
      : `${field}-email: ${name === undefined ? email : `${name} <${email}>`}`;
  return { span: spot.text.span, page: valuePage(spot, [`In the metadata: ${code(line)}`]) };
}

/** A file: what the standard reads from its ending, and whether it is there. */
export function pathHover(spot: Spot): Found | undefined {
  const { path, text, ctx } = spot;
  const last = path[path.length - 1];
  const isReadme = path[0] === 'project' && path[1] === 'readme';
  const missing =
    ctx.files.kind(text.value) === 'missing'
      ? `There is no ${code(text.value)} beside pyproject.toml.`
      : undefined;
  const words = isReadme && last === 'readme' ? readmeWords(text.value) : undefined;
  if (words === undefined && missing === undefined) return undefined;
  return { span: text.span, page: valuePage(spot, [words, missing]) };
}

function readmeWords(file: string): string {
  const type = contentTypeOfReadme(file);
  return type === undefined
    ? 'The ending tells no type: use the table form, `{ file = "…", content-type = "text/plain" }`.'
    : `Read as ${type === 'text/markdown' ? 'Markdown' : 'reStructuredText'} (${code(type)}) and shown as the project page.`;
}

/** A module that can be imported once the project is installed. */
export function importNameHover(spot: Spot): Found | undefined {
  const { name, isPrivate, problems } = parseImportName(spot.text.value);
  if (name === '' || problems.length > 0) return undefined;
  const isShared = spot.path[1] === 'import-namespaces';
  return {
    span: spot.text.span,
    page: valuePage(spot, [
      `${code(`import ${name}`)}: ${isShared ? 'a namespace that other projects may fill too' : 'provided by this project alone'}${
        isPrivate ? ', private: others should not import it' : ''
      }.`,
    ]),
  };
}
