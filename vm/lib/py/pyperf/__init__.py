"""Benchmarks written for pyperf, run in this process: what pyperf calls a process is here a series of values that
begins with warmups of its own. The results have pyperf's JSON form."""
import sys as _sys
from math import fsum as _fsum, sqrt as _sqrt
from time import monotonic as _monotonic, perf_counter

VERSION = (2, 8, 1)
__version__ = '2.8.1'

_MAX_LOOPS = 2 ** 32
_UNITS = ('sec', 'ms', 'us', 'ns')


def python_implementation():
    return _sys.implementation.name


def python_has_jit():
    return False


# --- numbers as text ---

def _format_times(values):
    """Three digits of the first value, and the others in its unit."""
    first = abs(values[0])
    exponent = 2
    while exponent > -9 and first < 10.0 ** exponent:
        exponent -= 1
    unit = -(exponent // 3) if exponent < 0 else 0
    return [f'{value * 10 ** (unit * 3):.{2 - exponent % 3}f} {_UNITS[unit]}' for value in values]


def _format_bytes(values):
    def one(size):
        if size < 10 * 1024:
            return f"{size:.0f} byte{'' if size == 1 else 's'}"
        if size > 10 * 1024 * 1024:
            return f'{size / (1024 * 1024):.1f} MiB'
        return f'{size / 1024:.1f} KiB'
    return [one(value) for value in values]


def _format_values(unit, values):
    if unit == 'byte':
        return _format_bytes(values)
    if unit == 'integer':
        return [str(value) for value in values]
    return _format_times(values)


# --- results ---

def _mean(values):
    return _fsum(values) / len(values)


class Run:
    """The values of one series, and those of its warmups with their numbers of loops."""

    def __init__(self, values, warmups=None, metadata=None, collect_metadata=True):
        self.values = tuple(values)
        self.warmups = tuple(warmups or ())
        self._metadata = dict(metadata or {})

    def get_metadata(self):
        return dict(self._metadata)

    def _as_json(self, common):
        data = {'metadata': {name: value for name, value in self._metadata.items() if name not in common}}
        if self.warmups:
            data['warmups'] = [list(warmup) for warmup in self.warmups]
        if self.values:
            data['values'] = list(self.values)
        return data


class Benchmark:
    def __init__(self, runs):
        self._runs = list(runs)
        if not self._runs:
            raise ValueError('runs must be a non-empty sequence of Run objects')

    def get_runs(self):
        return list(self._runs)

    def get_nrun(self):
        return len(self._runs)

    def get_metadata(self):
        """What all runs have in common."""
        first = self._runs[0].get_metadata()
        return {name: value for name, value in first.items()
                if all(name in run._metadata and run._metadata[name] == value for run in self._runs)}

    def get_name(self):
        return self.get_metadata()['name']

    def get_unit(self):
        return self.get_metadata().get('unit', 'second')

    def get_values(self):
        return tuple([value for run in self._runs for value in run.values])

    def get_nvalue(self):
        return len(self.get_values())

    def get_nwarmup(self):
        return max([len(run.warmups) for run in self._runs if run.values] or [0])

    def get_loops(self):
        return self._runs[-1]._metadata.get('loops', 1)

    def get_inner_loops(self):
        return self.get_metadata().get('inner_loops', 1)

    def get_total_loops(self):
        return self.get_loops() * self.get_inner_loops()

    def get_total_duration(self):
        return _fsum([run._metadata.get('duration', 0.0) for run in self._runs])

    def mean(self):
        return _mean(self.get_values())

    def stdev(self):
        values = self.get_values()
        if len(values) < 2:
            raise ValueError('stdev requires at least two data points')
        mean = _mean(values)
        return _sqrt(_fsum([(value - mean) ** 2 for value in values]) / (len(values) - 1))

    def median(self):
        values = sorted(self.get_values())
        half = len(values) // 2
        return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2

    def median_abs_dev(self):
        median = self.median()
        return Benchmark([Run([abs(value - median) for value in self.get_values()])]).median()

    def format_values(self, values):
        return tuple(_format_values(self.get_unit(), values))

    def format_value(self, value):
        return self.format_values((value,))[0]

    def __str__(self):
        if self.get_nvalue() < 2:
            return self.format_value(self.mean())
        return 'Mean +- std dev: ' + ' +- '.join(self.format_values((self.mean(), self.stdev())))

    def _as_json(self):
        common = self.get_metadata()
        return {'metadata': common, 'runs': [run._as_json(common) for run in self._runs]}

    def dump(self, file, compact=True, replace=False):
        if isinstance(file, str) and not replace and _exists(file):
            raise OSError(f'{file!r} already exists')
        _write(file, {'benchmarks': [self._as_json()], 'version': '1.0'}, compact)


def _exists(filename):
    try:
        open(filename).close()
    except OSError:
        return False
    return True


def _write(file, data, compact=False):
    from json import dumps
    text = dumps(data, sort_keys=True, separators=(',', ':')) if compact else dumps(data, indent=4, sort_keys=True)
    if hasattr(file, 'write'):
        file.write(text + '\n')
        return
    with open(file, 'w') as out:
        out.write(text + '\n')


def add_runs(filename, result):
    """Adds a benchmark's runs to those of its name in a file, which is made when there is none."""
    from json import load
    if not _exists(filename):
        result.dump(filename)
        return
    with open(filename) as file:
        data = load(file)
    added = result._as_json()
    shared = data.get('metadata', {})
    for benchmark in data['benchmarks']:
        own = {**shared, **benchmark.get('metadata', {})}
        if own.get('name') == result.get_name():
            benchmark['runs'] += [{**run, 'metadata': {**added['metadata'], **run['metadata']}} for run in added['runs']]
            break
    else:
        data['benchmarks'].append(added)
    _write(filename, data, compact=True)


# --- measuring ---

class _Error(Exception):
    pass


def strictly_positive(value):
    value = int(value)
    if value <= 0:
        raise ValueError('value must be > 0')
    return value


def positive_or_nul(value):
    base, power, exponent = value.partition('^')
    value = int(base) ** int(exponent) if power else int(value)
    if value < 0:
        raise ValueError('value must be >= 0')
    return value


def comma_separated(values):
    return [value.strip() for value in values.split(',') if value.strip()]


_REFUSED_FLAGS = ('--worker', '--calibrate-loops', '--recalibrate-loops', '--calibrate-warmups', '--recalibrate-warmups',
                  '--tracemalloc', '--track-memory')
_SHOWN = ('metadata', 'dump', 'hist', 'stats')
_REFUSED_OPTIONS = ('--worker-task', '--pipe', '--affinity', '--python', '--compare-to', '--python-names', '--profile',
                    '--hook', '--timeout')


class _Series:
    """The measuring of one benchmark."""

    def __init__(self, args, name, time, inner_loops, metadata):
        self.args = args
        self.time = time
        self.inner_loops = inner_loops or 1
        self.loops = args.loops
        self.metadata = {'unit': 'second', **metadata, 'name': name, 'python_implementation': python_implementation(),
                         'python_version': _sys.version.split()[0], 'perf_version': __version__}
        if inner_loops is not None:
            self.metadata['inner_loops'] = inner_loops

    def value(self, what, number):
        """Seconds of one value, as a whole and for one loop."""
        raw = float(self.time(self.loops))
        value = raw / (self.loops * self.inner_loops)
        if self.args.verbose:
            shown = _format_values(self.metadata['unit'], (value,))[0]
            print(f'{what} {number}: {shown} (loops: {self.loops}, raw: {_format_times((raw,))[0]})')
        return raw, value

    def finish(self, started, values, warmups, **metadata):
        metadata = {**self.metadata, **metadata, 'loops': self.loops, 'duration': _monotonic() - started}
        if not self.args.quiet and not self.args.verbose:
            print('.', end='', flush=True)
        return Run(values, warmups, metadata)

    def calibrate(self):
        """The smallest power of two of loops that takes min_time."""
        started = _monotonic()
        warmups = []
        self.loops = 1
        left = self.args.warmups + self.args.values
        while left > 0:
            raw, value = self.value('Calibration', len(warmups) + 1)
            warmups.append((self.loops, value))
            if raw >= self.args.min_time:
                left -= 1
                continue
            if self.loops * 2 > _MAX_LOOPS:
                raise _Error('failed to calibrate the number of loops')
            self.loops *= 2
        return self.finish(started, (), warmups, calibrate_loops=self.loops)

    def measure(self):
        started = _monotonic()
        warmups = [(self.loops, self.value('Warmup', i + 1)[1]) for i in range(self.args.warmups)]
        values = [self.value('Value', i + 1)[1] for i in range(self.args.values)]
        if not all(values):
            raise ValueError('benchmark function returned zero')
        return self.finish(started, values, warmups)

    def runs(self):
        runs = [] if self.loops else [self.calibrate()]
        runs += [self.measure() for _ in range(self.args.processes)]
        return Benchmark(runs)


class Runner:
    _created = set()

    def __init__(self, values=None, processes=None, loops=0, min_time=0.1, metadata=None, show_name=True,
                 program_args=None, add_cmdline_args=None, _argparser=None, warmups=None):
        cls = self.__class__
        if cls in Runner._created:
            raise RuntimeError(f'only one {cls.__name__} instance must be created per process: use the same instance '
                               'to run all benchmarks')
        Runner._created.add(cls)
        from argparse import SUPPRESS, ArgumentParser
        self.metadata = {} if metadata is None else metadata
        self.args = None
        self._names = set()
        self._show_name = show_name
        values = values or 3
        processes = processes or 20
        self.argparser = parser = _argparser or ArgumentParser()
        parser.description = 'Benchmark'
        add = parser.add_argument
        add('--rigorous', action='store_true', help='Spend longer running tests to get more accurate results')
        add('--fast', action='store_true', help='Get rough answers quickly')
        add('--debug-single-value', action='store_true', help='Debug mode, only compute a single value')
        add('-p', '--processes', type=strictly_positive, default=processes,
            help=f'number of processes used to run benchmarks, here: of series in this process (default: {processes})')
        add('-n', '--values', type=strictly_positive, default=values,
            help=f'number of values per process (default: {values})')
        add('-w', '--warmups', type=positive_or_nul, default=warmups,
            help='number of skipped values per run used to warmup the benchmark')
        add('-l', '--loops', type=positive_or_nul, default=loops,
            help=f'number of loops per value, 0 means automatic calibration (default: {loops})')
        add('-v', '--verbose', action='store_true', help='enable verbose mode')
        add('-q', '--quiet', action='store_true', help='enable quiet mode')
        add('-o', '--output', metavar='FILENAME', help='write results encoded to JSON into FILENAME')
        add('--append', metavar='FILENAME', help='append results encoded to JSON into FILENAME')
        add('--min-time', type=float, default=min_time,
            help='Minimum duration in seconds of a single value, used to calibrate the number of loops '
                 f'(default: {_format_times((min_time,))[0]})')
        add('-d', '--dump', action='store_true', help='display benchmark run results')
        add('-m', '--metadata', action='store_true', help='show metadata')
        add('-g', '--hist', action='store_true', help='display an histogram of values')
        add('-t', '--stats', action='store_true', help='display statistics (min, max, ...)')
        add('--inherit-environ', metavar='VARS', type=comma_separated,
            help='accepted: there are no worker processes')
        add('--copy-env', action='store_true', help='accepted: there are no worker processes')
        add('--no-locale', dest='locale', action='store_false', help='accepted: there are no worker processes')
        for name in _REFUSED_FLAGS:
            add(name, action='store_true', help=SUPPRESS)
        for name in _REFUSED_OPTIONS:
            add(name, help=SUPPRESS)

    def _check(self, args):
        for name in (*_REFUSED_FLAGS, *_REFUSED_OPTIONS):
            if getattr(args, name[2:].replace('-', '_')):
                raise _Error(f"genlab's pyperf does not support {name}")
        if args.quiet:
            args.verbose = False
        if args.warmups is None:
            args.warmups = 1
        processes = self.argparser.get_default('processes')
        values = self.argparser.get_default('values')
        if args.rigorous:
            args.processes = processes * 2
        elif args.fast:
            args.processes = max(processes // 2, 3)
            args.values = max(values * 2 // 3, 2)
        elif args.debug_single_value:
            args.processes = args.values = args.loops = 1
            args.warmups = 0
            args.min_time = 1e-9
        if args.output and _exists(args.output):
            raise _Error(f'The JSON file {args.output!r} already exists')

    def parse_args(self, args=None):
        if self.args is not None:
            if args is None:
                return self.args
            raise RuntimeError('arguments already parsed')
        self.args = self.argparser.parse_args(args)
        try:
            self._check(self.args)
        except _Error as error:
            print(f'ERROR: {error}')
            _sys.exit(1)
        return self.args

    def _bench(self, name, time, inner_loops, metadata):
        args = self.parse_args()
        name = name.strip()
        if not name:
            raise ValueError('benchmark name must be a non-empty string')
        if name in self._names:
            raise ValueError(f'duplicated benchmark name: {name!r}')
        first = not self._names
        self._names.add(name)
        try:
            result = _Series(args, name, time, inner_loops, {**self.metadata, **(metadata or {})}).runs()
        except KeyboardInterrupt:
            print('Benchmark interrupted: exit', file=_sys.stderr)
            _sys.exit(1)
        except _Error as error:
            print(f'ERROR: {error}')
            _sys.exit(1)
        if not args.quiet:
            print()
        for shown in _SHOWN:
            if getattr(args, shown):
                from . import _show
                print(*getattr(_show, shown)(result), '', sep='\n')
        print(f'{name}: {result}' if self._show_name else str(result), flush=True)
        if args.append:
            add_runs(args.append, result)
        if args.output:
            if first:
                result.dump(args.output)
            else:
                add_runs(args.output, result)
        return result

    def bench_func(self, name, func, *args, inner_loops=None, metadata=None):
        """Measures func(*args)."""
        def time(loops):
            timer, call = perf_counter, func
            if args:
                start = timer()
                for _ in range(loops):
                    call(*args)
                return timer() - start
            start = timer()
            for _ in range(loops):
                call()
            return timer() - start
        return self._bench(name, time, inner_loops, metadata)

    def bench_time_func(self, name, time_func, *args, inner_loops=None, metadata=None):
        """Measures what time_func(loops, *args) says."""
        return self._bench(name, lambda loops: time_func(loops, *args), inner_loops, metadata)

    def _refuse(self, what):
        raise NotImplementedError(f"genlab's pyperf does not support {what}")

    def bench_async_func(self, name, func, *args, inner_loops=None, metadata=None, loop_factory=None):
        """Measures `await func(*args)`, in an event loop of its own for each value."""
        async def time(loops):
            timer = perf_counter
            start = timer()
            for _ in range(loops):
                await func(*args)
            return timer() - start
        return self.bench_async_time_func(name, time, inner_loops=inner_loops, metadata=metadata, loop_factory=loop_factory)

    def bench_async_time_func(self, name, time_func, *args, inner_loops=None, metadata=None, loop_factory=None):
        """Measures what `await time_func(loops, *args)` says."""
        import asyncio

        def time(loops):
            with asyncio.Runner(loop_factory=loop_factory) as runner:
                return runner.run(time_func(loops, *args))
        return self._bench(name, time, inner_loops, metadata)

    def bench_command(self, name, command):
        self._refuse('Runner.bench_command')

    def timeit(self, name, stmt=None, setup='pass', teardown='pass', inner_loops=None, duplicate=None, metadata=None,
               globals=None):
        self._refuse('Runner.timeit')
