"""cibuildwheel and `[tool.cibuildwheel]`: its options on every platform."""

import tomllib
from pathlib import Path

import batch
from cibuildwheel import options, typing
from cibuildwheel.options import CommandLineArguments
from packaging.specifiers import SpecifierSet  # noqa: F401

IDENTIFIERS = {
    "linux": ["cp312-manylinux_x86_64", "cp313-musllinux_x86_64"],
    "macos": ["cp312-macosx_arm64"],
    "windows": ["cp312-win_amd64"],
    "pyodide": ["cp312-pyodide_wasm32"],
    "android": ["cp313-android_arm64_v8a"],
    "ios": ["cp313-ios_arm64_iphoneos"],
}


def prepare(folder):
    (folder / "text").write_text("")


def judge(text):
    table = tomllib.loads(text)["tool"]["cibuildwheel"]
    # What stands in the table of a platform is read for that platform only.
    for platform in sorted(typing.PLATFORMS & {*table} or typing.PLATFORMS):
        arguments = CommandLineArguments.defaults()
        arguments.package_dir = Path.cwd()
        read = options.Options(platform=platform, command_line_arguments=arguments, env={})
        read.globals  # noqa: B018 - a property that reads
        for identifier in [None, *IDENTIFIERS[platform]]:
            read.build_options(identifier)
        read.check_for_invalid_configuration(IDENTIFIERS[platform])


batch.main(judge, prepare, before=batch.PROJECT + "[dependency-groups]\ngroup = []\n", warm="[tool.cibuildwheel]\n")
