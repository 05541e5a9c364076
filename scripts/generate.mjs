// Generates C++ tables, TypeScript types and rows, and the reference pages from wasm/schema; types of
// attributes and the manifest of the custom elements from what these declare.
//
//   node scripts/generate.mjs           writes the generated files
//   node scripts/generate.mjs --check   writes nothing; exits 1 and lists the stale files if any
//
// Both validate the rows first and stop with one message per fault.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { check } from './generate/check.mjs';
import { cppEndpointIds, cppEndpoints } from './generate/cpp-endpoints.mjs';
import {
  cppErrors,
  cppFieldKindIds,
  cppFieldKinds,
  cppIds,
  cppNames,
  cppOwners,
  cppTables,
} from './generate/cpp.mjs';
import { docsCarriers, docsEndpoints } from './generate/docs.mjs';
import { tsAttributes } from './generate/elements/attributes.mjs';
import { manifest } from './generate/elements/manifest.mjs';
import { readElements } from './generate/elements/read.mjs';
import { readSchema, root } from './generate/read.mjs';
import { tsAnswers, tsEndpoints } from './generate/typescript-endpoints.mjs';
import { tsCarriers, tsErrors, tsSchema, tsValues, tsVersion } from './generate/typescript.mjs';

const outputs = {
  'wasm/src/schema/generated/tables.inc': cppTables,
  'wasm/include/ticketwire/schema/generated/ids.hpp': cppIds,
  'wasm/include/ticketwire/schema/generated/names.hpp': cppNames,
  'wasm/include/ticketwire/generated/errors.inc': cppErrors,
  'wasm/include/ticketwire/exchange/generated/endpoint_id.hpp': cppEndpointIds,
  'wasm/src/exchange/generated/endpoints.inc': cppEndpoints,
  'wasm/include/ticketwire/carrier/generated/owners.inc': cppOwners,
  'wasm/include/ticketwire/carrier/generated/field_kind_ids.inc': cppFieldKindIds,
  'wasm/src/carrier/generated/field_kinds.inc': cppFieldKinds,
  'wasm/js/generated/carriers.ts': tsCarriers,
  'wasm/js/generated/schema.ts': tsSchema,
  'wasm/js/generated/errors.ts': tsErrors,
  'wasm/js/generated/values.ts': tsValues,
  'wasm/js/generated/endpoints.ts': tsEndpoints,
  'wasm/js/generated/answers.ts': tsAnswers,
  'wasm/js/generated/version.ts': tsVersion,
  'docs/carriers.md': docsCarriers,
  'docs/endpoints.md': docsEndpoints,
};

const ofElements = {
  'web/generated/attributes.ts': tsAttributes,
  'custom-elements.json': manifest,
};

function put(path, text, checkOnly) {
  const target = join(root, path);
  if (!checkOnly) {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  } else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
    console.error(`${path}: stale, run node scripts/generate.mjs`);
    process.exitCode = 1;
  }
}

function main(checkOnly) {
  const schema = readSchema();
  const faults = check(schema);
  if (faults.length > 0) throw new Error(faults.join('\n'));

  for (const [path, generate] of Object.entries(outputs)) put(path, generate(schema), checkOnly);
  const elements = readElements();
  for (const [path, generate] of Object.entries(ofElements)) {
    put(path, generate(elements), checkOnly);
  }
  const { carriers, enums, errors, endpoints } = schema;
  const properties = carriers.flatMap((carrier) => carrier.properties);
  console.log(
    `${carriers.length} carriers, ${properties.length} properties, ${enums.length} enums, ` +
      `${errors.length} errors, ${endpoints.length} endpoints, ${elements.length} elements`,
  );
}

try {
  main(process.argv.includes('--check'));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
