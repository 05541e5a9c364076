import { expect, test } from '@jest/globals';
import { recipientsOf } from '../../wasm/js/rows.js';

test('whom a message goes to is sorted by kind, in any case', () => {
  const rows = [
    { Type: 'To', Value: 'ann@x', DisplayValue: 'Ann' },
    { Type: 'TO', Value: 'ben@x', DisplayValue: '' },
    { Type: 'cc', Value: 'cat@x' },
    { Type: 'Bcc', Value: 'dan@x', DisplayValue: 'Dan' },
    { Type: 'ReplyTo', Value: 'eve@x' },
    { Type: 'To', Value: '', DisplayValue: 'Nobody' },
    { Type: 'To', DisplayValue: 'Nobody' },
    { Value: 'fay@x' },
  ];
  expect(recipientsOf(rows)).toEqual({
    to: [
      { address: 'ann@x', name: 'Ann' },
      { address: 'ben@x', name: 'ben@x' },
    ],
    cc: [{ address: 'cat@x', name: 'cat@x' }],
    bcc: [{ address: 'dan@x', name: 'Dan' }],
  });
});

test('nobody is told of as nothing', () => {
  const nobody = { to: [], cc: [], bcc: [] };
  expect(recipientsOf(null)).toEqual(nobody);
  expect(recipientsOf([])).toEqual(nobody);
});
