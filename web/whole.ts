/** Client and elements as one module, which registers the elements: `ticketwire/inline/define`. */
export * from '../wasm/js/index.js';
export * from './elements/index.js';
export { define } from './define.js';
