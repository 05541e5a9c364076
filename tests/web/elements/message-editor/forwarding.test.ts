import { describe, expect, test } from '@jest/globals';
import type { Client } from '../../../../wasm/js/index.js';
import { forwardOf, subjectOf } from '../../../../web/elements/message-editor/rich/forwarding.js';

const header = (Name: string, Value: string) => ({ Name, Value });

const forward = (message: object, title = 'Printer') =>
  forwardOf(
    {
      getMessage: () => Promise.resolve(message),
      attachmentContent: () => Promise.reject(new Error('lost')),
    } as unknown as Client,
    9,
    title,
  );

describe('a message that is passed on', () => {
  test('is quoted below its head lines, to nobody yet', async () => {
    const made = await forward({
      ...{ Type: 'Plain', Body: 'It <smokes>.\nSince noon.', Author: 'Anna' },
      MessageHeaders: [header('To', 'help@desk.example'), header('from', 'Anna <a@b.example>')],
    });
    expect(made).toMatchObject({
      ...{ level: 'External', forwards: 9, to: [], cc: [], bcc: [], files: [] },
      subject: 'Fwd: Printer',
    });
    expect(made.body!.split('\n')).toEqual([
      '',
      '> Forwarded message',
      '> From: Anna <a@b.example>',
      '> To: help@desk.example',
      '> Subject: Printer',
      '> ',
      '> It <smokes>.',
      '> Since noon.',
    ]);
    expect(made.formatted?.text).toBe(made.body);
    expect(made.formatted?.html).toContain('<strong>From:</strong> Anna &lt;a@b.example&gt;');
  });

  test('without headers says who wrote it', async () => {
    const { body } = await forward({ Type: 'Plain', Body: 'Hello', Author: 'Anna' });
    expect(body).toContain('> From: Anna\n');
    expect(body).not.toContain('To:');
  });

  test('takes its files along by their numbers', async () => {
    const AttachmentsInfo = [
      { AttachmentId: 4, Name: 'log.txt', ContentType: 'text/plain', AttSize: 12 },
      { AttachmentId: 5, Name: '', ContentId: '<not-shown@x>', InlineImage: true },
    ];
    const { files } = await forward({ Type: 'Plain', Body: 'See', AttachmentsInfo });
    expect(files).toMatchObject([
      { attachmentId: 4, name: 'log.txt', type: 'text/plain', size: 12 },
      { attachmentId: 5, name: 'file 5', type: '', size: 0 },
    ]);
    expect(files!.map((file) => [file.bytes, file.cid])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(new Set(files!.map(({ key }) => key)).size).toBe(2);
  });
});

test.each([
  ['Printer', 'Fwd: Printer'],
  ['Fwd: Printer', 'Fwd: Printer'],
  ['fw: Printer', 'fw: Printer'],
  ['WG: Drucker', 'WG: Drucker'],
  ['Forward: it', 'Fwd: Forward: it'],
])('the subject of %s', (title, expected) => {
  expect(subjectOf(title)).toBe(expected);
});
