/** What an ini file says below the section that belongs to its name, `*` for every other name. */
export const ini = (sections, full, other) => (file) => {
  const section = sections[file] ?? sections['*'];
  return { full: `[${section}]\n${full}\n`, other: `[${section}]\n${other}\n` };
};

/** Asks the code of the tool itself, where no option prints what it works with. */
export const python = (code) => ({ run: ['python', '-c', code] });
