"""Subscripted classes, such as Iterator[int], as names in annotations."""


def shown(value):
    """How an argument of an alias is printed."""
    if value is ...:
        return '...'
    if isinstance(value, type):
        return value.__qualname__ if value.__module__ == 'builtins' else f'{value.__module__}.{value.__qualname__}'
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(shown, value))}]"
    return repr(value)


class GenericAlias:
    def __init__(self, origin, args, name=None):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self._name = name

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __getitem__(self, args):
        return GenericAlias(self.__origin__, args, self._name)

    def __or__(self, other):
        return Union(self, other)

    def __ror__(self, other):
        return Union(other, self)

    def __eq__(self, other):
        if not isinstance(other, GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __repr__(self):
        return f"{self._name or shown(self.__origin__)}[{', '.join(map(shown, self.__args__))}]"


class Union:
    def __init__(self, *args):
        flat = []
        for arg in args:
            for each in arg.__args__ if isinstance(arg, Union) else (arg,):
                if each not in flat:
                    flat.append(each)
        self.__args__ = tuple(flat)

    def __or__(self, other):
        return Union(self, other)

    def __ror__(self, other):
        return Union(other, self)

    def __eq__(self, other):
        return set(self.__args__) == set(other.__args__) if isinstance(other, Union) else NotImplemented

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = ['None' if arg in (None, type(None)) else shown(arg) for arg in self.__args__]
        if len(args) == 2 and 'None' in args:
            args.remove('None')
            return f'typing.Optional[{args[0]}]'
        return f"typing.Union[{', '.join(args)}]".replace('None', 'NoneType')
