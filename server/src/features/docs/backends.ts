import type { Backend, BackendFact, Behaviour } from '../../spec/backends.ts';
import { code, heading, type Page, plain, render } from './markdown.ts';

/** The page about a build back-end: its package, and since which release it reads what people write today. */
export function backendPage(backend: Backend, module = backend.modules[0] ?? backend.package): Page {
  return {
    title: heading(plain(module), 'build back-end'),
    body: [
      `From the package ${code(backend.package)}; in ${code('requires')} write ${code(backend.requirement)}.`,
    ],
    details: [
      sinceWhen(backend, backend.fact('project-table'), 'Reads `[project]`'),
      sinceWhen(backend, backend.fact('license-expression'), 'Writes a licence expression into the metadata'),
      backend.tables.length === 0
        ? undefined
        : `Its own settings: ${backend.tables.map((table) => code(`[tool.${table}]`)).join(', ')}.`,
      backend.newest === undefined ? undefined : `Newest release tried: ${plain(backend.newest)}.`,
    ],
  };
}

/** The page about a build back-end, as Markdown. */
export const backendDocs = (backend: Backend, module?: string): string =>
  render(backendPage(backend, module));

const BEFORE: Readonly<Partial<Record<Behaviour, string>>> = {
  refuses: 'older ones refuse it',
  crashes: 'older ones crash',
  ignores: 'older ones leave it out and say nothing',
  drops: 'older ones lose data',
  'builds-unknown': 'older ones build a package called `UNKNOWN`',
  'writes-legacy': 'older ones write the old `License` field instead',
  'writes-as-is': 'older ones copy the text unread',
};

function sinceWhen(backend: Backend, fact: BackendFact | undefined, what: string): string | undefined {
  if (fact === undefined) return undefined;
  if (fact.now !== 'accepts' && fact.now !== 'warns') return undefined;
  if (fact.from === undefined) return `${what} in every release that was tried.`;
  const python = backend.pythonOfRelease[fact.from];
  const needs = python === undefined ? '' : `, which needs Python ${code(python)}`;
  const old = fact.before === undefined ? undefined : BEFORE[fact.before.does];
  return `${what} since release ${plain(fact.from)}${needs}${old === undefined ? '' : `; ${old}`}.`;
}
