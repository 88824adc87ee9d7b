// send.py in JavaScript: next(value) sends.
"use strict";

function setup(n) {
    const data = [];
    for (let i = 0; i < n; i++) data.push(i);
    return data;
}

function* echo() {
    let v;
    for (;;) v = yield v;
}

function run(data) {
    const g = echo();
    g.next();
    let r;
    for (const v of data) r = g.next(v).value;
    return r;
}

module.exports = {N: 100000, setup, run, expected: n => n - 1};
