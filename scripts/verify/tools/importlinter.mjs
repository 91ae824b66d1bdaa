import { requirementsOf } from '../requirements.mjs';

// Import Linter reads the table and checks the contracts on a small package.
export default {
  requirements: requirementsOf('importlinter'),
  judge: (cases, { python }) => python('importlinter-judge.py', cases),
  samples: {
    'tool.importlinter.contract_types': '["mine: importlinter.contracts.layers.LayersContract"]',
    'tool.importlinter.contracts':
      '[{ type = "independence", name = "x", modules = ["sample.a", "sample.c"] }]',
  },
  explain: [
    {
      match: /(include_external_packages|exclude_type_checking_imports|show_timings) = /,
      reason: 'Import Linter takes everything but `True` and `true` for false there.',
    },
    {
      match: /^wrongType .*\.(id|name|broken_contract_guidance|exhaustive_ignores) = /,
      reason: 'Import Linter does not look at the type; the value is shown as text.',
    },
    {
      match: /^right .*\.(containers|exhaustive|exhaustive_ignores) = /,
      reason:
        'Containers and what needs them ask for layers that are named from there; the layers of the cases are whole names.',
    },
    {
      match: /^missingKey .*\.contracts$/,
      reason: 'The case gets a contract, without which there is nothing to read.',
    },
  ],
};
