// gen_iter.py in JavaScript.
"use strict";

function setup(n) {
    const data = [];
    for (let i = 0; i < n; i++) data.push(i);
    return data;
}

function* values(data) {
    for (const v of data) yield v;
}

function run(data) {
    let last;
    for (const v of values(data)) last = v;
    return last;
}

module.exports = {N: 100000, setup, run, expected: n => n - 1};
