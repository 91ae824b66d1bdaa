"""Reads the fields of pydantic models into the format of our data on tools."""

import enum
import pathlib
import types
import typing

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

# pydantic takes these texts for booleans, and numbers in texts.
TRUTH = r'^\s*([01YyNnTtFf]|[Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Oo][Nn]|[Oo][Ff][Ff])\s*$'


def keys_of(model, docs, facts, prefix='', skip=()):
    """The keys of a model; `docs` and `facts` by dotted path."""
    keys = {}
    for name, field in model.model_fields.items():
        place = f'{prefix}{name}'
        if place in skip:
            continue
        key = {**shape_of(field.annotation, docs, facts, f'{place}.', skip), **facts.get(place, {})}
        for meta in field.metadata:
            if getattr(meta, 'ge', None) is not None:
                key['min'] = meta.ge
        default = plain(field.default)
        if default is not None and default != '' and 'default' not in key and key.get('type') != 'table':
            key['default'] = default
        if field.is_required():
            key['required'] = True
        if place in docs:
            key['docs'] = docs[place]
        keys[name] = {k: v for k, v in key.items() if v is not None}
    return keys


def plain(value):
    if value is PydanticUndefined or isinstance(value, BaseModel):
        return None
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, (list, tuple)) and value and all(isinstance(one, str) for one in value):
        return list(value)
    return None


def shape_of(annotation, docs, facts, prefix, skip):
    origin = typing.get_origin(annotation)
    args = typing.get_args(annotation)
    if origin is typing.Annotated:
        return shape_of(args[0], docs, facts, prefix, skip)
    if origin in (typing.Union, types.UnionType):
        shapes = [shape_of(one, docs, facts, prefix, skip) for one in args if one is not type(None)]
        flat = [one for shape in shapes for one in shape.get('anyOf', [shape])]
        return flat[0] if len(flat) == 1 else {'anyOf': flat}
    if origin is typing.Literal:
        return {'type': 'string', 'values': list(args)}
    if origin in (list, tuple, set, frozenset):
        item = shape_of(args[0], docs, facts, f'{prefix}*.', skip) if args else {'type': 'any'}
        return {'type': 'strings'} if item == {'type': 'string'} else {'type': 'array', 'items': item}
    if annotation in (list, tuple, set):
        return {'type': 'array', 'items': {}}
    if origin is dict:
        return {'type': 'table', 'rest': {**shape_of(args[1], docs, facts, f'{prefix}*.', skip), 'docs': docs.get(f'{prefix}*', '')}}
    if isinstance(annotation, type):
        if issubclass(annotation, BaseModel):
            return {'type': 'table', 'keys': keys_of(annotation, docs, facts, prefix, skip)}
        if issubclass(annotation, enum.Enum):
            return {'type': 'string', 'values': [one.value for one in annotation if one.value != '']}
        if issubclass(annotation, bool):
            return {'anyOf': [{'type': 'boolean'}, {'type': 'string', 'values': ['true', 'false'], 'patterns': [TRUTH]}, {'type': 'integer', 'values': [0, 1]}]}
        if issubclass(annotation, int):
            return {'anyOf': [{'type': 'integer'}, {'type': 'string', 'patterns': [r'^\s*[+-]?\d+\s*$']}]}
        if issubclass(annotation, (str, pathlib.PurePath)):
            return {'type': 'string'}
    return {}
