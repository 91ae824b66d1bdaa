import type { KeySpec } from '../../../spec/shape.ts';

const WELL_KNOWN = 'well-known-project-urls#well-known-labels';

const label = (name: string, title: string, docs: string, common: number): KeySpec => ({
  name,
  shape: { type: 'string', language: 'url' },
  title,
  docs,
  reference: WELL_KNOWN,
  since: 'PEP 753',
  snippet: '"https://‸"',
  common,
});

/** The labels that indexes know (PEP 753), each under the name that most people write. */
export const wellKnownUrlKeys: readonly KeySpec[] = [
  label('Homepage', 'home page of the project', 'The page about the project.', 0.6),
  label(
    'Documentation',
    'online documentation',
    'Where the documentation can be read. `Docs` means the same.',
    0.5,
  ),
  label(
    'Changelog',
    'complete list of changes',
    "Every change, release by release. `Changes`, `History` and `What's New` mean the same.",
    0.35,
  ),
  label('Source', 'source code', 'The repository. `Repository` and `GitHub` mean the same.', 0.3),
  label('Issues', 'issue tracker', 'Where to report a bug. `Tracker` and `Bug Tracker` mean the same.', 0.3),
  label('Funding', 'funding page', 'How to give money. `Sponsor` and `Donate` mean the same.', 0.1),
  label(
    'Release Notes',
    'curated notes on releases',
    'What each release brings, in the words of its authors; shorter than the changelog.',
    0,
  ),
  label('Download', 'download page', 'Where this release can be had, where that is not the index.', 0),
];

/** The links of the project. */
export const urlKeys: readonly KeySpec[] = [
  {
    name: 'urls',
    shape: {
      type: 'table',
      keys: wellKnownUrlKeys,
      rest: {
        keyTitle: 'URL label',
        keyLanguage: 'url-label',
        title: 'link of the project',
        docs: 'The index shows this label as it stands, of at most 32 characters, with its link. It knows no meaning for it.',
        reference: 'pyproject-toml#urls',
        shape: { type: 'string', language: 'url' },
      },
    },
    title: 'links of the project',
    docs:
      'The key is the label (at most 32 characters), the value the address. Indexes show them beside the project page, and ' +
      'know the meaning of labels such as `Homepage`, `Source`, `Documentation`, `Changelog` and `Issues`.',
    reference: 'pyproject-toml#urls',
    since: 'PEP 621',
    common: 0.7,
  },
];
