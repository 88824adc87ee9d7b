"""Command lines: options, positional arguments, help. Subcommands and files of arguments are refused."""
import sys as _sys

SUPPRESS = '==SUPPRESS=='
OPTIONAL = '?'
ZERO_OR_MORE = '*'
ONE_OR_MORE = '+'
REMAINDER = '...'

_WIDTH = 78
_HELP_AT = 24


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = argument and argument.shown_name()
        self.message = message

    def __str__(self):
        return self.message if self.argument_name is None else f'argument {self.argument_name}: {self.message}'


class ArgumentTypeError(Exception):
    pass


class HelpFormatter:
    pass


class RawDescriptionHelpFormatter(HelpFormatter):
    pass


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    pass


class Namespace:
    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        return f"Namespace({', '.join([f'{name}={value!r}' for name, value in self.__dict__.items()])})"


_ACTIONS = ('store', 'store_const', 'store_true', 'store_false', 'append', 'append_const', 'count', 'help', 'version')


class Action:
    """An argument that a parser knows."""

    def __init__(self, names, prefix, action='store', nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None, dest=None, version=None):
        if action not in _ACTIONS:
            raise ValueError(f'unknown action "{action}"')
        self.option_strings = [name for name in names if name[0] in prefix]
        if action in ('store_true', 'store_false'):
            const = action == 'store_true'
            default = not const if default is None else default
        if action in ('help', 'version'):
            dest = dest or SUPPRESS
            default = SUPPRESS
        if action not in ('store', 'append'):
            nargs = 0
        if not dest:
            if self.option_strings:
                long = [name for name in self.option_strings if len(name) > 1 and name[1] in prefix]
                dest = (long or self.option_strings)[0].lstrip(prefix).replace('-', '_')
            else:
                dest = names[0]
        self.action, self.nargs, self.const, self.default, self.type = action, nargs, const, default, type
        self.choices, self.required, self.help, self.metavar, self.dest = choices, required, help, metavar, dest
        self.version = version
        self.group = None
        if not self.option_strings:
            self.required = nargs not in (OPTIONAL, REMAINDER) and not (nargs == ZERO_OR_MORE and default is not None)

    def shown_name(self):
        if self.option_strings:
            return '/'.join(self.option_strings)
        return self.metavar or self.dest

    def value_name(self):
        if self.metavar is not None:
            return self.metavar
        if self.choices is not None:
            return '{' + ','.join(map(str, self.choices)) + '}'
        return self.dest.upper() if self.option_strings else self.dest

    def values_shown(self):
        """How its values look in a usage line."""
        name = self.value_name()
        if self.nargs is None:
            return name
        if self.nargs == OPTIONAL:
            return f'[{name}]'
        if self.nargs == ZERO_OR_MORE:
            return f'[{name} ...]'
        if self.nargs == ONE_OR_MORE:
            return f'{name} [{name} ...]'
        if self.nargs == REMAINDER:
            return '...'
        return ' '.join([name] * self.nargs)

    def convert(self, text):
        value = text
        if self.type is not None:
            try:
                value = self.type(text)
            except ArgumentTypeError as error:
                raise ArgumentError(self, str(error)) from None
            except (TypeError, ValueError):
                name = getattr(self.type, '__name__', repr(self.type))
                raise ArgumentError(self, f'invalid {name} value: {text!r}') from None
        if self.choices is not None and value not in self.choices:
            shown = ', '.join(map(repr, self.choices))
            raise ArgumentError(self, f'invalid choice: {value!r} (choose from {shown})')
        return value

    def most(self):
        return {None: 1, OPTIONAL: 1, ZERO_OR_MORE: None, ONE_OR_MORE: None, REMAINDER: None}.get(self.nargs, self.nargs)

    def least(self):
        return {None: 1, OPTIONAL: 0, ZERO_OR_MORE: 0, ONE_OR_MORE: 1, REMAINDER: 0}.get(self.nargs, self.nargs)

    def expected(self):
        if self.nargs is None:
            return 'expected one argument'
        if self.nargs == OPTIONAL:
            return 'expected at most one argument'
        if self.nargs == ONE_OR_MORE:
            return 'expected at least one argument'
        return f"expected {self.nargs} argument{'' if self.nargs == 1 else 's'}"

    def value_of(self, texts):
        """What the texts that follow it mean."""
        if self.nargs is None:
            return self.convert(texts[0])
        if self.nargs == OPTIONAL:
            if texts:
                return self.convert(texts[0])
            return self.const if self.option_strings else self.converted_default()
        if not texts and self.nargs == ZERO_OR_MORE and not self.option_strings and self.default is not None:
            return self.converted_default()
        return [self.convert(text) for text in texts]

    def converted_default(self):
        return self.convert(self.default) if isinstance(self.default, str) and self.type is not None else self.default


