import { describe, expect, it } from '@jest/globals';
import { createLocalWebApi, type Keep, type LocalWebApi } from 'ticketwire/local';
import { local, seed } from './support.js';

const id = 2001;

async function titleOf(api: LocalWebApi): Promise<unknown> {
  const answer = await api.fetch(`/api/v1/Ticket/${id}`);
  return ((await answer.json()) as { Title: string }).Title;
}

function rename(api: LocalWebApi, title: string): Promise<Response> {
  return api.fetch(`/api/v1/Ticket/${id}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/merge-patch+json' },
    body: JSON.stringify({ Title: title }),
  });
}

const textOf = (state: Uint8Array): string => new TextDecoder().decode(state);

/** Keeps when it is told to. */
class Held {
  readonly states: Uint8Array[] = [];
  #waiting: { done: () => void; fail: (cause: Error) => void }[] = [];
  hold = false;

  readonly keep: Keep = (state) => {
    this.states.push(state);
    if (!this.hold) return Promise.resolve();
    return new Promise((done, fail) => this.#waiting.push({ done, fail }));
  };

  get waiting(): number {
    return this.#waiting.length;
  }

  release(cause?: Error): void {
    for (const { done, fail } of this.#waiting.splice(0)) {
      if (cause) fail(cause);
      else done();
    }
  }
}

/** Once everything that goes on by itself has. */
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 20));

describe('save', () => {
  it('gives a seed from which everything comes back, to the byte', async () => {
    const api = local();
    await rename(api, 'saved');
    const state = await api.save();
    const again = createLocalWebApi({ seed: state });
    expect(await titleOf(again)).toBe('saved');
    expect(textOf(await again.save())).toBe(textOf(state));
    expect(await api.save()).toEqual(state);
  });

  it('has the form of an export, without any password', async () => {
    const text = textOf(await local().save());
    expect(text).toMatch(/^\{"format":"ticketwire-export","version":1\}\n\{"kind":"user"/);
    expect(text).not.toContain('Tje0');
  });

  it('keeps passwords and tokens', async () => {
    const api = createLocalWebApi({ seed: await local().save(), user: null });
    const statusOf = async (authorization: string): Promise<number> => {
      const headers = { Authorization: authorization };
      return (await api.fetch('/api/v1/User/currentPrincipal', { headers })).status;
    };
    expect(await statusOf(`Basic ${btoa('tje0:Tje0')}`)).toBe(200);
    expect(await statusOf(`Basic ${btoa('tje0:other')}`)).toBe(401);
    expect(await statusOf('Bearer 8A:demo')).toBe(200);
  });

  it('of a saved seed the first user by name calls, and a colleague is another one', async () => {
    const api = createLocalWebApi({ seed: textOf(await local().save()) });
    const answer = await api.fetch('/api/v1/User/currentPrincipal');
    expect(await answer.json()).toMatchObject({ FullName: 'Anna Berg' });
    await api.interfere(id, { Author: 'them' });
    const row = await api.fetch(`/api/v1/Ticket/${id}`);
    expect(await row.json()).toMatchObject({ Author: 'them' });
  });

  it('worlds may follow a saved seed, and none may precede it', async () => {
    const state = await local().save();
    const ticket = { entity: { TicketId: 7, Title: 'seventh' }, messages: [] };
    const both = createLocalWebApi({ seed: [state, { tickets: [ticket] }] });
    expect((await both.fetch('/api/v1/Ticket/7')).status).toBe(200);
    const late = createLocalWebApi({ seed: [seed, state] });
    await expect(late.save()).rejects.toMatchObject({ code: 'argument' });
  });

  it('a seed that was damaged is refused by its line', async () => {
    const lines = textOf(await local().save()).split('\n');
    const shorter = createLocalWebApi({ seed: lines.slice(0, 5).join('\n') });
    await expect(shorter.save()).rejects.toThrow('line 5: the file ends before its last line');
    lines[3] = '{"kind":"car"}';
    const other = createLocalWebApi({ seed: new TextEncoder().encode(lines.join('\n')) });
    await expect(other.save()).rejects.toThrow('line 4: "car" is no kind of line');
  });
});

describe('keep', () => {
  it('is called at first and after changes, and for reads never', async () => {
    const { keep, states } = new Held();
    const api = local({ keep });
    await titleOf(api);
    await titleOf(api);
    expect(states).toHaveLength(1);
    await rename(api, 'kept');
    expect(states).toHaveLength(2);
    expect(await titleOf(createLocalWebApi({ seed: states[1]! }))).toBe('kept');
    await api.interfere(id, { Title: 'theirs' });
    expect(states).toHaveLength(3);
    await api.reset();
    const title = await titleOf(createLocalWebApi({ seed: states[0]! }));
    expect(await titleOf(createLocalWebApi({ seed: states[3]! }))).toBe(title);
  });

  it('is not called for a seed that was kept', async () => {
    const { keep, states } = new Held();
    const api = createLocalWebApi({ seed: await local().save(), keep });
    await titleOf(api);
    expect(states).toHaveLength(0);
    await rename(api, 'kept');
    expect(states).toHaveLength(1);
  });

  it('comes before every answer that tells of a change, and never twice at once', async () => {
    const held = new Held();
    const api = local({ keep: held.keep });
    await titleOf(api);
    held.hold = true;
    const answered: string[] = [];
    const save = (title: string): Promise<unknown> =>
      rename(api, title).then(() => answered.push(title));
    const all = [save('one')];
    await settled();
    all.push(save('two'), save('three'));
    await settled();
    all.push(titleOf(api).then((title) => answered.push(`read ${String(title)}`)));
    await settled();
    expect([held.waiting, answered]).toEqual([1, []]);
    held.release();
    await settled();
    expect([held.waiting, answered]).toEqual([1, ['one']]);
    held.release();
    await Promise.all(all);
    expect(answered).toEqual(['one', 'two', 'three', 'read three']);
    // At first, for the first save, and for the others together.
    expect(held.states).toHaveLength(3);
  });

  it('what could not be kept is 503, and not there any more', async () => {
    const held = new Held();
    const api = local({ keep: held.keep });
    const before = await titleOf(api);
    held.hold = true;
    const saves = [rename(api, 'one')];
    await settled();
    saves.push(rename(api, 'two'));
    await settled();
    held.hold = false;
    held.release(new Error('no room'));
    for (const answer of await Promise.all(saves)) {
      expect(answer.status).toBe(503);
      expect(await answer.json()).toMatchObject({ Error: true });
    }
    expect(await titleOf(api)).toBe(before);
    expect((await rename(api, 'three')).status).toBe(200);
    expect(await titleOf(createLocalWebApi({ seed: held.states.at(-1)! }))).toBe('three');
  });

  it('where nothing can be kept at first, there is no WebAPI', async () => {
    const api = local({ keep: () => Promise.reject(new Error('no room')) });
    await expect(api.fetch('/api')).rejects.toMatchObject({ code: 'store_unavailable' });
    const later = local({ keep: () => Promise.resolve() });
    await titleOf(later);
  });
});

describe('sessions', () => {
  it('are begun by a log-in, where a program can set cookies', async () => {
    const api = local({ user: null });
    const login = await api.fetch('/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: 'http://localhost' },
      body: '{"user":"tje0","password":"Tje0"}',
    });
    const cookies = login.headers.getSetCookie().map((each) => each.split(';')[0]!);
    const xsrf = cookies.find((each) => each.startsWith('XSRF-TOKEN='))!.split('=')[1]!;
    const Cookie = cookies.join('; ');
    const statusOf = async (headers: Record<string, string>): Promise<number> =>
      (await api.fetch('/api/v1/User/currentPrincipal', { headers })).status;
    expect(await statusOf({ Cookie, 'X-XSRF-TOKEN': xsrf })).toBe(200);
    expect(await statusOf({ Cookie })).toBe(401);
  });
});
