/* eslint-disable no-undef, no-unused-vars, no-var -- within the glue (--pre-js), whose names these are */

/** The loader instantiates in the place of WebAssembly: it alone hears of what goes wrong there. */
var WebAssembly = Module;

ready = () => {
  const memory = wasmMemory;
  const first = { memory, _tw_allocate, _tw_release, _tw_open, _tw_close, _tw_plan };
  readyPromiseResolve(Object.assign(Module, first, { _tw_apply, _tw_diff, _tw_merge, _tw_select }));
};

abort = () => {
  throw new Error('The core has come to an end');
};
