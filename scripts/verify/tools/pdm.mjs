import { requirementsOf } from '../requirements.mjs';

const samples = {
  'tool.pdm.options.*#name': 'outdated',
  'tool.pdm.options.completion': '["bash"]',
  'tool.pdm.options.venv': '["list"]',
  'tool.pdm.plugins': '["a"]',
  'tool.pdm.version.getter': '"own:version"',
  'tool.pdm.version.version_format': '"own:form"',
  'tool.pdm.version.path': '"sample.py"',
  'tool.pdm.version.pattern': '"__version__ = \\"(.+)\\""',
  'tool.pdm.version.tag_regex': '"v(?P<version>.*)"',
  'tool.pdm.version.write_to': '"text/a.py"',
  'tool.pdm.build.custom-hook': '"setup.py"',
  'tool.pdm.build.package-dir': '"text"',
  'tool.pdm.workspace.members': '["text"]',
  'tool.pdm.source': '[{ name = "x", url = "https://example.org/simple" }]',
  'tool.pdm.source.*.url': '"https://example.org/simple"',
  'tool.pdm.resolution.overrides.*': ['"1.0"', '">=1.0"', '"https://example.org/a-1.0.tar.gz"'],
  'tool.pdm.resolution.exclude-newer-override.*': ['"2026-01-01"', 'false'],
};
const commands =
  'add build cache config export fix import info init install list lock publish remove run search self show sync update use';
for (const name of commands.split(' ')) samples[`tool.pdm.options.${name}`] = '["-v"]';
for (const name of ['*', 'pre_build', 'post_build']) {
  const at = `tool.pdm.scripts.${name}`;
  samples[at] = ['"python -V"', '["python", "-V"]', '{ cmd = "python -V" }', '{ composite = ["python -V"] }'];
  samples[`${at}.cmd`] = ['"python -V"', '["python", "-V"]'];
  samples[`${at}.shell`] = '"python -V"';
  samples[`${at}.call`] = '"own:run"';
  samples[`${at}.composite`] = '["python -V"]';
  samples[`${at}.env_file`] = ['"env"', '{ override = "env" }'];
  samples[`${at}.env_file.override`] = '"env"';
  samples[`${at}.working_dir`] = '"text"';
}

// What PDM reads of a project, its scripts run, and a build by its back-end.
export default {
  requirements: requirementsOf('pdm'),
  judge: (cases, { python }) => python('pdm-judge.py', cases),
  samples,
  // All hooks have the same shape.
  skip: [{ match: /tool\.pdm\.scripts\.(pre|post)_(?!build)/ }],
  explain: [
    {
      match: /^right .*(flask run|foo_package|error\.log|"mypackage|"mysrc"|"src"|\^test\/)/,
      reason: 'An example of its schema names what the project of the case does not have.',
    },
    {
      match: /^right tool\.pdm\.scripts\.\*\.working_dir /,
      reason: 'What the script of the case calls lies in another folder.',
    },
    {
      match: /^wrongType tool\.pdm\.source\.\*\./,
      reason: 'PDM takes a source as it is, and fails where it asks it for packages.',
    },
    {
      match: /^wrongType tool\.pdm\.build\.(locked|locked-groups|hooks) /,
      reason: 'Only plug-ins look at it, which the cases do not have.',
    },
    {
      match: /^wrongType tool\.pdm\.options/,
      reason: 'PDM makes arguments of all that it can go over: of a text its letters, of a table its keys.',
    },
    {
      match: /^wrongType tool\.pdm\./,
      reason:
        'PDM does not look at the type: it goes over a text letter by letter and over the keys of a table, and asks of other values only whether they are true.',
    },
    {
      match: /^badValue tool\.pdm\.(package-type|source\.\*\.type|build\.editable-backend) /,
      reason: 'PDM compares it with one of its values; any other text means the other one.',
    },
  ],
};
