import { applyColours, readColours, type Colours } from './colours.js';
import type { OwnKeys } from './commands.js';
import { readOwnKeys, writeOwnKeys } from './own-keys.js';
import { readPreference, writePreference } from './preferences.js';

/** What the page does once a ticket is saved, or a message is sent. */
export type AfterSaving = 'stay' | 'next';

/** What the reader has chosen on this computer, and does anew at any time. */
export class Choices {
  readonly #changed: () => void;
  #colours: Colours = 'system';
  #singleKeys = readPreference('single-keys') !== 'off';
  #afterSaving: AfterSaving = readPreference('after-saving') === 'next' ? 'next' : 'stay';
  #ownKeys = readOwnKeys();

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Once the page is there. */
  begin(): void {
    this.#colours = readColours();
    this.#changed();
  }

  get colours(): Colours {
    return this.#colours;
  }

  set colours(colours: Colours) {
    this.#colours = colours;
    applyColours(colours);
    this.#changed();
  }

  get singleKeys(): boolean {
    return this.#singleKeys;
  }

  set singleKeys(on: boolean) {
    this.#singleKeys = on;
    writePreference('single-keys', on ? 'on' : 'off');
    this.#changed();
  }

  get afterSaving(): AfterSaving {
    return this.#afterSaving;
  }

  set afterSaving(after: AfterSaving) {
    this.#afterSaving = after;
    writePreference('after-saving', after);
    this.#changed();
  }

  get ownKeys(): OwnKeys {
    return this.#ownKeys;
  }

  set ownKeys(own: OwnKeys) {
    this.#ownKeys = own;
    writeOwnKeys(own);
    this.#changed();
  }
}
