import { afterEach, describe, expect, test } from '@jest/globals';
import { bytes, loadCore, text } from './support/core.js';
import { figure } from './support/figure.js';
import { errorOf } from './support/vectors.js';

const core = await loadCore();
const most = 4 * 1024 * 1024;
const none = bytes('[]');

/** A JSON text of a given size. */
const sized = (size: number): Uint8Array => bytes(`"${'x'.repeat(size - 2)}"`);
const nested = (depth: number): Uint8Array => bytes('['.repeat(depth) + ']'.repeat(depth));

afterEach(() => expect(core.liveObjects).toBe(0));

describe('size', () => {
  test('one byte past the limit is refused before it is copied', () => {
    core.apply('', bytes('1'), none);
    const { memory } = core.usage;
    const large = sized(most + 1);
    const calls = [
      () => core.open('TicketEntity', large),
      () => core.apply('', large, none),
      () => core.apply('', bytes('1'), large),
      () => core.diff('', bytes('1'), large),
      () => core.select('TicketEntity', large, 'Title'),
      () => core.select('TicketEntity', bytes('{}'), text(large)),
      () => core.request('getMdoList', { name: text(large) }),
    ];
    for (let i = 0; i < 20; i += 1) {
      for (const call of calls) {
        expect(errorOf(call)).toMatchObject({ code: 'json_size', offset: most });
      }
    }
    expect(core.usage.memory).toBe(memory);
  });

  test('the limit itself is read', () => {
    const body = sized(most);
    expect(Buffer.compare(core.apply('', body, none), body)).toBe(0);
    expect(core.usage.bytes).toBeLessThan(most);
  });

  test('a failure larger than anyone writes is told by its status', () => {
    const before = core.usage.memory;
    expect(core.failure(502, sized(most + 1))).toMatchObject({
      code: 'response_unexpected',
      status: 502,
    });
    expect(core.usage.memory).toBe(before);
  });
});

describe('count', () => {
  const array = (values: number): Uint8Array => bytes(`[${'0,'.repeat(values - 2)}0]`);

  test('500,000 values are read, one more is not', () => {
    expect(core.apply('', array(500_000), none)).toHaveLength(1_000_000 - 1);
    const calls = [
      () => core.apply('', array(500_001), none),
      () => core.apply('', bytes('1'), array(500_001)),
      () => core.open('TicketEntity', array(500_001)),
    ];
    for (const call of calls) {
      expect(errorOf(call)).toMatchObject({ code: 'json_too_many', offset: 999_999 });
    }
  });
});

describe('depth', () => {
  test('256 levels are read, 257 are not', () => {
    expect(text(core.apply('', nested(256), none))).toHaveLength(512);
    expect(errorOf(() => core.apply('', nested(257), none))).toMatchObject({
      code: 'json_depth',
      offset: 256,
    });
  });

  test.each(['[', '{"a":', '[{"a":'])('100,000 levels of %s are refused at once', (unit) => {
    const body = bytes(unit.repeat(100_000));
    const started = performance.now();
    expect(errorOf(() => core.apply('', body, none))?.code).toBe('json_depth');
    expect(errorOf(() => core.apply('', bytes('{}'), body))?.code).toBe('json_depth');
    expect(errorOf(() => core.open('TicketEntity', body))?.code).toBe('json_depth');
    const milliseconds = performance.now() - started;
    figure(
      `100,000 levels of ${unit} in core.wasm: refused 3 times in ${milliseconds.toFixed(1)} ms`,
    );
  });
});

describe('an unsuccessful answer', () => {
  const most = 65_536;
  const told = (size: number): Uint8Array => {
    const frame = '{"ErrorMessage":"told","x":""}';
    return bytes(frame.replace('""', `"${'x'.repeat(size - frame.length)}"`));
  };

  test('is read up to 64 KiB, and told by its status beyond', () => {
    expect(told(most)).toHaveLength(most);
    expect(core.failure(500, told(most)).message).toBe('told');
    expect(core.failure(500, told(most + 1)).message).not.toBe('told');
  });

  test('is none from 300 on; a success is read whole', () => {
    const errorOfAnswer = (status: number, size: number) =>
      errorOf(() => core.response('getTicket', status, told(size)));
    expect(errorOfAnswer(300, most)).toMatchObject({ status: 300, message: 'told' });
    expect(errorOfAnswer(300, most + 1)).toMatchObject({ status: 300 });
    expect((errorOfAnswer(300, most + 1) as Error).message).not.toBe('told');
    expect(() => core.response('getTicket', 299, told(most + 1))?.dispose()).not.toThrow();
  });
});
