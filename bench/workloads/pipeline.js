// pipeline.py in JavaScript: each generator expression is a generator function.
"use strict";

function* successors(n) {
    for (let y = 0; y < n; y++) yield y + 1;
}

function* squares(numbers) {
    for (const x of numbers) if (x % 3 === 0) yield x * x;
}

function run(n) {
    let s = 0;
    for (const v of squares(successors(n))) s += v;
    return s;
}

function expected(n) {
    const k = Math.floor(n / 3);
    return 9 * (k * (k + 1) * (2 * k + 1) / 6);
}

module.exports = {N: 2000, setup: n => n, run, expected};
