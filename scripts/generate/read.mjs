// Reads wasm/schema.

import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEndpoint } from './endpoints.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const schemaFolder = 'wasm/schema';

function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${error.message}`);
  }
}

/** Carriers get `rows`: their own properties after those of the carrier they extend. */
function readCarriers(order) {
  const carriers = [];
  for (const name of order) {
    const file = `${schemaFolder}/carriers/${name}.json`;
    const carrier = readJson(file);
    const base = carriers.find((other) => other.name === carrier.extends);
    const properties = carrier.properties ?? [];
    const rows = [...(base?.rows ?? []), ...properties];
    const inherited = {
      key: carrier.key ?? base?.key,
      title: carrier.title ?? base?.title,
      stamp: carrier.stamp ?? base?.stamp,
    };
    carriers.push({ ...carrier, ...inherited, file, base, properties, rows });
  }
  return carriers;
}

export function readSchema() {
  const order = readJson(`${schemaFolder}/order.json`);
  return {
    order,
    carrierFiles: readdirSync(join(root, schemaFolder, 'carriers')),
    carriers: readCarriers(order),
    enums: readJson(`${schemaFolder}/enums.json`),
    errors: readJson(`${schemaFolder}/errors.json`),
    owners: readJson(`${schemaFolder}/owners.json`),
    fieldKinds: readJson(`${schemaFolder}/field-kinds.json`),
    endpoints: readJson(`${schemaFolder}/endpoints.json`).map(readEndpoint),
    version: readJson('package.json').version,
  };
}
