# Sourced by bench/run and tests/run: installs what a Debian 12 base system lacks, and builds.

# What must be there: a command and the package that has it, or a library's package alone.
required=(gcc:gcc g++:g++ meson:meson ninja:ninja-build pkg-config:pkg-config python3:python3 gnuplot:gnuplot-nox
          libgmp-dev libjansson-dev libbenchmark-dev)
# What makes more configurations, or tests; done without where Debian's release doesn't have it.
wanted=(clang-19:clang-19)

say() { printf '%s: %s\n' "$me" "$*" >&2; }

is_installed() {
    case $1 in
    *:*) command -v "${1%%:*}" >/dev/null ;;
    *) [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ] ;;
    esac
}

# Sets `missing` to the packages of the given entries that are not installed.
find_missing() {
    local entry
    missing=()
    for entry; do
        is_installed "$entry" || missing+=("${entry#*:}")
    done
}

# need_packages [ENTRY...]: installs what is missing of the lists above and the further entries. Without root it says the one
# line that does it, and exits if that is needed.
need_packages() {
    local as_root=() optional=() entry install='apt-get install -y --no-install-recommends'
    if ! command -v dpkg-query >/dev/null; then
        say "not a Debian system: what is needed must be there already"
        return
    fi
    find_missing "${wanted[@]}"
    optional=("${missing[@]}")
    find_missing "${required[@]}" "$@"
    [ $((${#missing[@]} + ${#optional[@]})) -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ]; then
        if ! sudo -n true 2>/dev/null; then
            if [ ${#missing[@]} -eq 0 ]; then
                say "going on without ${optional[*]}, which root can install: $install ${optional[*]}"
                return
            fi
            say "missing packages. Type this as root, then start again:"
            printf 'apt-get update && %s %s\n' "$install" "${missing[*]} ${optional[*]}"
            exit 1
        fi
        as_root=(sudo -n)
    fi
    "${as_root[@]}" apt-get update -qq >&2 || say "apt-get update failed; trying with the lists that are there"
    if [ ${#missing[@]} -gt 0 ]; then
        say "installing ${missing[*]}"
        if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive $install "${missing[@]}" >&2; then
            say "could not install ${missing[*]}"
            exit 1
        fi
    fi
    for entry in "${optional[@]}"; do
        if ! apt-cache show "$entry" >/dev/null 2>&1; then
            say "$entry is not in this release: going on without it"
            continue
        fi
        say "installing $entry"
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive $install "$entry" >&2 ||
            say "could not install $entry: going on without it"
    done
}

# build_in DIR COMPILER [MESON_OPTION...]: makes or updates a build with gcc or clang-19. Output goes to DIR.log where it
# would only clutter; fails with its end shown.
build_in() {
    local dir=$1 cc=$2 cxx=g++ log=$1.log
    shift 2
    [ "$cc" = gcc ] || cxx=${cc/clang/clang++}
    mkdir -p "$(dirname "$dir")"
    say "building ${dir#"$root"/}"
    # Configured anew each time: packages may have come since, and specializers are found by looking.
    local again=--reconfigure
    [ -f "$dir/build.ninja" ] || { rm -rf "$dir"; again=; }
    CC=$cc CXX=$cxx meson setup $again "$dir" "$root" "$@" >"$log" 2>&1 || { tail -n 20 "$log" >&2; return 1; }
    if [ -t 2 ]; then
        ninja -C "$dir" >&2
    else
        ninja -C "$dir" >"$log" 2>&1 || { tail -n 40 "$log" >&2; return 1; }
    fi
}
