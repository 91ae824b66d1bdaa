"""docformatter and `[tool.docformatter]`: the command itself, in this process."""

import io

import batch
from docformatter import configuration, format as formatting


def judge(_text):
    from contextlib import redirect_stderr

    said = io.StringIO()
    with redirect_stderr(said):
        try:
            config = configuration.Configurater(["docformatter", "sample.py"])
            config.do_parse_arguments()
            formatter = formatting.Formatter(config.args, stderror=io.StringIO(), stdin=None, stdout=io.StringIO())
            formatter.do_format_files() if hasattr(formatter, "do_format_files") else formatter.do_format_standard_in(config.parser)
        except SystemExit as error:
            if error.code:
                raise batch.Refused(said.getvalue()) from None


def prepare(folder):
    (folder / "sample.py").write_text('def f(x):\n    """ text\n\n    more text about :param x: a thing\n\n    Title\n    =====\n    - a\n    """\n')


batch.main(judge, prepare)
