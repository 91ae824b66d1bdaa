// The options of cibuildwheel on every platform.
const places = ['', 'overrides.*.', 'linux.', 'macos.', 'windows.', 'pyodide.', 'android.', 'ios.'];
const samples = {};
for (const place of places) {
  const at = `tool.cibuildwheel.${place}`;
  samples[`${at}archs`] = ['"auto"', '["auto"]'];
  samples[`${at}environment`] = ['"A=b"', '{ A = "b" }'];
  samples[`${at}test-environment`] = ['"A=b"', '{ A = "b" }'];
  samples[`${at}xbuild-files`] = ['"numpy: a b"', '{ numpy = ["a"] }'];
  samples[`${at}test-groups`] = ['"group"', '["group"]'];
  samples[`${at}dependency-versions.file`] = '"text"';
}
export default {
  requirements: ['cibuildwheel==4.3.3'],
  ownSchemas: [{ table: 'tool.cibuildwheel', file: 'cibuildwheel/resources/cibuildwheel.schema.json' }],
  judge: (cases, { python }) => python('cibuildwheel-judge.py', cases),
  samples: { ...samples, 'tool.cibuildwheel.overrides.*.select': ['"cp312-*"', '["cp312-*"]'] },
  explain: [
    {
      match: /^theirs right .*overrides( =|\.\*\.select)/,
      reason: 'An override that only selects changes nothing; cibuildwheel says nothing to it.',
    },
    {
      match: /^wrongType /,
      reason:
        'cibuildwheel makes a text of any value, so that one of another type means what its text means.',
    },
    { match: /^badValue .*\.build-verbosity /, reason: 'cibuildwheel takes the nearest of -3 to 3.' },
    {
      match: /^missingKey .*\.(build-frontend\.name|test-runtime\.args|container-engine\.name)/,
      reason: 'cibuildwheel finds it out when it runs, or takes it as empty.',
    },
  ],
};
