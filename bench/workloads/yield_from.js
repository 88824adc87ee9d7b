// What yield_from_1, _10 and _100 share.
"use strict";

function setup(n) {
    const data = [];
    for (let i = 0; i < n; i++) data.push(i);
    return data;
}

function* values(data) {
    for (const v of data) yield v;
}

function* delegate(g) {
    yield* g;
}

module.exports = (N, depth) => {
    function run(data) {
        let g = values(data);
        for (let i = 0; i < depth; i++) g = delegate(g);
        let last;
        for (const v of g) last = v;
        return last;
    }
    return {N, setup, run, expected: n => n - 1};
};
