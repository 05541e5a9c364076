/* global Module */
// Before the test program: what its module asks, run.mjs answers.
Module.host = globalThis.ticketwireHost;
Module.host.raw = Module;
