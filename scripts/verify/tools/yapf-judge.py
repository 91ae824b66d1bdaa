"""YAPF and `[tool.yapf]`: its style from the file, its list of ignored files, and code formatted with it."""

import batch
from yapf.yapflib import file_resources, style, yapf_api


def judge(text):
    file_resources.GetExcludePatternsForDir(".")
    if "[tool.yapf]" in text:
        yapf_api.FormatCode("x = { 'a':1 }\nx = f(a,\n b) # c\n", style_config="pyproject.toml")


batch.main(judge)
