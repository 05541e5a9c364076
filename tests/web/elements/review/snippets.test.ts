import { expect, test } from '@jest/globals';
import { toCurl, toTypeScript } from '../../../../web/elements/review/snippets.js';

test('a shell sees the body as one word', () => {
  const curl = toCurl(
    {
      method: 'PATCH',
      url: new URL('https://host/api/v1/Ticket/7'),
      headers: { 'Content-Type': 'application/json' },
    },
    '[{"value":"it\'s"}]',
  );
  expect(curl.split('\n')[0]).toBe("curl -X PATCH 'https://host/api/v1/Ticket/7' \\");
  expect(curl).toContain(`--data-binary '[{"value":"it'\\''s"}]'`);
  expect(curl).toContain("-H 'Content-Type: application/json'");
});

test('the program makes the same edits', () => {
  const program = toTypeScript(7, 'https://host/', [
    { pointer: '/Title', before: 'a', after: 'b "c"' },
  ]);
  expect(program).toContain(`draft.set('/Title', "b \\"c\\"");`);
  expect(program).toContain("baseUrl: 'https://host/'");
  expect(program).toContain('client.patchTicket(7, draft.plan())');
});
