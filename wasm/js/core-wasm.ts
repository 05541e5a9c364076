/**
 * What a bundler gives for `ticketwire/core.wasm`: its address, or the module that it has compiled.
 * Both are for `load({ wasm })`.
 */
declare const core: string | WebAssembly.Module;
export default core;
