import { describe, expect, test } from '@jest/globals';
import { Draft, type Core } from 'ticketwire';
import { bytes, json, loadCore, text } from './support/core.js';
import {
  errorOf,
  expectError,
  expectOutcome,
  filesOf,
  input,
  runVectors,
  type Row,
} from './support/vectors.js';

type Carrier = Parameters<Core['open']>[0];
type Endpoint = Parameters<Core['request']>[0];

const core = await loadCore();
const carrierOf = (row: Row): Carrier => (row.carrier ?? '') as Carrier;

/** Whether a text equals a value for the core, whatever its bytes. */
function equals(document: Uint8Array, value: unknown): void {
  const test = bytes(JSON.stringify([{ op: 'test', path: '', value }]));
  expect(errorOf(() => core.apply('', document, test))).toBeUndefined();
}

/** Equal as `test` compares, which takes nothing for unset, or as sets without order. */
function sameCarrier(carrier: Carrier, one: Uint8Array, other: Uint8Array): boolean {
  const test = bytes(JSON.stringify([{ op: 'test', path: '', value: json(other) }]));
  if (errorOf(() => core.apply(carrier, one, test)) === undefined) return true;
  return text(core.diff(carrier, one, other)) === '[]';
}

function runJson(row: Row): void {
  const document = input(row, 'document');
  const given = expectOutcome(row, () => core.apply('', document, bytes('[]')));
  if (given === undefined) return;
  expect(text(given)).toBe(text(document).replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ''));
  expect(errorOf(() => JSON.parse(text(document)) as unknown)).toBeUndefined();
  if (Object.hasOwn(row, 'equals')) equals(document, row['equals']);
}

/** An int wherever one is wanted: in a carrier, or in a patch where the row has one. */
function runInt32(row: Row): void {
  if (Object.hasOwn(row, 'patchText')) return runPatch(row);
  expectError(
    errorOf(() => core.open(carrierOf(row), input(row, 'document'))),
    row.error!,
  );
}

function runPointer(row: Row): void {
  const path = row['pointer'] as string;
  const names = (row['tokens'] ?? []) as string[];
  const value = 'found';
  // Built as text: an object literal would not keep a member named __proto__.
  const open = names.map((name) => `{${JSON.stringify(name)}:`).join('');
  const document = bytes(`${open}"${value}"${'}'.repeat(names.length)}`);
  const patch = bytes(JSON.stringify([{ op: 'test', path, value }]));
  const error = errorOf(() => core.apply('', document, patch));
  // Only the dialect takes a path without its slash.
  const slash = path === '' || path.startsWith('/');
  if (row.error) expectError(error, { ...row.error, operation: 0 });
  else if (!slash) expectError(error, { code: 'pointer_syntax', pointer: path, operation: 0 });
  else expect(error).toBeUndefined();
}

function runLocate(row: Row): void {
  const error = errorOf(() => {
    expect(core.locate(carrierOf(row), row['pointer'] as string)).toStrictEqual(row.result);
  });
  if (row.error) expectError(error, row.error);
  else expect(error).toBeUndefined();
}

function runPatch(row: Row): void {
  const document = input(row, 'document');
  const before = text(document);
  expectOutcome(row, () => core.apply(carrierOf(row), document, input(row, 'patch')));
  expect(text(document)).toBe(before);
}

function runSelect(row: Row): void {
  const list = typeof row['select'] === 'string' ? row['select'] : text(input(row, 'select'));
  expectOutcome(row, () => core.select(carrierOf(row), input(row, 'document'), list));
}

function expectPatch(row: Row, patch: Uint8Array | undefined): void {
  if (patch === undefined || !Object.hasOwn(row, 'patch')) return;
  expect(json(patch)).toStrictEqual(row['patch']);
  const most = row['maxBytes'] as number | undefined;
  if (most !== undefined) expect(patch.length).toBeLessThanOrEqual(most);
}

function runDiff(row: Row): void {
  const from = input(row, 'from');
  const patch = expectOutcome(row, () => core.diff(carrierOf(row), from, input(row, 'to')));
  expectPatch(row, patch);
  if (patch === undefined) return;
  expect(errorOf(() => core.apply(carrierOf(row), from, patch))).toBeUndefined();
}

function runMerge(row: Row): void {
  const theirs = input(row, 'theirs');
  const merge = () => core.merge(carrierOf(row), input(row, 'base'), input(row, 'mine'), theirs);
  if (row.error) return expectError(errorOf(merge), row.error);
  const { document, patch, overlaps } = merge();
  if (Object.hasOwn(row, 'documentText')) expect(text(document)).toBe(row['documentText']);
  else equals(document, row['document']);
  expectPatch(row, patch);
  expect(overlaps).toStrictEqual(row['overlaps']);
  expect(text(core.apply(carrierOf(row), theirs, patch))).toBe(text(document));
}

