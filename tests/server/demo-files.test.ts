import { expect, test } from '@jest/globals';
import { start } from './support/server.js';

interface File {
  readonly Name: string;
  readonly AttSize: number;
  readonly IsSafeFileExtension: boolean;
}

/** What files of these kinds begin with. */
const beginnings: Readonly<Record<string, string>> = {
  pdf: '%PDF-1.',
  png: '\x89PNG\r\n',
  jpg: '\xff\xd8\xff',
  zip: 'PK\x03\x04',
  xlsx: 'PK\x03\x04',
  docx: 'PK\x03\x04',
};

test('every file of the demo can be opened: it has content of its kind, and is told safe if it is', async () => {
  await using server = await start({ flags: ['--demo'] });
  const kinds = new Map<string, number>();
  for (let id = 1; ; id++) {
    const answer = await server.fetch(`/api/v1/Attachment/${id}`);
    if (answer.status === 404) break;
    const file = (await answer.json()) as File;
    const content = await server.fetch(`/api/v1/Attachment/${id}/Content`);
    expect(`${file.Name} ${content.status}`).toBe(`${file.Name} 200`);
    const bytes = Buffer.from(await content.arrayBuffer());
    const kind = file.Name.slice(file.Name.lastIndexOf('.') + 1);
    expect([file.Name, file.AttSize]).toEqual([file.Name, bytes.length]);
    expect([file.Name, file.IsSafeFileExtension]).toEqual([file.Name, kind !== 'html']);
    expect(bytes.toString('latin1').startsWith(beginnings[kind] ?? '')).toBe(true);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  expect([...kinds.keys()]).toEqual(expect.arrayContaining(Object.keys(beginnings)));
}, 60_000);
