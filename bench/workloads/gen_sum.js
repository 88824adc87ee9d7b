// gen_sum.py in JavaScript.
"use strict";

function* count(n) {
    let i = 0;
    while (i < n) {
        yield i;
        i += 1;
    }
}

function run(n) {
    let s = 0;
    for (const v of count(n)) s += v;
    return s;
}

module.exports = {N: 40000, setup: n => n, run, expected: n => n * (n - 1) / 2};
