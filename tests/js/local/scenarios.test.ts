import { beforeEach, describe, expect, it } from '@jest/globals';
import { connect, type Client } from 'ticketwire';
import { createLocalWebApi } from 'ticketwire/local';
import { expectFailure } from '../../server/support/vectors.js';
import { local, seed } from './support.js';

const baseUrl = 'https://tenant.example/';
const id = 2001;

const api = local({ colleague: { Title: 'by a colleague' } });
let client: Client;

beforeEach(async () => {
  await api.reset();
  client = await connect({ baseUrl, fetch: api.fetch });
});

async function titleOf(ticketId = id): Promise<unknown> {
  return (await client.getTicket(ticketId)).base.Title;
}

describe('a conflict', () => {
  it('meets the first save of a ticket, and no later one', async () => {
    api.scenario = 'conflict';
    const draft = await client.getTicket(id);
    draft.set('/Title', 'mine');
    const refused = client.patchTicket(id, draft.plan());
    await expect(refused).rejects.toMatchObject({ code: 'patch_test_failed', isConflict: true });
    expect(await titleOf()).toBe('by a colleague');
    const again = await client.getTicket(id);
    again.set('/Title', 'mine');
    expect((await client.patchTicket(id, again.plan())).base.Title).toBe('mine');
  });

  it('is none where something else is saved', async () => {
    api.scenario = 'conflict';
    const draft = await client.getTicket(id);
    draft.set('/Priority/TicketPriorityId', 1);
    const { base } = await client.patchTicket(id, draft.plan());
    expect(base).toMatchObject({ Title: 'by a colleague', Priority: { TicketPriorityId: 1 } });
  });

  it('meets the whole saves of an agent too', async () => {
    api.scenario = 'conflict';
    const answer = await api.fetch(`${baseUrl}api/v1/Agents/Ticket/SaveTicketEntity`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ TicketId: id, CustomFields: { x_new: 'text' } }),
    });
    expect(await answer.json()).toMatchObject({ Title: 'by a colleague' });
  });

  it('comes when it is called for', async () => {
    const draft = await client.getTicket(id);
    draft.set('/Author', 'me');
    await api.interfere(id, { Author: 'them' });
    await expect(client.patchTicket(id, draft.plan())).rejects.toMatchObject({ isConflict: true });
    await expect(api.interfere(99999)).rejects.toMatchObject({ code: 'argument' });
  });
});

describe('what is slow', () => {
  it('takes its time, and may be given up', async () => {
    api.scenario = 'slow';
    const abort = new AbortController();
    const given = api.fetch(baseUrl, { signal: abort.signal });
    setTimeout(() => abort.abort(), 20);
    await expect(given).rejects.toMatchObject({ name: 'AbortError' });
    await expect(api.fetch(baseUrl, { signal: abort.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('has the latency that was asked for', async () => {
    api.latency = [30, 60];
    const began = performance.now();
    expect(await titleOf()).toContain('printer');
    expect(performance.now() - began).toBeGreaterThanOrEqual(29);
  });
});

describe('without a network', () => {
  it('calls reject as those of fetch, and nothing is saved', async () => {
    const draft = await client.getTicket(id);
    draft.set('/Title', 'mine');
    api.scenario = 'offline';
    await expect(api.fetch(baseUrl)).rejects.toBeInstanceOf(TypeError);
    const save = client.patchTicket(id, draft.plan());
    await expect(save).rejects.toMatchObject({ code: 'network' });
    api.scenario = undefined;
    expect(await titleOf()).not.toBe('mine');
  });
});

describe('an expired session', () => {
  it('is 401 until it is renewed', async () => {
    api.scenario = 'expired';
    const answer = await api.fetch(`${baseUrl}api/v1/Ticket/${id}`, {
      headers: { Authorization: 'Bearer 8A:demo' },
    });
    expect(answer.status).toBe(401);
    expectFailure(await answer.text(), 'unauthorized');
    api.scenario = undefined;
    expect(await titleOf()).toContain('printer');
  });
});

describe('who calls', () => {
  const caller = async (given = api, headers = {}): Promise<unknown> => {
    const answer = await given.fetch('/api/v1/User/currentPrincipal', { headers });
    return answer.status === 200
      ? ((await answer.json()) as { FullName: string }).FullName
      : answer.status;
  };

  it('is the first user of the seed, or whom the credentials name', async () => {
    expect(await caller()).toBe('Tone Jensen');
    expect(await caller(api, { Authorization: 'Bearer 8A:anna' })).toBe('Anna Berg');
    expect(await caller(api, { Authorization: `Basic ${btoa('anna:Anna1')}` })).toBe('Anna Berg');
    expect(await caller(api, { Authorization: `Basic ${btoa('anna:wrong')}` })).toBe(401);
  });

  it('is whom the options name', async () => {
    expect(await caller(local({ user: 'anna' }))).toBe('Anna Berg');
    expect(await caller(local({ user: 'nobody' }))).toBe(401);
    expect(await caller(local({ user: null }))).toBe(401);
  });
});

describe('reset', () => {
  it('brings everything back', async () => {
    const before = await titleOf();
    await api.interfere(id);
    expect(await titleOf()).not.toBe(before);
    api.scenario = 'offline';
    await api.reset();
    expect(api.scenario).toBeUndefined();
    expect(await titleOf()).toBe(before);
  });

  it('of one leaves another alone', async () => {
    const other = local();
    await other.interfere(id, { Title: 'theirs' });
    await api.reset();
    const answer = await other.fetch(`/api/v1/Ticket/${id}`);
    expect(await answer.json()).toMatchObject({ Title: 'theirs' });
    other.dispose();
    await expect(other.fetch('/api')).rejects.toMatchObject({ code: 'argument' });
    expect(await titleOf()).toContain('printer');
  });
});

describe('a seed', () => {
  it('may come in parts, as text or as objects', async () => {
    const ticket = { entity: { TicketId: 7, Title: 'seventh' }, messages: [] };
    const some = createLocalWebApi({ seed: [seed, { tickets: [ticket] }] });
    const answer = await some.fetch('/api/v1/Ticket/7');
    expect(await answer.json()).toMatchObject({ Title: 'seventh' });
  });

  it('that cannot be read is told, and so is an unknown zone', async () => {
    const wrong = createLocalWebApi({ seed: '{"tickets": [' });
    await expect(wrong.fetch('/api')).rejects.toMatchObject({ code: 'argument' });
    const nowhere = local({ timeZone: 'Europe/Nowhere' });
    await expect(nowhere.fetch('/api')).rejects.toMatchObject({ code: 'argument' });
  });

  it('is the demo where there is none', async () => {
    const answer = await createLocalWebApi().fetch('/api/v1/Ticket?$top=0&$inlinecount=allpages');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ 'odata.count': 200 });
  });
});
