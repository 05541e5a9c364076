// The measurement in a page, which chromium.mjs opens.

import * as client from '../../dist/wasm/js/index.js';
import { measure } from './measure.mjs';

globalThis.measureHere = async (options) => {
  const core = await client.load({ wasm: '/dist/core/core.wasm' });
  const read = async (name) => (await fetch(`/wasm/schema/${name}`)).text();
  return measure({ client, core, read, tell: globalThis.tellRow, ...options });
};
