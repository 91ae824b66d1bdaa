"""Reads options of click commands into the format of our data on tools."""

import pathlib

import click

from common import short


def key_of_option(option):
    """The type, the values, the default and the help of one option, as a setting in TOML."""
    kind = option.type
    if isinstance(kind, click.Choice):
        key = {'type': 'string', 'values': [str(one) for one in kind.choices]}
    elif isinstance(kind, (click.IntRange, click.types.IntParamType)):
        key = {'type': 'integer'}
    elif isinstance(kind, click.types.FloatParamType):
        key = {'type': 'number'}
    elif option.is_flag or isinstance(kind, click.types.BoolParamType):
        key = {'type': 'boolean'}
    elif isinstance(kind, (click.Path, click.File)):
        key = {'type': 'string', 'language': 'path'}
    else:
        key = {'type': 'string'}
    if option.count:
        key = {'type': 'integer'}
    if option.multiple:
        key = {**key, 'type': 'strings'} if key['type'] == 'string' else {'type': 'array', 'items': key}
    if isinstance(option.default, (str, int, float, bool)) and option.default != '' and not str(option.default).startswith(str(pathlib.Path.home())):
        key['default'] = option.default
    if option.help:
        key['docs'] = short(option.help)
    return key
