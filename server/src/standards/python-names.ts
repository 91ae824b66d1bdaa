/** The hard keywords of Python 3, which cannot name a module. */
const KEYWORDS = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global ' +
    'if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

/** Whether `text` is a Python identifier, as `str.isidentifier` judges. */
export const isIdentifier = (text: string): boolean => /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(text);

export const isKeyword = (text: string): boolean => KEYWORDS.has(text);
