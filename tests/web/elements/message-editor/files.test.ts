import { describe, expect, test } from '@jest/globals';
import type { Client } from '../../../../wasm/js/index.js';
import { emptyMessage, type MessageContent } from '../../../../web/draft/message.js';
import type { MessageDraft } from '../../../../web/draft/message-draft.js';
import {
  fileFault,
  fileName,
  Files,
  mostFileBytes,
} from '../../../../web/elements/message-editor/files.js';

interface Options {
  readonly signal: AbortSignal;
  readonly progress: (progress: { sent: number; total: number }) => void;
}
interface Call {
  readonly options: Options;
  readonly done: (made: object) => void;
  readonly fail: (cause: Error) => void;
}

function bench(warnings: Record<number, string> = {}) {
  let content: MessageContent = emptyMessage;
  const draft = {
    get content() {
      return content;
    },
    update: (patch: Partial<MessageContent>) => {
      content = { ...content, ...patch };
    },
  } as unknown as MessageDraft;
  const calls: Call[] = [];
  const client = {
    createAttachment: (_name: string, _content: Blob, options: Options) =>
      new Promise((done, fail) => {
        options.signal.addEventListener('abort', () => fail(options.signal.reason as Error));
        calls.push({ options, done, fail });
      }),
    call: (_endpoint: string, _parameters: object, body: { AttachmentIds: number[] }) =>
      Promise.resolve(
        body.AttachmentIds.map((id) => ({
          IsValid: !(id in warnings),
          ErrorMessage: warnings[id],
        })),
      ),
  } as unknown as Client;
  const files = new Files(draft, { client: () => client, changed: () => undefined });
  return { files, calls, list: () => content.files };
}

const file = (name: string, text = 'x'): File => new File([text], name, { type: 'text/plain' });
const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

describe('a file', () => {
  test('may be as large as a body of the server, and not larger', () => {
    expect(fileFault({ name: 'a', size: mostFileBytes }, 0)).toBeUndefined();
    expect(fileFault({ name: 'a.txt', size: mostFileBytes + 1 }, 0)).toMatch(/“a.txt” has 4.2 MB/);
    expect(fileFault({ name: 'a', size: 1 }, 499)).toBeUndefined();
    expect(fileFault({ name: 'a', size: 1 }, 500)).toMatch(/at most 500/);
  });

  test('has a name that the server takes', () => {
    expect(fileName('Ærlig "tale".pdf')).toBe('Ærlig "tale".pdf');
    expect(fileName('a\r\nb\u0000.txt')).toBe('ab.txt');
    expect(fileName(' \n')).toBe('file');
    const long = fileName(`${'é'.repeat(200)}.docx`);
    expect(new TextEncoder().encode(long).length).toBeLessThanOrEqual(255);
    expect(long).toMatch(/^é+\.docx$/);
  });
});

describe('files of a message', () => {
  test('are kept at once, uploaded with progress, and known by their number then', async () => {
    const { files, calls, list } = bench();
    await files.add([file('a.txt', 'hello')]);
    const [kept] = list();
    expect(kept).toMatchObject({ name: 'a.txt', type: 'text/plain' });
    expect(await kept!.bytes!.text()).toBe('hello');
    expect(files.upload(kept!.key)?.percent).toBe(0);
    calls[0]!.options.progress({ sent: 2, total: 5 });
    expect(files.upload(kept!.key)?.percent).toBe(40);
    calls[0]!.done({ AttachmentId: 12, IsSafeFileExtension: true });
    await settled();
    expect(list()).toMatchObject([{ key: kept!.key, attachmentId: 12 }]);
    expect(list()[0]).not.toHaveProperty('warning');
    expect(files.upload(kept!.key)).toBeUndefined();
  });

  test('that the server finds harmful say so in its words', async () => {
    const { files, calls, list } = bench({ 12: 'Files of this kind can do harm' });
    await files.add([file('a.exe')]);
    calls[0]!.done({ AttachmentId: 12, IsSafeFileExtension: false });
    await settled();
    expect(list()[0]!.warning).toBe('Files of this kind can do harm');
  });

  test('stay when an upload is cancelled or fails, and are uploaded again on demand', async () => {
    const { files, calls, list } = bench();
    await files.add([file('a.txt'), file('b.txt')]);
    const [a, b] = list();
    files.cancel(a!.key);
    expect(calls[0]!.options.signal.aborted).toBe(true);
    calls[1]!.fail(new Error('lost'));
    await settled();
    expect(files.upload(a!.key)).toBeUndefined();
    expect(files.upload(b!.key)?.problem).toBeTruthy();
    expect(list()).toHaveLength(2);
    files.retry(b!.key);
    calls[2]!.done({ AttachmentId: 13 });
    await settled();
    expect(list()[1]!.attachmentId).toBe(13);
  });

  test('are gone when removed, and an upload that still comes through changes nothing', async () => {
    const { files, calls, list } = bench();
    await files.add([file('a.txt')]);
    files.remove(list()[0]!.key);
    calls[0]!.done({ AttachmentId: 12 });
    await settled();
    expect(list()).toEqual([]);
  });

  test('that are too large or cannot be read are refused by name; the others are taken', async () => {
    const { files, list } = bench();
    const large = new File([new Uint8Array(mostFileBytes + 1)], 'large.bin');
    const gone = file('gone.txt');
    gone.arrayBuffer = () => Promise.reject(new Error('NotReadableError'));
    await files.add([large, gone, file('b.txt')]);
    expect(list().map(({ name }) => name)).toEqual(['b.txt']);
    expect(files.faults).toEqual([
      expect.stringMatching(/“large.bin”/),
      expect.stringMatching(/“gone.txt” could not be read/),
    ]);
  });
});