function runPlan(row: Row): void {
  const document = input(row, 'document');
  const options = { stamp: row['stamp'] === true };
  const handle = core.open(carrierOf(row), document);
  try {
    const plan = () => core.plan(handle, text(input(row, 'edits')), options);
    if (row.error) return expectError(errorOf(plan), row.error);
    const { body, inverse, notUndone } = plan();
    if (row['notUndone'] !== undefined) expect(notUndone).toEqual(row['notUndone']);
    if (Object.hasOwn(row, 'body')) expect(body).toBe(row['body']);
    if (Object.hasOwn(row, 'inverse')) expect(inverse).toBe(row['inverse']);
    expectPatch(row, bytes(body));
    const saved = core.apply(carrierOf(row), document, bytes(body));
    const undone = core.apply(carrierOf(row), saved, bytes(inverse));
    if (notUndone.length === 0) expect(sameCarrier(carrierOf(row), undone, document)).toBe(true);
  } finally {
    handle.dispose();
  }
}

function runOpen(row: Row): void {
  const open = (): Draft => new Draft(core, carrierOf(row), input(row, 'document'));
  if (row.error) return expectError(errorOf(open), row.error);
  const draft = open();
  expect(draft.changed).toBe(false);
  expect(draft.plan().operations).toStrictEqual([]);
  draft.dispose();
}

const hasInput = (row: Row, member: string): boolean =>
  ['', 'Text', 'Hex', 'Repeat'].some((form) => Object.hasOwn(row, member + form));
const optionalInput = (row: Row, member: string): Uint8Array =>
  hasInput(row, member) ? input(row, member) : bytes('');

function runWrite(row: Row): void {
  const body = optionalInput(row, 'body');
  const write = () => core.request(row['endpoint'] as Endpoint, row['arguments'] as object, body);
  if (row.error) return expectError(errorOf(write), row.error);
  const request = write();
  const sent = row['sent'] === undefined ? body : bytes(row['sent'] as string);
  expect(request.method).toBe(row['method']);
  expect(request.target).toBe(row['target']);
  expect(request.fields['Content-Type'] ?? null).toBe(row['contentType']);
  expect(text(request.body)).toBe(text(sent));
}

function runRead(row: Row): void {
  const body = optionalInput(row, 'body');
  const read = () => respond(row, body);
  const error = errorOf(read);
  if (!row.error) return expect(error).toBeUndefined();
  expectError(error, row.error);
  if (row['message'] !== undefined) expect(error?.message).toBe(row['message']);
}

function runEvery(row: Row): void {
  runWrite(row);
  const answer = optionalInput(row, 'answer');
  respond(row, answer);
}

function respond(row: Row, body: Uint8Array): void {
  core.response(row['endpoint'] as Endpoint, row['status'] as number, body)?.dispose();
}

function runFailure(row: Row): void {
  const error = core.failure(row['status'] as number, input(row, 'body'));
  expectError(error, row.error!);
  expect(error.message).toBe(row['message']);
  expect(error.status).toBe(row['status']);
  expect(error.errorType).toBe(row['errorType']);
}

function runFaults(row: Row): void {
  const found = core.validate(carrierOf(row), input(row, 'document'));
  const count = row['count'] as number | undefined;
  if (count !== undefined) return expect(found).toHaveLength(count);
  const wanted = row['save'] as { code: string; pointer: string; offset?: number }[];
  expect(found).toMatchObject(wanted);
  for (const fault of found) expect(fault.message).toContain(fault.pointer);
}

function runAccess(row: Row): void {
  const document = core.open(carrierOf(row), input(row, 'document'));
  try {
    const { table, fields } = core.rights(document);
    const name = row['property'] as string;
    const property = Object.keys(fields).find((key) => key.toLowerCase() === name.toLowerCase());
    const own = Object.hasOwn(fields, name) ? name : property;
    // What has no rights of its own, or is no property, is not in the list.
    if (own !== undefined && (!name.includes('.') || own === name)) {
      expect(fields[own]).toStrictEqual(row['access']);
    }
    const wanted = row['table'] as { remove: boolean } | undefined;
    if (!wanted) return;
    const { remove, ...rest } = wanted;
    expect(table).toStrictEqual({ ...rest, delete: remove });
  } finally {
    document.dispose();
  }
}

