// The peer process of Node; bench/cli/peers.h describes the protocol.
//
// usage: node.js WORKLOAD.js | --version
//
// A workload file exports N, setup, run and expected.
"use strict";
const fs = require("fs");
const path = require("path");
const readline = require("readline");
const v8 = require("v8");
const vm = require("vm");

const version = process.versions.node;

function say(answer) {
    fs.writeSync(1, JSON.stringify(answer) + "\n");
}

function fail(message) {
    fs.writeSync(2, message + "\n");
    process.exit(1);
}

function collector() {
    v8.setFlagsFromString("--expose-gc");
    return vm.runInNewContext("gc");
}

const collect = collector();

function resident() {   // bytes
    return 1024 * Number(/VmRSS:\s*(\d+)/.exec(fs.readFileSync("/proc/self/status", "latin1"))[1]);
}

// Makes a function that runs for at least so many seconds.
function timer(run, data, items) {
    let passes = 1;     // of the last repetition: the next begins with as many
    return seconds => {
        for (;;) {
            const cpu = process.cpuUsage();
            const real = process.hrtime.bigint();
            for (let i = 0; i < passes; i++) run(data);
            const ns = Number(process.hrtime.bigint() - real);
            const used = process.cpuUsage(cpu);
            if (ns >= seconds * 1e9) return {items: passes * items, ns, cpu_ns: (used.user + used.system) * 1000};
            passes = Math.max(passes + 1, Math.min(passes * 10, Math.floor(passes * seconds * 1.2e9 / Math.max(ns, 1))));
        }
    };
}

function main(file) {
    if (file === "--version") {
        fs.writeSync(1, `node-${version} Node ${version}\n`);
        return;
    }
    const {N, setup, run, expected} = require(path.resolve(file));
    const data = setup(N);
    collect();
    const before = resident();
    const got = run(data);
    let grown = resident();     // later runs would find the memory of this one free
    collect();                  // which may also take memory for itself
    grown = Math.min(grown, resident()) - before;
    if (got !== expected(N)) fail(`${file}: run(setup(N)) is ${got}, expected(N) is ${expected(N)}`);
    say({ready: `Node ${version}`, items: N, result: String(got)});
    const measure = timer(run, data, N);
    readline.createInterface({input: process.stdin}).on("line", line => {
        if (line === "bytes") say({bytes_per_item: grown / N});
        else if (line > 0) say(measure(Number(line)));
        else fail(`not a number of seconds: ${line}`);
    });
}

main(process.argv[2]);
