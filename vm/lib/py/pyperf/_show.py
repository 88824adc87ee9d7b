"""What --metadata, --dump, --hist and --stats print of a benchmark, in pyperf's form: lists of lines."""
from math import ceil, floor


def number(n, unit=None):
    shown = str(n)
    if isinstance(n, int):
        for base, least in (10, 10000), (2, 8193):
            if shown == str(n) and n >= least:
                power, rest = 0, n
                while rest % base == 0:
                    rest //= base
                    power += 1
                if rest == 1:
                    shown = f'{base}^{power}'
    return shown if unit is None else f"{shown} {unit}{'' if abs(n) == 1 else 's'}"


def duration(seconds):
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(int(minutes), 60)
    parts = [f'{hours} hour' for _ in range(hours > 0)] + [f'{minutes} min' for _ in range(minutes > 0)]
    return ' '.join(parts[:2] + [f'{seconds:.1f} sec'])


def _average(numbers):
    """The number that all have, else the mean."""
    return numbers[0] if len(set(numbers)) == 1 else sum(numbers) / len(numbers)


def _with_average(n):
    return number(n) + (' (average)' if isinstance(n, float) else '')


def _raw_values(bench):
    inner = bench.get_inner_loops()
    return [value * run.get_metadata().get('loops', 1) * inner for run in bench.get_runs() for value in run.values]


def _percentile(values, p):
    at = (len(values) - 1) * p / 100
    below, above = floor(at), ceil(at)
    return values[below] if below == above else values[below] * (above - at) + values[above] * (at - below)


def metadata(bench):
    shown = []
    for name, value in sorted(bench.get_metadata().items()):
        if name in ('loops', 'inner_loops', 'calibrate_loops'):
            value = number(value)
        elif name == 'duration':
            value = duration(value)
        shown.append(f'- {name}: {value}')
    return ['Metadata:', *shown]


def _with_distance(bench, values):
    """Each value, and how far it lies from the mean where that is over 5 %."""
    mean = bench.mean()
    return [bench.format_value(value) + (f' ({(value - mean) * 100 / mean:+.0f}%)' if abs(value - mean) > mean * 0.05 else '')
            for value in values]


def dump(bench):
    lines = []
    inner = bench.get_inner_loops()
    for at, run in enumerate(bench.get_runs(), 1):
        loops = run.get_metadata().get('loops', 1)
        if not run.values:
            lines.append(f'Run {at}: calibrate the number of loops: {number(loops)}')
            for i, (n, value) in enumerate(run.warmups, 1):
                raw = bench.format_value(value * n * inner)
                lines.append(f'- calibrate {i}: {bench.format_value(value)} (loops: {number(n)}, raw: {raw})')
            continue
        warmups = _with_distance(bench, [value for _, value in run.warmups])
        lines.append(f"Run {at}: {number(len(warmups), 'warmup')}, {number(len(run.values), 'value')}, {number(loops, 'loop')}")
        lines += [f'- warmup {i}: {text}' for i, text in enumerate(warmups, 1)]
        lines += [f'- value {i}: {text}' for i, text in enumerate(_with_distance(bench, run.values), 1)]
    return lines


def hist(bench, bins=20, columns=79):
    values = bench.get_values()
    width = (max(values) - min(values)) / bins or 1.0
    first, last = int(min(values) / width), int(max(values) / width)
    counts = [0] * (last - first + 1)
    for value in values:
        counts[int(value / width) - first] += 1
    labels = [bench.format_value(bucket * width) for bucket in range(first, last + 1)]
    label_width, count_width, most = max(map(len, labels)), len(str(max(counts))), max(counts)
    scale = max(min(columns + 1 - label_width - len(f': {most} #'), columns), 3) / most
    return [f"{label:>{label_width}}: {count:>{count_width}} {'#' * round(count * scale) or '|'}"
            for label, count in zip(labels, counts)]


def _loops(bench):
    loops, inner = bench.get_loops(), bench.get_inner_loops()
    total = number(loops * inner)
    return total if inner == 1 else f"{total} ({number(loops, 'outer-loop')} x {number(inner, 'inner-loop')})"


def _table(bench, values):
    mean, median = bench.mean(), bench.median()
    if len(values) > 2:
        middle = [('Median +- MAD', bench.format_values((median, bench.median_abs_dev()))),
                  ('Mean +- std dev', bench.format_values((mean, bench.stdev())))]
    else:
        middle = [('Mean', [bench.format_value(median)]), ('Mean', [bench.format_value(mean)])]
    rows = [('Minimum', [bench.format_value(values[0])]), *middle, ('Maximum', [bench.format_value(values[-1])])]
    width = max([len(name) + 1 for name, _ in rows])
    return [f"{name + ':':{width}} {' +- '.join(shown)}" for name, shown in rows]


_NAMES = {0: 'minimum', 25: 'Q1', 50: 'median', 75: 'Q3', 100: 'maximum'}


def stats(bench):
    values, raw, runs = sorted(bench.get_values()), _raw_values(bench), bench.get_runs()
    measured = [run for run in runs if run.values]
    mean = bench.mean()
    lines = [f'Total duration: {duration(bench.get_total_duration())}',
             f'Raw value minimum: {bench.format_value(min(raw))}', f'Raw value maximum: {bench.format_value(max(raw))}', '',
             f'Number of calibration run: {number(len(runs) - len(measured))}',
             f'Number of run with values: {number(len(measured))}', f'Total number of run: {number(len(runs))}', '',
             f'Number of warmup per run: {_with_average(_average([len(run.warmups) for run in measured]))}',
             f'Number of value per run: {_with_average(_average([len(run.values) for run in measured]))}',
             f'Loop iterations per value: {_loops(bench)}', f'Total number of values: {number(len(values))}', '',
             *_table(bench, values), '']
    for p in 0, 5, 25, 50, 75, 95, 100:
        value = _percentile(values, p)
        name = f' -- {_NAMES[p]}' if p in _NAMES else ''
        lines.append(f'{p:3}th percentile: {bench.format_value(value)} ({(value - mean) * 100.0 / mean:+.0f}% of the mean){name}')
    low, high = _percentile(values, 25), _percentile(values, 75)
    margin = 1.5 * (high - low)
    outside = sum([not low - margin <= value <= high + margin for value in values])
    bounds = bench.format_values((low - margin, high + margin))
    return [*lines, '', f'Number of outlier (out of {bounds[0]}..{bounds[1]}): {number(outside)}']
