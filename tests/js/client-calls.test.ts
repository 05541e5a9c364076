import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Client } from 'ticketwire';
import { bytes, loadCore } from './support/core.js';
import { errorFrom } from './support/failure.js';
import { WebApi, give } from './support/web-api.js';

const core = await loadCore();
const api = new WebApi();
let client: Client;

beforeAll(async () => {
  await api.start();
  client = new Client(core, {
    baseUrl: api.url,
    authorization: () => 'Bearer one',
  });
});

afterAll(() => api.stop());

describe('reads that ask whether anything has changed', () => {
  const version = { TicketId: 17, LastChanged: '2026-01-31T08:00:00.5+01:00' };
  const since = version.LastChanged;

  test('ask once a version has outlived its second', async () => {
    const fresh = new Client(core, { baseUrl: api.url });
    api.will(...Array.from({ length: 3 }, () => give(200, version)), give(304, ''));
    (await fresh.getTicket(17)).dispose();
    (await fresh.getTicket(17, { since }))!.dispose();
    await new Promise((resolve) => setTimeout(resolve, 1010));
    (await fresh.getTicket(17, { since }))!.dispose();
    for (const { headers } of api.received) {
      expect(headers['if-modified-since']).toBeUndefined();
    }
    expect(await fresh.getTicket(17, { since })).toBeUndefined();
    expect(api.last.headers['if-modified-since']).toBe('Sat, 31 Jan 2026 07:00:00 GMT');
  });

  test('a version that this client has not read is read', async () => {
    api.will(give(200, version));
    (await client.getTicket(18, { since }))!.dispose();
    expect(api.last.headers['if-modified-since']).toBeUndefined();
  });
});

describe('saves that the last change guards', () => {
  const unmodifiedSince = '2026-01-31T08:00:00.5Z';
  const header = 'Sat, 31 Jan 2026 08:00:00 GMT';

  test('PATCH, PUT and DELETE', async () => {
    api.will(give(200, { TicketId: 17 }), give(200, { TicketId: 17 }), give(204, ''));
    (await client.patchTicket(17, { body: '[]' }, { unmodifiedSince })).dispose();
    (await client.putTicket(17, { TicketId: 17 }, { unmodifiedSince })).dispose();
    await client.deleteTicket(17, { unmodifiedSince });
    expect(api.last).toMatchObject({ method: 'DELETE', target: '/crm/api/v1/Ticket/17' });
    for (const { headers } of api.received) expect(headers['if-unmodified-since']).toBe(header);
  });

  test('a date without offset names no second', async () => {
    api.will(give(200, { TicketId: 17 }));
    const draft = await client.patchTicket(
      17,
      { body: '[]' },
      { unmodifiedSince: '2026-01-31T08:00:00' },
    );
    draft.dispose();
    expect(api.last.headers['if-unmodified-since']).toBeUndefined();
  });
});

