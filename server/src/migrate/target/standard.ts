import type { LicencePlan } from '../licence.ts';
import type { ConfigValue, LegacyProject, Origin, Readme } from '../model.ts';
import type { NewEntry, NewTable } from '../toml.ts';

/** What a target decides for itself before the standard tables are written. */
export interface StandardChoices {
  readonly licence: LicencePlan;
  /** The version to write; `undefined` where the back-end reads it. */
  readonly version: string | undefined;
  readonly readme: ReadmeForm | undefined;
  readonly licenseFiles: readonly string[] | undefined;
  /** Fields that the back-end supplies. */
  readonly dynamic: readonly string[];
  /** Tables of `[project]` to write empty. */
  readonly empty?: readonly string[];
}

export type ReadmeForm =
  | { readonly kind: 'file'; readonly file: string; readonly contentType: string | undefined }
  | { readonly kind: 'text'; readonly text: string; readonly contentType: string };

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  md: 'text/markdown',
  markdown: 'text/markdown',
  rst: 'text/x-rst',
};

/** The content type that back-ends give to a file by the ending of its name. */
export const contentTypeOf = (file: string): string | undefined =>
  CONTENT_TYPES[/\.([^.]+)$/.exec(file)?.[1]?.toLowerCase() ?? ''];

/** A readme as file where it is one, else as text; `undefined` for files that only setuptools joins. */
export function readmeForm(
  { files, text, contentType, altered }: Readme,
  how: 'file' | 'inline',
): ReadmeForm | undefined {
  const file = files.length === 1 ? files[0] : how === 'file' ? altered : undefined;
  if (file !== undefined) {
    const type = contentType ?? contentTypeOf(file) ?? 'text/plain';
    const isPlain =
      contentTypeOf(file) !== undefined && type.split(';')[0]?.trim().toLowerCase() === contentTypeOf(file);
    return { kind: 'file', file, contentType: isPlain ? undefined : type };
  }
  if (text === undefined) return undefined;
  const type = contentType ?? contentTypeOf(files[0] ?? altered ?? '') ?? 'text/x-rst';
  return { kind: 'text', text, contentType: type };
}

const entry = (key: string, value: ConfigValue, from: Origin | undefined): NewEntry =>
  from === undefined ? { key, value } : { key, value, from };

/** `[project]` and its sub-tables, and the dependency groups. */
export function standardTables(project: LegacyProject, choices: StandardChoices): readonly NewTable[] {
  const { licence, readme } = choices;
  const main: NewEntry[] = [];
  const tables: NewTable[] = [];
  const add = (key: string, value: ConfigValue | undefined, from: Origin | undefined): void => {
    if (value !== undefined) main.push(entry(key, value, from));
  };
  add('name', project.name?.value, project.name?.from);
  if (choices.version !== undefined) add('version', choices.version, project.version?.from);
  add('description', project.description?.value, project.description?.from);
  if (readme !== undefined) add('readme', readmeValue(readme), project.readme?.from);
  add('requires-python', project.requiresPython?.value, project.requiresPython?.from);
  const spdx = licence.isReadable ? licence.expression : undefined;
  if (spdx !== undefined) add('license', spdx, project.license?.from ?? project.classifiers?.from);
  else if (project.license !== undefined)
    add('license', { text: project.license.value }, project.license.from);
  if (choices.licenseFiles !== undefined)
    add('license-files', [...choices.licenseFiles], project.licenseFiles?.from);
  for (const [key, known] of [
    ['authors', project.authors],
    ['maintainers', project.maintainers],
  ] as const) {
    if (known !== undefined)
      add(
        key,
        known.value.map((person) => ({ ...person })),
        known.from,
      );
  }
  add('keywords', project.keywords && [...project.keywords.value], project.keywords?.from);
  const classifiers = (project.classifiers?.value ?? []).filter(
    (text) => spdx === undefined || !text.startsWith('License ::'),
  );
  if (classifiers.length > 0) add('classifiers', classifiers, project.classifiers?.from);
  const isStatic = (field: string): boolean => !choices.dynamic.includes(field);
  if (project.dependencies !== undefined && isStatic('dependencies'))
    add('dependencies', [...project.dependencies.value], project.dependencies.from);
  if (choices.dynamic.length > 0) add('dynamic', [...choices.dynamic], project.version?.from);
  for (const key of choices.empty ?? []) add(key, {}, undefined);
  tables.push({ path: ['project'], entries: main });

  const sub = (
    path: readonly string[],
    from: Origin | undefined,
    pairs: readonly (readonly [string, ConfigValue])[],
  ): void => {
    if (pairs.length > 0)
      tables.push({ path, entries: pairs.map(([key, value]) => entry(key, value, from)) });
  };
  const extras = project.extras?.value ?? [];
  sub(
    ['project', 'optional-dependencies'],
    project.extras?.from,
    extras.map(([name, items]) => [name, [...items]]),
  );
  for (const [group, points] of project.entryPoints?.value ?? []) {
    const path =
      group === 'console_scripts'
        ? ['scripts']
        : group === 'gui_scripts'
          ? ['gui-scripts']
          : ['entry-points', group];
    sub(['project', ...path], project.entryPoints?.from, points);
  }
  sub(['project', 'urls'], project.urls?.from, project.urls?.value ?? []);
  for (const group of project.groups)
    tables.push({
      path: ['dependency-groups'],
      entries: [
        entry(
          group.name,
          group.items.map((item) => (typeof item === 'string' ? item : { 'include-group': item.include })),
          group.from,
        ),
      ],
    });
  return tables;
}

function readmeValue(form: ReadmeForm): ConfigValue {
  if (form.kind === 'text') return { text: form.text, 'content-type': form.contentType };
  return form.contentType === undefined ? form.file : { file: form.file, 'content-type': form.contentType };
}