class _Group:
    """Arguments that are shown together, or of which one may be given."""

    def __init__(self, parser, title=None, exclusive=False, required=False):
        self._parser = parser
        self.title = title
        self.exclusive = exclusive
        self.required = required
        self.actions = []

    def add_argument(self, *names, **options):
        action = self._parser.add_argument(*names, **options)
        action.group = self
        self.actions.append(action)
        return action

    def add_mutually_exclusive_group(self, required=False):
        return self._parser.add_mutually_exclusive_group(required=required)


def _wrapped(words, indent, width):
    lines, line = [], ''
    for word in words:
        if line and indent + len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f'{line} {word}' if line else word
    return [*lines, line] if line else lines


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter,
                 prefix_chars='-', argument_default=None, conflict_handler='error', add_help=True, allow_abbrev=True,
                 exit_on_error=True):
        self.prog = prog if prog is not None else _sys.argv[0].rpartition('/')[2]
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.prefix_chars = prefix_chars
        self.argument_default = argument_default
        self.conflict_handler = conflict_handler
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._actions = []
        self._options = {}
        self._groups = []
        self._defaults = {}
        if add_help:
            dash = '-' if '-' in prefix_chars else prefix_chars[0]
            self.add_argument(dash + 'h', dash * 2 + 'help', action='help', help='show this help message and exit')
        for parent in parents:
            for action in parent._actions:
                if action.action != 'help':
                    self._add(action)
            self._defaults.update(parent._defaults)

    # --- what it knows ---

    def _add(self, action):
        for name in action.option_strings:
            if name in self._options and self.conflict_handler != 'resolve':
                raise ArgumentError(action, f'conflicting option string: {name}')
            self._options[name] = action
        self._actions.append(action)
        return action

    def add_argument(self, *names, **options):
        if not names:
            names = (options['dest'],)
        action = Action(names, self.prefix_chars, **options)
        if action.default is None and 'default' not in options:
            action.default = self.argument_default
        if action.dest in self._defaults:
            action.default = self._defaults[action.dest]
        return self._add(action)

    def add_argument_group(self, title=None, description=None):
        group = _Group(self, title)
        self._groups.append(group)
        return group

    def add_mutually_exclusive_group(self, required=False):
        group = _Group(self, exclusive=True, required=required)
        self._groups.append(group)
        return group

    def add_subparsers(self, **options):
        raise NotImplementedError("genlab's argparse does not support subcommands")

    def set_defaults(self, **defaults):
        self._defaults.update(defaults)
        for action in self._actions:
            if action.dest in defaults:
                action.default = defaults[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    # --- parsing ---

    def parse_args(self, args=None, namespace=None):
        result, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return result

    def parse_known_args(self, args=None, namespace=None):
        args = _sys.argv[1:] if args is None else list(args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        try:
            return namespace, self._parse(args, namespace)
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))

    def _find(self, text):
        """The option that a text names, with the value that is part of the text: (action, name, value or None)."""
        if text in self._options:
            return self._options[text], text, None
        name, equals, value = text.partition('=')
        if equals and name in self._options:
            return self._options[name], name, value
        long = text[:2] == text[:1] * 2
        if not long and text[:2] in self._options:
            return self._options[text[:2]], text[:2], text[2:]
        matches = [option for option in self._options if option.startswith(name)] if long and self.allow_abbrev else []
        if len(matches) > 1:
            raise ArgumentError(None, f"ambiguous option: {text} could match {', '.join(matches)}")
        if matches:
            return self._options[matches[0]], matches[0], value if equals else None
        return None, text, None

    def _is_option(self, text):
        if not text or text[0] not in self.prefix_chars or len(text) == 1:
            return False
        if text in self._options:
            return True
        try:
            float(text)
        except ValueError:
            return ' ' not in text or '=' in text
        return any(name[1:2].isdigit() for name in self._options)

    def _parse(self, args, namespace):
        rest, positional, seen = [], [], []
        at = 0
        while at < len(args):
            text = args[at]
            at += 1
            if text == '--':
                positional += args[at:]
                break
            if not self._is_option(text):
                positional.append(text)
                continue
            action, name, value = self._find(text)
            if action is None:
                rest.append(text)
                continue
            at = self._take_option(action, name, value, args, at, namespace, seen)
        rest += self._take_positional(positional, namespace, seen)
        missing = [action.shown_name() for action in self._actions if action.required and action not in seen]
        if missing:
            raise ArgumentError(None, f"the following arguments are required: {', '.join(missing)}")
        for group in self._groups:
            if group.exclusive and group.required and not any(action in seen for action in group.actions):
                names = ' '.join([action.shown_name() for action in group.actions])
                raise ArgumentError(None, f'one of the arguments {names} is required')
        for action in self._actions:
            if action not in seen and isinstance(action.default, str) and action.default is not SUPPRESS:
                if getattr(namespace, action.dest, None) is action.default:
                    setattr(namespace, action.dest, action.converted_default())
        return rest

    def _take_option(self, action, name, value, args, at, namespace, seen):
        most = action.most()
        if value is not None and most == 0:
            if name[:2] == name[:1] * 2 or not name[:1] + value[0] in self._options:
                raise ArgumentError(action, f'ignored explicit argument {value!r}')
            self._store(action, [], namespace, seen)
            other = self._options[name[:1] + value[0]]      # -xy for -x -y
            return self._take_option(other, name[:1] + value[0], value[1:] or None, args, at, namespace, seen)
        texts = []
        if value is not None:
            texts.append(value[1:] if name[:2] != name[:1] * 2 and value[:1] == '=' else value)
        else:
            while at < len(args) and (most is None or len(texts) < most):
                if action.nargs != REMAINDER and (args[at] == '--' or self._is_option(args[at])):
                    break
                texts.append(args[at])
                at += 1
        if len(texts) < action.least():
            raise ArgumentError(action, action.expected())
        self._store(action, texts, namespace, seen)
        return at

    def _take_positional(self, texts, namespace, seen):
        actions = [action for action in self._actions if not action.option_strings]
        at = 0
        for i, action in enumerate(actions):
            needed = sum([later.least() for later in actions[i + 1:]])
            most = action.most()
            n = max(len(texts) - at - needed, 0)
            if most is not None:
                n = min(n, most)
            if n < action.least():
                break
            self._store(action, texts[at:at + n], namespace, seen)
            at += n
        return texts[at:]

    def _store(self, action, texts, namespace, seen):
        group = action.group
        if group is not None and group.exclusive:
            for other in group.actions:
                if other is not action and other in seen:
                    raise ArgumentError(action, f'not allowed with argument {other.shown_name()}')
        seen.append(action)
        kind = action.action
        if kind == 'help':
            self.print_help()
            self.exit()
        if kind == 'version':
            print(action.version.replace('%(prog)s', self.prog))
            self.exit()
        if kind == 'store':
            value = action.value_of(texts)
        elif kind == 'append':
            value = [*(getattr(namespace, action.dest, None) or []), action.value_of(texts)]
        elif kind == 'append_const':
            value = [*(getattr(namespace, action.dest, None) or []), action.const]
        elif kind == 'count':
            value = (getattr(namespace, action.dest, None) or 0) + 1
        else:
            value = action.const
        setattr(namespace, action.dest, value)

    # --- help ---

    def format_usage(self):
        if self.usage is not None:
            return f'usage: {self.usage}\n'.replace('%(prog)s', self.prog)
        options, positional = [], []
        for action in self._actions:
            if action.help is SUPPRESS:
                continue
            if not action.option_strings:
                positional.append(action.values_shown())
                continue
            text = action.option_strings[0]
            if action.nargs != 0:
                text = f'{text} {action.values_shown()}'
            group = action.group
            if group is None or not group.exclusive:
                options.append(text if action.required else f'[{text}]')
                continue
            opening, closing = '()' if group.required else '[]'
            options.append((opening if action is group.actions[0] else '| ') + text
                           + (closing if action is group.actions[-1] else ''))
        head = f'usage: {self.prog}'
        whole = ' '.join([head, *options, *positional])
        if len(whole) <= _WIDTH:
            return whole + '\n'
        indent = len(head) + 1
        lines = _wrapped(options, indent, _WIDTH) + _wrapped(positional, indent, _WIDTH)
        return head + ' ' + ('\n' + ' ' * indent).join(lines) + '\n'

    def _head_of(self, action):
        if action.option_strings:
            values = '' if action.nargs == 0 else ' ' + action.values_shown()
            head = ', '.join(action.option_strings) + values
        else:
            head = action.value_name()
        return '  ' + head

    def _help_of(self, action, column):
        head = self._head_of(action)
        if not action.help:
            return [head]
        text = action.help
        if '%' in text:
            words = {name: getattr(value, '__name__', value) for name, value in vars(action).items()}
            text = text % {**words, 'prog': self.prog}
        lines = _wrapped(text.split(), column, _WIDTH)
        if len(head) + 2 <= column:
            first = [head.ljust(column) + lines[0]]
            lines = lines[1:]
        else:
            first = [head]
        return first + [' ' * column + line for line in lines]

    def format_help(self):
        parts = [self.format_usage().rstrip('\n')]
        if self.description:
            parts.append('\n'.join(_wrapped(self.description.split(), 0, _WIDTH)))
        titled = [group for group in self._groups if group.title]
        inside = [action for group in titled for action in group.actions]
        plain = [action for action in self._actions if action not in inside]
        sections = [('positional arguments', [action for action in plain if not action.option_strings]),
                    ('options', [action for action in plain if action.option_strings]),
                    *[(group.title, group.actions) for group in titled]]
        shown = [action for action in self._actions if action.help is not SUPPRESS]
        column = min(max([len(self._head_of(action)) for action in shown] or [0]) + 2, _HELP_AT)
        for title, actions in sections:
            lines = [line for action in actions if action in shown for line in self._help_of(action, column)]
            if lines:
                parts.append('\n'.join([f'{title}:', *lines]))
        if self.epilog:
            parts.append('\n'.join(_wrapped(self.epilog.split(), 0, _WIDTH)))
        return '\n\n'.join(parts) + '\n'

    def print_usage(self, file=None):
        print(self.format_usage(), end='', file=file or _sys.stdout)

    def print_help(self, file=None):
        print(self.format_help(), end='', file=file or _sys.stdout)

    def exit(self, status=0, message=None):
        if message:
            print(message, end='', file=_sys.stderr)
        _sys.exit(status)

    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, f'{self.prog}: error: {message}\n')


__all__ = ['ArgumentParser', 'ArgumentError', 'ArgumentTypeError', 'HelpFormatter', 'RawDescriptionHelpFormatter',
           'ArgumentDefaultsHelpFormatter', 'Namespace', 'Action', 'ONE_OR_MORE', 'OPTIONAL', 'REMAINDER', 'SUPPRESS',
           'ZERO_OR_MORE']