describe('messages', () => {
  const agent = '/crm/api/v1/Agents/Ticket/';
  const row = (id: number): object => ({
    PrimaryKey: id,
    ticketMessageId: id,
    messageId: `<${id}>`,
  });

  test('all rows of a ticket, page by page', async () => {
    api.will(
      give(200, { 'odata.metadata': '', 'odata.nextLink': 'next', value: [row(1), row(2)] }),
      give(200, { 'odata.metadata': '', 'odata.nextLink': null, value: [row(3)] }),
    );
    const rows = await client.listMessages(17);
    expect(rows.map(({ messageId }) => messageId)).toStrictEqual(['<1>', '<2>', '<3>']);
    const query = api.received.map(({ target }) => new URL(target, api.url).searchParams);
    expect(query.map((each) => each.get('$skip'))).toStrictEqual(['0', '2']);
    expect(query[0]!.get('$select')).toBe('ticketMessageId,messageId,author,createdAt,slevel');
  });

  test('an empty page ends it whatever the server says of more', async () => {
    api.will(give(200, { 'odata.metadata': '', 'odata.nextLink': 'next', value: [] }));
    expect(await client.listMessages(17)).toStrictEqual([]);
    expect(api.received).toHaveLength(1);
  });

  test('pictures within a message', async () => {
    api.will(give(200, { EjMessageId: 3 }));
    await client.getMessage(3, { embedImages: 'Inline' });
    expect(api.last.target).toBe('/crm/api/v1/TicketMessage/3?embedImages=Inline');
  });

  test('parts of a message', async () => {
    api.will(give(200, { EjMessageId: 3, Body: 'b' }));
    const { Body } = await client.getMessage(3, { select: ['Body'] });
    expect(Body).toBe('b');
    expect(api.last.target).toBe('/crm/api/v1/TicketMessage/3?$select=Body');
  });

  test('several messages with their texts in one request', async () => {
    api.will(give(200, [{ EjMessageId: 3, Body: 'b' }]), give(200, []));
    const [first] = await client.getMessages(17, { ids: [3, 4], select: ['Body'] });
    expect(first?.Body).toBe('b');
    expect(api.last.target).toBe(`${agent}GetTicketMessageEntities?$select=Body`);
    expect(JSON.parse(api.last.body)).toStrictEqual({ TicketId: 17, MessageIds: [3, 4] });
    expect(await client.getMessages(17)).toStrictEqual([]);
    expect(JSON.parse(api.last.body)).toStrictEqual({ TicketId: 17, MessageIds: [] });
    expect(api.received).toHaveLength(2);
  });

  test('saving one, and telling users of it', async () => {
    const message = { Ticket: { TicketId: 17 }, Body: 'b' };
    api.will(give(200, { EjMessageId: 3 }), give(200, { EjMessageId: 3 }));
    await client.saveMessage(message);
    expect(api.last.target).toBe(`${agent}SaveTicketMessageEntity`);
    await client.saveMessage(message, { notify: true });
    expect(api.last.target).toBe(`${agent}SaveTicketMessageEntityWithNotify`);
    expect(JSON.parse(api.last.body)).toStrictEqual({ NewEntity: message, Notify: true });
  });

  test('deleting one', async () => {
    api.will(give(204, ''));
    await client.deleteMessage(3);
    expect(api.last).toMatchObject({ method: 'DELETE', target: '/crm/api/v1/TicketMessage/3' });
  });

  test('files of a ticket and of a message; none where it does not exist', async () => {
    const files = [{ AttachmentId: 1, Name: 'a' }];
    api.will(give(200, files), give(200, files), give(200, 'null'), give(200, 'null'));
    expect(await client.listAttachments(17)).toStrictEqual(files);
    expect(JSON.parse(api.last.body)).toStrictEqual({ TicketEntityId: 17 });
    expect(await client.messageAttachments(3)).toStrictEqual(files);
    expect(JSON.parse(api.last.body)).toStrictEqual({ TicketMessageEntityId: 3 });
    expect(await client.listAttachments(17)).toStrictEqual([]);
    expect(await client.messageAttachments(3)).toStrictEqual([]);
  });

  test('some that become a ticket of their own', async () => {
    api.will(give(200, { TicketId: 18 }), give(200, { TicketId: 18 }));
    await client.splitTicket(17, [3, 4], { Title: 'b' });
    expect(api.last.target).toBe(`${agent}SplitTicket`);
    const content = {
      SourceTicketEntityId: 17,
      SourceTicketEntityStatusId: 0,
      SourceTicketEntityActivate: '0001-01-01T00:00:00',
      TransferMessageIds: [3, 4],
      NewTicketEntity: { Title: 'b' },
    };
    expect(JSON.parse(api.last.body)).toStrictEqual(content);
    const left = { statusId: 5, activate: '2026-02-01T08:00:00Z' };
    await client.splitTicket(17, [3], { Title: 'b' }, left);
    expect(JSON.parse(api.last.body)).toMatchObject({
      SourceTicketEntityStatusId: 5,
      SourceTicketEntityActivate: '2026-02-01T08:00:00Z',
    });
  });

  test('whom an answer goes to', async () => {
    api.will(
      give(200, [
        { Type: 'To', Value: 'a@x.no', DisplayValue: 'Anna' },
        { Type: 'CC', Value: 'b@x.no', DisplayValue: '' },
        { Type: 'Bcc', Value: 'c@x.no' },
        { Type: 'Fax', Value: '5' },
        { Type: 'To', Value: '' },
      ]),
      give(200, 'null'),
    );
    expect(await client.calculateRecipients(17, 'ReplyAll', 4)).toStrictEqual({
      to: [{ address: 'a@x.no', name: 'Anna' }],
      cc: [{ address: 'b@x.no', name: 'b@x.no' }],
      bcc: [{ address: 'c@x.no', name: 'c@x.no' }],
    });
    expect(JSON.parse(api.last.body)).toStrictEqual({
      TicketId: 17,
      ActionType: 'ReplyAll',
      MessageId: 4,
    });
    expect(await client.calculateRecipients(17, 'Reply')).toStrictEqual({
      to: [],
      cc: [],
      bcc: [],
    });
  });

  test('sending one', async () => {
    api.will(give(204, ''));
    await client.sendMessage(5, { to: ['a@x.no'], subject: 'S' });
    expect(api.last.target).toBe(`${agent}SendTicketMessage`);
    expect(JSON.parse(api.last.body)).toStrictEqual({
      TicketMessageEntityId: 5,
      To: ['a@x.no'],
      Cc: [],
      Bcc: [],
      Subject: 'S',
      ReplyTemplateId: 0,
      GdprSource: '',
    });
  });
});

