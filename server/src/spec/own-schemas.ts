import { namedTexts, type Text } from '../model/text.ts';
import { memberAt } from '../toml/paths.ts';
import { asTable, type TomlDocument } from '../toml/tree.ts';
import type { ProjectFiles } from './host.ts';
import { schemaTableShape } from './schema-shape.ts';
import type { TableShape } from './shape.ts';
import type { ToolSpec } from './tool.ts';

/** A table below `[tool]` that the project, or the person, gives a JSON schema of their own. */
export interface OwnSchema {
  /** The path of the table: `['tool', 'lint', 'sub']` for `"lint.sub"`. */
  readonly path: readonly string[];
  /** The schema file, relative to the folder of pyproject.toml. */
  readonly file: string;
  /** Where the document says it; `undefined` where a setting does. */
  readonly at: Text | undefined;
  readonly shape?: TableShape;
  /** Why the file gives nothing, one sentence. */
  readonly problem?: string;
}

/** Tables with the files of their schemas: `{ "mytool": "schemas/mytool.json" }`. */
export type SchemaFiles = Readonly<Record<string, string>>;

const OWN = ['tool', 'pyproject-toolkit', 'schemas'];

/** The schemas that `[tool.pyproject-toolkit] schemas` names, then those of a setting for other tables. */
export function ownSchemas(
  tree: TomlDocument,
  files: ProjectFiles,
  setting: SchemaFiles | undefined,
): readonly OwnSchema[] {
  const tool = asTable(tree.root.members.get('tool')?.node);
  if (tool === undefined) return [];
  const written = tool.members.has('pyproject-toolkit')
    ? namedTexts(asTable(memberAt(tree.root, OWN)?.node)).flatMap(({ name, text }) =>
        text === undefined ? [] : [{ name, file: text.value, at: text }],
      )
    : [];
  const names = new Set(written.map(({ name }) => name));
  const set = Object.entries(setting ?? {}).flatMap(([name, file]) =>
    names.has(name) ? [] : [{ name, file, at: undefined }],
  );
  return [...written, ...set].map(({ name, file, at }) => ({
    path: ['tool', ...name.replace(/^tool\./, '').split('.')],
    ...{ file, at },
    ...read(files, file),
  }));
}

function read(files: ProjectFiles, file: string): Pick<OwnSchema, 'shape' | 'problem'> {
  if (file === '' || /^(?:[/\\~]|[A-Za-z][A-Za-z0-9+.-]*:)|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(file))
    return {
      problem: `A schema is a file below the folder of pyproject.toml, by its relative path; "${file}" is none.`,
    };
  const kind = files.kind(file);
  if (kind === 'missing') return { problem: `There is no \`${file}\` here.` };
  if (kind === 'folder') return { problem: `\`${file}\` is a folder.` };
  const text = files.text(file);
  // What was not looked at says nothing yet.
  if (text === undefined)
    return files.tooLarge?.(file) === true
      ? { problem: `\`${file}\` is too large to be read as a schema.` }
      : {};
  return parsed(file, text);
}

/** What the same text said before: schemas change seldom, documents at every keystroke. */
const known = new Map<string, Pick<OwnSchema, 'shape' | 'problem'>>();
const MOST_KNOWN = 20;

function parsed(file: string, text: string): Pick<OwnSchema, 'shape' | 'problem'> {
  const key = `${file}\0${text}`;
  const found = known.get(key) ?? parse(file, text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, found);
  return found;
}

function parse(file: string, text: string): Pick<OwnSchema, 'shape' | 'problem'> {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { problem: `\`${file}\` is not valid JSON: ${why}.` };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { problem: `\`${file}\` is no JSON schema: at its top stands no object.` };
  const elsewhere = /"\$ref"\s*:\s*"(?!#)([^"]{1,200})"/.exec(text)?.[1];
  return {
    shape: schemaTableShape(json),
    ...(elsewhere === undefined
      ? {}
      : {
          problem: `\`${file}\` refers to \`${elsewhere}\`: only what stands in the file itself is checked.`,
        }),
  };
}

/** The tools with the tables of own schemas before them: where both describe a table, the own schema counts. */
export function withOwnSchemas(tools: readonly ToolSpec[], own: readonly OwnSchema[]): readonly ToolSpec[] {
  const made = own.flatMap(({ path, file, shape }): ToolSpec[] => {
    const name = path.slice(1).join('.');
    return shape === undefined
      ? []
      : [
          {
            ...{ name, title: name, link: '', packages: [], tier: 'schema' as const },
            docs: `Described by the schema \`${file}\` of this project.`,
            tables: [
              {
                ...{ path, shape },
                title: `settings by ${file}`,
                docs: `What stands here is checked by the schema \`${file}\` of this project.`,
              },
            ],
          },
        ];
  });
  const taken = new Set(made.flatMap(({ tables }) => tables.map(({ path }) => path.join('\0'))));
  const others = tools.map((tool) =>
    tool.tables.some(({ path }) => taken.has(path.join('\0')))
      ? { ...tool, tables: tool.tables.filter(({ path }) => !taken.has(path.join('\0'))) }
      : tool,
  );
  return [...others, ...made];
}
