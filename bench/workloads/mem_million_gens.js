// mem_million_gens.py in JavaScript.
"use strict";

function* count(n) {
    let i = 0;
    while (i < n) {
        yield i;
        i += 1;
    }
}

function run(keep) {
    for (let i = 0; i < keep.length; i++) {
        const g = count(3);
        g.next();
        keep[i] = g;
    }
    return keep[0].next().value + keep[keep.length - 1].next().value;
}

module.exports = {N: 1000000, setup: n => new Array(n).fill(null), run, expected: () => 2};
