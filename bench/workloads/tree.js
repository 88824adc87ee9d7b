// tree.py in JavaScript.
"use strict";

class Node {
    constructor(left, value, right) {
        this.left = left;
        this.value = value;
        this.right = right;
    }

    *[Symbol.iterator]() {
        if (this.left !== null) yield* this.left;
        yield this.value;
        if (this.right !== null) yield* this.right;
    }
}

function build(low, high) {
    if (low >= high) return null;
    const middle = Math.floor((low + high) / 2);
    return new Node(build(low, middle), middle, build(middle + 1, high));
}

function run(root) {
    let s = 0;
    for (const v of root) s += v;
    return s;
}

module.exports = {N: 10000, setup: n => build(0, n), run, expected: n => n * (n - 1) / 2};
