#!/bin/sh
# Prints what the source tree is: the commit and "clean" or "dirty"; fails outside of a git checkout. Results of earlier runs
# don't make a tree dirty; a new file elsewhere does.
cd "$(dirname "$0")/.." || exit 1
commit=$(git rev-parse HEAD 2>/dev/null) || exit 1
if [ -z "$(git status --porcelain -- . ':!results' 2>/dev/null)" ]; then
    echo "$commit clean"
else
    echo "$commit dirty"
fi
