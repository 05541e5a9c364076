import { asciiDomain, decode, decodeWords, fold } from './texts.js';
import type { RawLocal } from './module.js';
import { countries, isZone, places, zoneNames, zoneOffset } from './zones.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const lines = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.join('\t')).join('\n');

/** By the numbers of `question` in server/local/host.hpp. */
const answers: readonly ((asked: Uint8Array) => string | Uint8Array)[] = [
  (asked) => fold(decode('utf-8', asked, true) ?? ''),
  (asked) => decodeWords(decoder.decode(asked)),
  (asked) => asciiDomain(decode('utf-8', asked, true) ?? ''),
  () => zoneNames().join('\n'),
  (asked) => (isZone(decoder.decode(asked)) ? asked.slice() : ''),
  () => lines(places()),
  () => lines(countries()),
  (asked) => crypto.getRandomValues(new Uint8Array(Number(decoder.decode(asked)))),
  (asked) => {
    const end = asked.indexOf(10);
    return decode(decoder.decode(asked.subarray(0, end)), asked.subarray(end + 1), true) ?? '';
  },
];

/** Answers what the module asks while it answers a request. */
export class Host {
  /** The module, once it is there. */
  raw: RawLocal | undefined;
  #answer: Uint8Array = new Uint8Array();

  /** The size of the answer, which `take` then writes. */
  ask(about: number, address: number, size: number): number {
    const given = answers[about]!(this.raw!.HEAPU8.subarray(address, address + size));
    this.#answer = typeof given === 'string' ? encoder.encode(given) : given;
    return this.#answer.length;
  }

  take(address: number): void {
    this.raw!.HEAPU8.set(this.#answer, address);
  }

  zoneOffset(address: number, size: number, instant: number): number {
    const name = decoder.decode(this.raw!.HEAPU8.subarray(address, address + size));
    return zoneOffset(name, instant);
  }
}
