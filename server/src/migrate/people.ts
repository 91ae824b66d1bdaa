import type { Person } from './model.ts';

const EMAIL = /^[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[^\s@<>(),;:]+$|^[^\s@<>(),;:]+@localhost$/;
/** What follows a comma without being another person. */
const SUFFIX = /^(inc|ltd|llc|gmbh|corp|co|jr|sr|ph\.?\s*d|ii|iii|s\.?a|b\.?v|ag|limited|incorporated)\.?$/i;

export interface People {
  readonly people: readonly Person[];
  /** What is no e-mail address, though it stands where one should. */
  readonly bad: readonly string[];
}

/** The persons that an author and an e-mail of old metadata name, each of which may name several. */
export function peopleFrom(author: string | undefined, email: string | undefined): People {
  const bad: string[] = [];
  const addresses = splitAddresses(email ?? '').flatMap((text): Person[] => {
    const [, name, inside] = /^(.*?)\s*<([^<>]*)>$/.exec(text) ?? [undefined, '', text];
    const address = (inside ?? '').trim().replace(/^mailto:/i, '');
    if (!EMAIL.test(address)) {
      bad.push(text);
      return [];
    }
    const plain = cleanName((name ?? '').replace(/^"(.*)"$/, '$1'));
    return [plain === '' ? { email: address } : { name: plain, email: address }];
  });
  const names = splitNames(author ?? '', addresses.length);
  const nameless = addresses.filter((person) => person.name === undefined);
  // One address for each name, in their order.
  if (names.length === addresses.length && nameless.length === addresses.length)
    return { people: names.map((name, i) => ({ name, ...addresses[i] })), bad };
  const known = new Set(addresses.flatMap(({ name }) => (name === undefined ? [] : [name])));
  const rest = names.filter((name) => !known.has(name));
  return { people: [...rest.map((name) => ({ name })), ...addresses], bad };
}

function splitAddresses(text: string): string[] {
  return text
    .split(/[,;\n]|\s+and\s+(?=\S+@)/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'UNKNOWN')
    .flatMap((part) => (/^\S+@\S+(\s+\S+@\S+)+$/.test(part) ? part.split(/\s+/) : [part]));
}

/** The names in a string: divided by commas, and by `and` where that gives one for each address. */
function splitNames(text: string, addresses: number): string[] {
  const parts: string[] = [];
  for (const part of text.split(/[,;\n]/)) {
    const name = cleanName(part);
    if (name === '' || name === 'UNKNOWN') continue;
    if (SUFFIX.test(name) && parts.length > 0) parts.push(`${parts.pop()} ${name}`);
    else parts.push(name);
  }
  const split = parts.flatMap((part) => part.split(/\s+(?:and|&)\s+|^and\s+/)).filter((part) => part !== '');
  return split.length === addresses ? split : parts;
}

const cleanName = (text: string): string => text.replace(/\s+/g, ' ').trim();
