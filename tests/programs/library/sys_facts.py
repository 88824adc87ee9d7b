"""What sys tells of versions and numbers, and the limit of conversions between int and text."""
import sys
import time


def shown(make):
    try:
        return repr(make())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


info = sys.version_info
major, minor, *_ = info
print(major, minor, info.major, info.releaselevel, info[:2] >= (3, 8), info > (3,), (4,) > info, info == tuple(info))
print(isinstance(info, tuple), len(info), hash(info) == hash(tuple(info)), "%d.%d" % info[:2], info.index("final"))
print(sys.float_info.max, sys.float_info.min, sys.float_info.epsilon, sys.float_info.dig, repr(sys.float_info)[:40])
print(sys.int_info, sys.hash_info.modulus, sys.hash_info.inf, hash(float("inf")), sys.flags.optimize, sys.flags.utf8_mode)
print(sys.maxunicode, sys.float_repr_style, sys.hexversion >> 24, sys.getdefaultencoding(), sys.is_finalizing())
print(shown(lambda: type(info)()), shown(lambda: info.patch))
print(time.gmtime(86400 * 365), time.gmtime(0) < time.gmtime(1), time.gmtime(0).tm_year)

print(sys.get_int_max_str_digits(), shown(lambda: str(10 ** 4300))[:60], len(str(10 ** 4299)))
sys.set_int_max_str_digits(700)
print(shown(lambda: str(10 ** 700)), len(f"{10 ** 699:d}"), shown(lambda: int("7" * 701)), int("f" * 2000, 16) > 0)
print(shown(lambda: sys.set_int_max_str_digits(639)), shown(lambda: sys.set_int_max_str_digits(-1)))
sys.set_int_max_str_digits(maxdigits=0)
print(len(str(10 ** 9000)), int("1" + "0" * 6000) == 10 ** 6000, sys.get_int_max_str_digits())
