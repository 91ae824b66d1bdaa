const TIERS = {
  verified: 'proved by running it',
  schema: 'from its schema, not run',
  documented: 'from its documentation or option parser, not run',
};
const FAULTS = [
  ['unknownKey', 'unknown key'],
  ['wrongType', 'wrong type'],
  ['badValue', 'value not allowed'],
  ['missingKey', 'missing key'],
];

/** The page on the tools: how each was proved, and what it does with faults. */
export function toolsPage(tools, resultsOf) {
  const lines = [
    '# Tools',
    '',
    'Made from what `npm run verify:tools` saw, which installs each tool, gives it configurations made from what we know of',
    'its table, right ones and wrong ones, and reads what it says. An error is shown only where the tool was seen to refuse.',
    '',
    '| tool | tables | knowledge | version | date | cases | unknown key | wrong type | value not allowed | missing key |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
  ];
  const notes = [];
  for (const tool of [...tools].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const result = resultsOf(tool.name);
    const tables = tool.tables.map(({ path }) => `\`[${path.join('.')}]\``).join(', ');
    const cells = [
      `[${tool.title}](${tool.link})`,
      tables,
      `${TIERS[tool.tier]}${tool.archived === undefined ? '' : '; archived'}`,
      result?.version ?? '',
      result?.date ?? '',
      result?.cases ?? '',
      ...FAULTS.map(([fault]) => result?.does[fault] ?? ''),
    ];
    lines.push(`| ${cells.join(' | ')} |`);
    const reasons = result?.differences ?? [];
    if (reasons.length > 0)
      notes.push(
        '',
        `## ${tool.title}`,
        '',
        ...reasons.map(({ reason, cases }) => `- ${reason} (${cases} cases)`),
      );
  }
  if (notes.length > 0)
    lines.push(
      '',
      '# Where the tool does otherwise',
      '',
      'Cases in which the tool takes what we call wrong, or the other way round, each with its reason.',
      ...notes,
    );
  return `${lines.join('\n')}\n`;
}

/** The page on the files that tools have beside the table. */
export function configFilesPage(tools) {
  const WORDS = {
    instead: 'counts instead of the table',
    over: 'is read too, and wins',
    under: 'is read too, and the table wins',
    both: 'is read too, and what both list counts together',
    shadowed: 'is not read while the table is there',
  };
  const rows = tools.flatMap(({ title, version, date, files }) =>
    files.map(
      ({ file, section, precedence }) =>
        `| ${title} ${version} | \`${file}\`${section === undefined ? '' : ` with \`${section}\``} | ${WORDS[precedence] ?? precedence} | ${date} |`,
    ),
  );
  return [
    '# Files of the tools themselves',
    '',
    'Made from what `npm run verify:config-files` saw, which runs each tool with a table in pyproject.toml and a file of its',
    'own that say different things, and looks which it works with.',
    '',
    '| tool | file | beside the table it | seen |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
