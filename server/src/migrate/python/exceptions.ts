/** Built-in exceptions and what they are kinds of. */
const PARENTS: Readonly<Record<string, string>> = {
  Exception: 'BaseException',
  SystemExit: 'BaseException',
  KeyboardInterrupt: 'BaseException',
  GeneratorExit: 'BaseException',
  ArithmeticError: 'Exception',
  AssertionError: 'Exception',
  AttributeError: 'Exception',
  EOFError: 'Exception',
  ImportError: 'Exception',
  LookupError: 'Exception',
  MemoryError: 'Exception',
  NameError: 'Exception',
  OSError: 'Exception',
  RuntimeError: 'Exception',
  StopIteration: 'Exception',
  SyntaxError: 'Exception',
  SystemError: 'Exception',
  TypeError: 'Exception',
  ValueError: 'Exception',
  Warning: 'Exception',
  ZeroDivisionError: 'ArithmeticError',
  OverflowError: 'ArithmeticError',
  ModuleNotFoundError: 'ImportError',
  IndexError: 'LookupError',
  KeyError: 'LookupError',
  UnboundLocalError: 'NameError',
  FileNotFoundError: 'OSError',
  FileExistsError: 'OSError',
  IsADirectoryError: 'OSError',
  NotADirectoryError: 'OSError',
  PermissionError: 'OSError',
  NotImplementedError: 'RuntimeError',
  RecursionError: 'RuntimeError',
  IndentationError: 'SyntaxError',
  UnicodeError: 'ValueError',
  UnicodeDecodeError: 'UnicodeError',
  UnicodeEncodeError: 'UnicodeError',
  DeprecationWarning: 'Warning',
  UserWarning: 'Warning',
  RuntimeWarning: 'Warning',
  FutureWarning: 'Warning',
  ImportWarning: 'Warning',
  PendingDeprecationWarning: 'Warning',
};

const ALIASES: Readonly<Record<string, string>> = { IOError: 'OSError', EnvironmentError: 'OSError' };

/** The exception by this name, an old name resolved; `undefined` where there is none. */
export function exceptionName(name: string): string | undefined {
  const real = ALIASES[name] ?? name;
  return real === 'BaseException' || Object.hasOwn(PARENTS, real) ? real : undefined;
}

/** The exception itself and all that it is a kind of. */
export function ancestorsOf(name: string): readonly string[] {
  const found = [name];
  for (let next = PARENTS[name]; next !== undefined; next = PARENTS[next]) found.push(next);
  return found;
}
