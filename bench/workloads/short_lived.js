// short_lived.py in JavaScript.
"use strict";

function setup(n) {
    const data = [];
    for (let i = 0; i < n; i++) data.push(i);
    return data;
}

function* once(v) {
    yield v;
    yield null;
}

function run(data) {
    let r;
    for (const v of data) r = once(v).next().value;
    return r;
}

module.exports = {N: 50000, setup, run, expected: n => n - 1};