function runCustomField(row: Row): void {
  const given = row['text'] as string;
  const companions = { 'x:DisplayText': 'shown', 'x:DisplayTooltip': 'why', 'x:org': 'old' };
  const [field, ...others] = core.customFields({ ...companions, x: given });
  expect(others).toEqual([]);
  const { kind, value } = row as unknown as { kind: string; value: string };
  const wanted = { key: 'x', text: given, kind, value, display: 'shown', tooltip: 'why' };
  expect(field).toStrictEqual(wanted);
  expect(core.writeCustomField(field!.kind, value, given)).toBe(given);
}

function runWriteCustomField(row: Row): void {
  const write = (): string => {
    const { kind, value, before } = row as unknown as Record<string, string>;
    return core.writeCustomField(kind as 'text', value!, before);
  };
  if (row.error) return expectError(errorOf(write), row.error);
  expect(write()).toBe(row.text);
}

function runLanguage(row: Row): void {
  expect(core.language(row.text!, row['languages'] as string)).toBe(row['chosen']);
}

const runners: Readonly<Record<string, (row: Row) => void>> = {
  'json/valid.json': runJson,
  'json/invalid.json': runJson,
  'json/untouched.json': runPatch,
  'json/int32.json': runInt32,
  'pointer/tokens.json': runPointer,
  'locate/ticket.json': runLocate,
  'json-patch/plain.json': runPatch,
  'json-patch/ticket.json': runPatch,
  'json-patch/test.json': runPatch,
  'json-patch/atomic.json': runPatch,
  'merge-patch/plain.json': runPatch,
  'merge-patch/ticket.json': runPatch,
  'select/ticket.json': runSelect,
  'diff/plain.json': runDiff,
  'diff/ticket.json': runDiff,
  'plan/ticket.json': runPlan,
  'three-way-merge/plain.json': runMerge,
  'three-way-merge/types.json': runMerge,
  'three-way-merge/containers.json': runMerge,
  'three-way-merge/help-desk.json': runMerge,
  'carrier/open.json': runOpen,
  'carrier/faults.json': runFaults,
  'rights/access.json': runAccess,
  'custom-field/parse.json': runCustomField,
  'custom-field/write.json': runWriteCustomField,
  'language/choose.json': runLanguage,
  'exchange/write.json': runWrite,
  'exchange/read-response.json': runRead,
  'exchange/every.json': runEvery,
  'exchange/failure.json': runFailure,
};

/** Run by the C++ tests alone, in both builds: the package has no call for them. */
const withoutCall: Readonly<Record<string, string>> = {
  'json/test-suite.json': 'the files are read by the C++ tests, in both builds',
  'carrier/bind.json': 'binding whole requests is the server side',
  'carrier/defaults.json': 'a new entity comes from the server',
  'rights/mask.json': 'masks are read within rights',
  'custom-field/choose.json': 'saving is the server side',
  'language/parse.json': 'texts are chosen, not taken apart',
  'base-status/stored.json': 'saving is the server side',
  'base-status/agree.json': 'saving is the server side',
  'date-time/keep.json': 'dates stay as their text',
  'date-time/parse.json': 'dates are compared and checked within other calls',
  'date-time/format.json': 'dates are written by the server side',
  'form/read.json': 'forms are read by the server side',
  'form/write.json': 'the package sends JSON',
  'http/date.json': 'If-Unmodified-Since is read by the server side',
  'http/media-type.json': 'Content-Type is read by the server side',
  'http/accept.json': 'Accept is read by the server side',
  'http/accept-xml.json': 'XML is written by the server alone',
  'exchange/read.json': 'requests are read by the server side',
  'exchange/body.json': 'requests are read by the server side',
  'exchange/write-response.json': 'responses are written by the server side',
};

const areas = [
  ...[
    'json',
    'pointer',
    'locate',
    'json-patch',
    'merge-patch',
    'select',
    'diff',
    'plan',
    'carrier',
  ],
  ...['date-time', 'form', 'http', 'exchange', 'three-way-merge'],
  ...['rights', 'custom-field', 'language', 'base-status'],
];

test('every vector file is run, or says why not', () => {
  const known = [...Object.keys(runners), ...Object.keys(withoutCall)];
  expect(filesOf(areas).sort()).toStrictEqual(known.sort());
});

for (const [file, run] of Object.entries(runners)) {
  describe(file, () => runVectors(file, run));
}

test('the vectors leave nothing behind in the core', () => {
  expect(core.liveObjects).toBe(0);
});
