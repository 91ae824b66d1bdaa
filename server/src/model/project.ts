import {
  asItems,
  asTable,
  type KeyPart,
  type Member,
  type Table,
  type TomlDocument,
  type TomlNode,
} from '../toml/tree.ts';
import { lazy } from './lazy.ts';
import { type ItemText, type NamedText, namedTexts, type Text, textOf, textsOf } from './text.ts';

/** `[project]` as it means, every value with its place; what has another type than the standard asks for is absent. */
export interface Project {
  /** The table; `undefined` where the document has none. */
  readonly table: Table | undefined;
  member(key: string): Member | undefined;
  /** The string at a key. */
  text(key: string): Text | undefined;
  readonly name: Text | undefined;
  readonly version: Text | undefined;
  readonly requiresPython: Text | undefined;
  readonly license: TomlNode | undefined;
  readonly dynamic: readonly ItemText[];
  /** The entry of `dynamic` that names a field. */
  dynamicEntry(field: string): ItemText | undefined;
  readonly classifiers: readonly ItemText[];
  readonly keywords: readonly ItemText[];
  readonly authors: readonly Person[];
  readonly maintainers: readonly Person[];
  readonly urls: readonly NamedText[];
  readonly scripts: readonly NamedText[];
  readonly guiScripts: readonly NamedText[];
  readonly entryPoints: readonly EntryPointGroup[];
  readonly extras: readonly Extra[];
}

export interface Person {
  readonly node: TomlNode;
  readonly table: Table | undefined;
  readonly name: Text | undefined;
  readonly email: Text | undefined;
}

export interface EntryPointGroup {
  readonly name: string;
  readonly key: KeyPart;
  readonly member: Member;
  readonly table: Table | undefined;
  readonly entries: readonly NamedText[];
}

export interface Extra {
  readonly name: string;
  readonly key: KeyPart;
  readonly member: Member;
  readonly items: readonly ItemText[];
}

/** Reads `[project]` of a document; each part is computed when it is first asked for. */
export function projectOf(tree: TomlDocument): Project {
  const table = asTable(tree.root.members.get('project')?.node);
  const member = (key: string): Member | undefined => table?.members.get(key);
  const text = (key: string): Text | undefined => textOf(member(key)?.node);
  const below = (key: string): Table | undefined => asTable(member(key)?.node);

  const dynamic = lazy(() => textsOf(member('dynamic')?.node));
  const classifiers = lazy(() => textsOf(member('classifiers')?.node));
  const keywords = lazy(() => textsOf(member('keywords')?.node));
  const authors = lazy(() => people(member('authors')?.node));
  const maintainers = lazy(() => people(member('maintainers')?.node));
  const urls = lazy(() => namedTexts(below('urls')));
  const scripts = lazy(() => namedTexts(below('scripts')));
  const guiScripts = lazy(() => namedTexts(below('gui-scripts')));
  const entryPoints = lazy(() => groups(below('entry-points')));
  const extras = lazy(() => extrasOf(below('optional-dependencies')));

  return {
    table,
    member,
    text,
    get name() {
      return text('name');
    },
    get version() {
      return text('version');
    },
    get requiresPython() {
      return text('requires-python');
    },
    get license() {
      return member('license')?.node;
    },
    get dynamic() {
      return dynamic();
    },
    dynamicEntry: (field) => dynamic().find(({ value }) => value === field),
    get classifiers() {
      return classifiers();
    },
    get keywords() {
      return keywords();
    },
    get authors() {
      return authors();
    },
    get maintainers() {
      return maintainers();
    },
    get urls() {
      return urls();
    },
    get scripts() {
      return scripts();
    },
    get guiScripts() {
      return guiScripts();
    },
    get entryPoints() {
      return entryPoints();
    },
    get extras() {
      return extras();
    },
  };
}

function people(node: TomlNode | undefined): readonly Person[] {
  return (asItems(node) ?? []).map((item) => {
    const table = asTable(item);
    return {
      node: item,
      table,
      name: textOf(table?.members.get('name')?.node),
      email: textOf(table?.members.get('email')?.node),
    };
  });
}

function groups(table: Table | undefined): readonly EntryPointGroup[] {
  return [...(table?.members.values() ?? [])].map((member) => {
    const inside = asTable(member.node);
    return { name: member.name, key: member.key, member, table: inside, entries: namedTexts(inside) };
  });
}

function extrasOf(table: Table | undefined): readonly Extra[] {
  return [...(table?.members.values() ?? [])].map((member) => ({
    name: member.name,
    key: member.key,
    member,
    items: textsOf(member.node),
  }));
}