describe('relations', () => {
  const agent = '/crm/api/v1/Agents/Ticket/';
  const asked = (): unknown[] => [
    api.last.target,
    api.last.body === '' ? '' : (JSON.parse(api.last.body) as unknown),
  ];

  test('are listed, and one is read', async () => {
    const row = { TicketRelationId: 4, TicketId: 18, RelationType: 'Parent' };
    api.will(give(200, [row]), give(200, row), give(200, null), give(200, 18));
    expect(await client.listRelations(17)).toStrictEqual([row]);
    expect(asked()).toStrictEqual([`${agent}GetTicketRelations`, { TicketId: 17 }]);
    expect(await client.getRelation(4)).toStrictEqual(row);
    expect(asked()).toStrictEqual([`${agent}GetTicketRelationEntity?ticketRelationEntityId=4`, '']);
    expect(await client.getRelation(5)).toBeNull();
    expect(await client.getParentId(17)).toBe(18);
    expect(asked()).toStrictEqual([`${agent}GetTicketParentId`, { TicketId: 17 }]);
  });

  test('are made, and each tells what became of it', async () => {
    const results = [{ SourceTicketId: 17, IsValid: false, RelationError: 'SameTicket' }];
    api.will(give(200, results), give(200, results), give(200, results));
    expect(await client.relate([17], 17)).toStrictEqual(results);
    const content = { SourceTicketIds: [17], DestinationTicketId: 17, RelationType: 'Related' };
    expect(asked()).toStrictEqual([`${agent}CreateTicketRelations`, { ...content, Comment: '' }]);
    await client.relate([17], 17, { type: 'Child', comment: 'c' });
    expect(asked()[1]).toStrictEqual({ ...content, RelationType: 'Child', Comment: 'c' });
    expect(await client.checkRelations([17], 17)).toStrictEqual(results);
    expect(asked()).toStrictEqual([`${agent}ValidateTicketRelations`, content]);
  });

  test('are changed and removed, and a parent is set', async () => {
    const entity = { TicketRelationId: 4, Comment: 'c' };
    api.will(give(200, entity), give(204, ''), give(204, ''), give(204, ''));
    expect(await client.saveRelation(entity)).toStrictEqual(entity);
    expect(asked()).toStrictEqual([`${agent}SaveTicketRelationEntity`, entity]);
    await client.deleteRelation(4);
    expect(asked()[0]).toBe(`${agent}DeleteTicketRelationEntity?ticketRelationEntityId=4`);
    await client.setParent(17, 18);
    const content = { TicketId: 17, ParentTicketId: 18, Comment: '' };
    expect(asked()).toStrictEqual([`${agent}SetTicketParent`, content]);
    await client.setParent(17, 18, { comment: 'c' });
    expect(asked()[1]).toStrictEqual({ ...content, Comment: 'c' });
  });

  test('tell what they mean for closing', async () => {
    const actions = { TicketIdToClose: 0, CanCloseCurrentTicket: true, Children: [] };
    api.will(give(200, actions), give(200, actions));
    expect(await client.getRelationActions(17)).toStrictEqual(actions);
    const content = { TicketId: 17, ParentTicketId: 0, TicketTypeId: 0 };
    expect(asked()).toStrictEqual([`${agent}GetTicketRelationActions`, content]);
    await client.getRelationActions(17, { parentId: 18, typeId: 2 });
    expect(asked()[1]).toStrictEqual({ TicketId: 17, ParentTicketId: 18, TicketTypeId: 2 });
  });
});

