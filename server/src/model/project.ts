import {
  asItems,
  asTable,
  type KeyPart,
  type Member,
  type Table,
  type TomlDocument,
  type TomlNode,
} from '../toml/tree.ts';
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
  return new LazyProject(asTable(tree.root.members.get('project')?.node));
}

/** The same after an edit that was made in its table; what was read from keys that the edit does not concern stays. */
export function editedProject(before: Project, concerns: (read: string) => boolean): Project {
  const made = new LazyProject(before.table);
  if (before instanceof LazyProject) made.takeOver(before, concerns);
  return made;
}

/** A class for the reason that stands at `LazyDocument`. What is remembered is looked up each time, so that the read is noted. */
class LazyProject implements Project {
  readonly table: Table | undefined;
  #dynamic: readonly ItemText[] | undefined;
  #classifiers: readonly ItemText[] | undefined;
  #keywords: readonly ItemText[] | undefined;
  #authors: readonly Person[] | undefined;
  #maintainers: readonly Person[] | undefined;
  #urls: readonly NamedText[] | undefined;
  #scripts: readonly NamedText[] | undefined;
  #guiScripts: readonly NamedText[] | undefined;
  #entryPoints: readonly EntryPointGroup[] | undefined;
  #extras: readonly Extra[] | undefined;

  constructor(table: Table | undefined) {
    this.table = table;
  }

  takeOver(before: LazyProject, concerns: (read: string) => boolean): void {
    const stays = (key: string): boolean => !concerns(`project/${key}`);
    if (stays('dynamic')) this.#dynamic = before.#dynamic;
    if (stays('classifiers')) this.#classifiers = before.#classifiers;
    if (stays('keywords')) this.#keywords = before.#keywords;
    if (stays('authors')) this.#authors = before.#authors;
    if (stays('maintainers')) this.#maintainers = before.#maintainers;
    if (stays('urls')) this.#urls = before.#urls;
    if (stays('scripts')) this.#scripts = before.#scripts;
    if (stays('gui-scripts')) this.#guiScripts = before.#guiScripts;
    if (stays('entry-points')) this.#entryPoints = before.#entryPoints;
    if (stays('optional-dependencies')) this.#extras = before.#extras;
  }

  readonly member = (key: string): Member | undefined => this.table?.members.get(key);
  readonly text = (key: string): Text | undefined => textOf(this.member(key)?.node);
  readonly dynamicEntry = (field: string): ItemText | undefined =>
    this.dynamic.find(({ value }) => value === field);

  get name(): Text | undefined {
    return this.text('name');
  }
  get version(): Text | undefined {
    return this.text('version');
  }
  get requiresPython(): Text | undefined {
    return this.text('requires-python');
  }
  get license(): TomlNode | undefined {
    return this.member('license')?.node;
  }
  get dynamic(): readonly ItemText[] {
    const member = this.member('dynamic');
    this.#dynamic ??= textsOf(member?.node);
    return this.#dynamic;
  }
  get classifiers(): readonly ItemText[] {
    const member = this.member('classifiers');
    this.#classifiers ??= textsOf(member?.node);
    return this.#classifiers;
  }
  get keywords(): readonly ItemText[] {
    const member = this.member('keywords');
    this.#keywords ??= textsOf(member?.node);
    return this.#keywords;
  }
  get authors(): readonly Person[] {
    const member = this.member('authors');
    this.#authors ??= people(member?.node);
    return this.#authors;
  }
  get maintainers(): readonly Person[] {
    const member = this.member('maintainers');
    this.#maintainers ??= people(member?.node);
    return this.#maintainers;
  }
  get urls(): readonly NamedText[] {
    const table = this.#below('urls');
    this.#urls ??= namedTexts(table);
    return this.#urls;
  }
  get scripts(): readonly NamedText[] {
    const table = this.#below('scripts');
    this.#scripts ??= namedTexts(table);
    return this.#scripts;
  }
  get guiScripts(): readonly NamedText[] {
    const table = this.#below('gui-scripts');
    this.#guiScripts ??= namedTexts(table);
    return this.#guiScripts;
  }
  get entryPoints(): readonly EntryPointGroup[] {
    const table = this.#below('entry-points');
    this.#entryPoints ??= groups(table);
    return this.#entryPoints;
  }
  get extras(): readonly Extra[] {
    const table = this.#below('optional-dependencies');
    this.#extras ??= extrasOf(table);
    return this.#extras;
  }

  #below(key: string): Table | undefined {
    return asTable(this.member(key)?.node);
  }
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
