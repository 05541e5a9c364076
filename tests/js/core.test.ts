import { describe, expect, test } from '@jest/globals';
import { bytes, loadCore, text } from './support/core.js';
import { errorOf } from './support/vectors.js';

const core = await loadCore();

describe('texts cross the boundary to the byte', () => {
  test.each(['\u{feff}x', 'x\u{feff}', '\u{0}', '\u{1f600}', '\u{ffff}'])('%j', (given) => {
    expect(core.language(given, '')).toBe(given);
    expect(core.writeCustomField('text', given)).toBe(given);
  });

  test('a body that begins with a mark of byte order is no JSON', () => {
    expect(errorOf(() => core.open('TicketEntity', bytes('\u{feff}{}')))).toMatchObject({
      code: 'json_syntax',
      offset: 0,
    });
  });

  test('a custom field keeps its mark', () => {
    expect(core.customFields({ x: '\u{feff}1' })[0]?.text).toBe('\u{feff}1');
  });
});

describe('what a server says of a failure', () => {
  test.each([65_535, 65_536, 65_537, 4_194_305])('is read in part only, of %i bytes', (size) => {
    const body = new Uint8Array(size).fill(0x20);
    body.set(bytes('{"Error":true,"ErrorMessage":"No"}'));
    expect(core.failure(409, body)).toMatchObject({ status: 409, message: 'No' });
    const failed = errorOf(() => core.response('getTicket', 409, body));
    expect(failed).toMatchObject({ status: 409, message: 'No' });
  });

  test('a success is none', () => {
    expect(() => core.response('getTicket', 304, bytes(''))).not.toThrow();
    expect(errorOf(() => core.response('getTicket', 200, bytes('[]')))).toBeDefined();
  });

  test('a request has no more than the table says', () => {
    const request = core.request('undeleteByIds', {}, bytes('{"TicketIds":[1]}'));
    expect(request.target).toBe('/api/v1/Agents/Ticket/UndeleteByIds');
    expect(text(request.body)).toBe('{"TicketIds":[1]}');
    expect(Object.keys(request.fields)).toStrictEqual(['Accept', 'Content-Type']);
    expect(core.liveObjects).toBe(0);
  });
});

describe('a document', () => {
  test('is freed once, and then of no use but to be freed again', () => {
    const document = core.open('TicketEntity', bytes('{"TicketId":17}'));
    expect(document.isOpen).toBe(true);
    expect(core.liveObjects).toBe(1);
    document.dispose();
    expect(document.isOpen).toBe(false);
    expect(core.liveObjects).toBe(0);
    const other = core.open('TicketEntity', bytes('{"TicketId":18}'));
    document.dispose();
    expect(core.liveObjects).toBe(1);
    other.dispose();
    expect(errorOf(() => core.rights(document))).toMatchObject({ code: 'argument' });
    expect(errorOf(() => core.plan(document, '[]'))).toMatchObject({ code: 'argument' });
  });

  test('that is no longer open helps no other, and hinders none', () => {
    const older = core.open('TicketEntity', bytes('{"TicketId":17}'));
    older.dispose();
    const newer = core.open('TicketEntity', bytes('{"TicketId":17}'), { like: older });
    const answered = core.response('getTicket', 200, bytes('{"TicketId":17}'), { like: older });
    expect([newer.isOpen, answered?.isOpen]).toEqual([true, true]);
    newer.dispose();
    answered?.dispose();
    expect(core.liveObjects).toBe(0);
  });

  test('of a carrier that is none is refused', () => {
    const open = () => core.open('Tickets' as 'TicketEntity', bytes('{}'));
    expect(errorOf(open)).toMatchObject({ code: 'argument' });
  });
});

test('names that are no text are refused in words, and leave nothing behind', () => {
  const none = undefined as never;
  const calls = [
    () => core.open(none, bytes('{}')),
    () => core.request(none, {} as never),
    () => core.response(none, 200, bytes('{}')),
    () => core.writeCustomField(none, 'a'),
  ];
  for (const call of calls) {
    expect(errorOf(call)).toMatchObject({ code: 'argument' });
  }
  expect(core.language('a', none)).toBe('a');
  expect(core.liveObjects).toBe(0);
});
