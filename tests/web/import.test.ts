import { expect, test } from '@jest/globals';

test('the elements can be imported without a DOM, and importing registers nothing', async () => {
  expect('document' in globalThis).toBe(false);
  const elements = await import('../../web/elements/index.js');
  expect(Object.keys(elements).sort()).toEqual([
    'AddressField',
    'Attachments',
    'Combobox',
    'OwnViewsPanel',
    'TicketBulk',
    'TicketConflict',
    'TicketEditor',
    'TicketElement',
    'TicketExport',
    'TicketFilter',
    'TicketList',
    'TicketMail',
    'TicketMessageEditor',
    'TicketNew',
    'TicketReview',
    'TicketThread',
    'TicketTimeline',
    'chooseLanguage',
    'chooseTexts',
    'languages',
    'provideClient',
    'signedIn',
    'signingIn',
  ]);
  expect(globalThis.customElements?.get('tw-editor')).toBeUndefined();
});

test('the elements can be defined without a DOM, again and again', async () => {
  const { define } = await import('../../web/define.js');
  expect(() => define()).not.toThrow();
});
