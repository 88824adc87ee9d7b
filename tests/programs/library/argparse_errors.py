import argparse


def attempt(args, **options):
    parser = argparse.ArgumentParser(prog="tool", description="Does things.", **options)
    parser.add_argument("name", help="whom to greet")
    parser.add_argument("rest", nargs="*")
    parser.add_argument("-n", "--number", type=int, default=1, metavar="N", help="how often (default: %(default)s)")
    parser.add_argument("-v", "--verbose", action="count", default=0)
    parser.add_argument("--mode", choices=["fast", "slow"])
    parser.add_argument("-x", action="append")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--on", action="store_true")
    group.add_argument("--off", dest="on", action="store_false")
    try:
        print(parser.parse_args(args))
    except SystemExit as e:
        print("exit", e.code)


attempt(["me"])
attempt(["me", "a", "b", "-n3", "-vv", "--verbose", "--mode=slow", "-x", "1", "-x2"])
attempt(["--num", "7", "me", "--off"])
attempt(["--", "-me"])
attempt(["-n", "-5", "me"])
attempt([])
attempt(["me", "--number", "two"])
attempt(["me", "--mode", "other"])
attempt(["me", "--on", "--off"])
attempt(["me", "--unknown", "-n"])
attempt(["me", "--unknown"])
attempt(["-h"])
parser = argparse.ArgumentParser(prog="p", add_help=False)
parser.add_argument("--a", nargs=2, type=float)
parser.add_argument("--b", nargs="?", const="C", default="D")
print(parser.parse_args(["--a", "1", "2.5", "--b"]), parser.parse_known_args(["--z", "q"]), parser.get_default("b"))