describe('what else is done with tickets', () => {
  test.each([
    [() => client.undelete([1, 2]), 'UndeleteByIds', { TicketIds: [1, 2] }],
    [() => client.acceptTickets([1]), 'AcceptTickets', { TicketIds: [1] }],
    [
      () => client.mergeTickets(1, [2, 3]),
      'MergeTickets',
      { MergedTicketEntity: { TicketId: 1 }, SecondaryTicketIds: [2, 3] },
    ],
    [
      () => client.setReadByOwner(1),
      'SetTicketReadByOwner?$select=ReadStatus',
      { TicketEntityId: 1, ReadStatus: 'Green', CheckEscalating: true },
    ],
    [
      () => client.addAttachments(4, [5]),
      'AddAttachments',
      { TicketMessageEntityId: 4, AttachmentIds: [5] },
    ],
  ])('%s', async (call, target, body) => {
    api.will(give(200, { TicketId: 1 }));
    await call();
    expect(api.last.target).toBe(`/crm/api/v1/Agents/Ticket/${target}`);
    expect(JSON.parse(api.last.body)).toStrictEqual(body);
  });

  test('who is calling', async () => {
    const person = { AssociateId: 10, FullName: 'T' };
    api.will(give(200, person), give(404, ''), give(405, ''), give(501, ''), give(401, ''));
    const lonely = new Client(core, { baseUrl: api.url });
    expect(await client.principal()).toStrictEqual(person);
    expect(api.last).toMatchObject({ method: 'GET', target: '/crm/api/v1/User/currentPrincipal' });
    expect(api.last.headers.authorization).toBe('Bearer one');
    for (let i = 0; i < 3; i += 1) expect(await client.principal()).toBeUndefined();
    expect((await errorFrom(lonely.principal())).code).toBe('unauthorized');
  });

  test('custom fields', async () => {
    api.will(give(200, [{ FieldName: 'x_origin', DisplayName: 'Origin' }]));
    expect((await client.getCustomFields())[0]).toMatchObject({ FieldName: 'x_origin' });
    expect(api.last.target).toBe('/crm/api/v1/Ticket/CustomField');
  });
});

describe('attachments', () => {
  test('are made and filled', async () => {
    api.will(give(200, { AttachmentId: 9, Name: 'a.txt' }), give(204, ''));
    const heard: unknown[] = [];
    const made = await client.createAttachment('a.txt', bytes('hello') as Uint8Array<ArrayBuffer>, {
      contentType: 'text/plain',
      progress: (progress) => heard.push(progress),
    });
    expect(made).toMatchObject({ AttachmentId: 9, AttSize: 5 });
    expect(JSON.parse(api.received[0]!.body)).toStrictEqual({
      Name: 'a.txt',
      ContentType: 'text/plain',
    });
    expect(api.last).toMatchObject({
      method: 'POST',
      target: '/crm/api/v1/Attachment/9/Content',
      body: 'hello',
    });
    expect(api.last.headers['content-type']).toBe('application/octet-stream');
    expect(heard).toStrictEqual([{ sent: 5, total: 5 }]);
  });

  test('a picture, with the type of its file', async () => {
    api.will(give(200, { AttachmentId: 9 }), give(204, ''));
    const file = new Blob(['x'], { type: 'image/png' });
    await client.createAttachment('a.png', file, { contentId: 'p1' });
    expect(JSON.parse(api.received[0]!.body)).toStrictEqual({
      Name: 'a.png',
      ContentType: 'image/png',
      ContentId: 'p1',
      InlineImage: true,
    });
  });

  test('that cannot be filled are a failure', async () => {
    api.will(give(200, { AttachmentId: 9 }), give(413, ''));
    const error = await errorFrom(client.createAttachment('a', new Uint8Array(1)));
    expect(error.status).toBe(413);
  });

  test('come back as files', async () => {
    api.will(give(200, 'content', 'text/plain'));
    const file = await client.attachmentContent(9);
    expect(file.type).toBe('text/plain');
    expect(await file.text()).toBe('content');
  });
});

test('a large file has more time to arrive, a second for each 16,000 bytes', async () => {
  const limits: unknown[] = [];
  const usual = globalThis.setTimeout;
  const spy = jest
    .spyOn(globalThis, 'setTimeout')
    .mockImplementation((run: () => void, milliseconds?: number) => {
      limits.push(milliseconds);
      return usual(run, milliseconds);
    });
  try {
    api.will(give(200, { AttachmentId: 9 }), give(204, ''));
    await client.createAttachment('a.bin', new Uint8Array(1_600_000));
    expect(limits).toContain(30_000 + 100_000);
    api.will(give(200, { AttachmentId: 9 }), give(204, ''));
    limits.length = 0;
    await client.createAttachment('a.bin', new Uint8Array(1_600_000), { timeout: 5_000 });
    expect(limits).toContain(5_000);
    expect(limits).not.toContain(30_000 + 100_000);
  } finally {
    spy.mockRestore();
  }
});
