// list_sum.py in JavaScript.
"use strict";

function setup(n) {
    const data = [];
    for (let i = 0; i < n; i++) data.push(i);
    return data;
}

function run(data) {
    let s = 0;
    for (const v of data) s += v;
    return s;
}

module.exports = {N: 40000, setup, run, expected: n => n * (n - 1) / 2};
