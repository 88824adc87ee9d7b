// next.py in JavaScript.
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
    const g = values(data);
    let v;
    for (const _ of data) v = g.next().value;
    return v;
}

module.exports = {N: 100000, setup, run, expected: n => n - 1};
