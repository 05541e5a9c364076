import { beforeEach, describe, expect, test } from '@jest/globals';
import { Deletion } from '../../../web/draft/deletion.js';
import { Editing } from '../../../web/draft/editing.js';
import { shown } from '../../../web/table/problems.js';
import { rowNamed } from '../../../web/table/properties.js';
import { text } from '../../../web/text/index.js';
import { Editor, title } from './editor.js';
import { refusal, settle } from './world.js';

const priority = rowNamed('priority')!;

let at: Editor;
beforeEach(async () => {
  at = new Editor();
  await at.begin();
});

describe('opening', () => {
  test('shows the ticket, and tells the server that it was looked at', async () => {
    at.world.put(7, { OwnedBy: { AssociateId: 10 }, ReadStatus: 'Red' });
    at.updates = 0;
    at.editing = new Editing(at.host);
    await at.editing.open(7);
    await settle();
    expect(at.editing.session?.base.Title).toBe('Printer');
    expect(at.editing.loadProblem).toBeUndefined();
    expect(at.updates).toBeGreaterThan(0);
    at.desk = await at.world.desk();
    await at.editing.open(7);
    await settle();
    expect(at.world.ticket()).toMatchObject({ ReadStatus: 'Green' });
  });

  test('another ticket takes everything away that was said about the one before', async () => {
    at.type();
    await at.save();
    at.editing.problem = shown(refusal(500));
    at.editing.review();
    expect(at.editing.notice).toBeDefined();
    await at.editing.open(8);
    expect(at.editing.session?.id).toBe(8);
    const { notice, problem, loadProblem, others, dialog } = at.editing;
    expect([notice, problem, loadProblem, others, dialog]).toEqual(Array(5).fill(undefined));
  });

  test('another ticket frees the one before, but keeps it where it has edits', async () => {
    await at.editing.open(8);
    at.world.calls.length = 0;
    await at.editing.open(7);
    expect(at.world.calls).toContain('getTicket');
    at.type();
    await at.editing.open(8);
    expect(at.editing.unsaved).toEqual([7]);
    await at.editing.open(7);
    expect(at.editing.session?.value(title)).toBe('Mine');
  });

  test('what was announced is said, by what the ticket is by then', async () => {
    at.editing.announce(8, ({ base }) => ({ kind: 'info', message: `It is ${base.Title ?? ''}.` }));
    await at.editing.open(8);
    expect(at.editing.notice?.message).toBe('It is Scanner.');
    at.editing.announce(9, { kind: 'info', message: 'Of another one' });
    await at.editing.open(7);
    expect(at.editing.notice).toBeUndefined();
  });

  test('nothing shows nothing', async () => {
    at.updates = 0;
    await at.editing.open(undefined);
    expect(at.editing.session).toBeUndefined();
    expect(at.updates).toBeGreaterThan(0);
    expect(at.editing.unsaved).toEqual([]);
    expect(at.editing.entry).toBeUndefined();
  });

  test('is seen once it is done, and so is that the one before is gone', async () => {
    expect(at.shown).toEqual([7, undefined]);
    await at.editing.open(8);
    expect(at.shown).toEqual([8, undefined]);
    await at.editing.open(undefined);
    expect(at.shown).toEqual([undefined, undefined]);
  });

  test('the ticket that was asked for last is the one that is shown', async () => {
    await Promise.all([at.editing.open(8), at.editing.open(7)]);
    expect(at.editing.session?.id).toBe(7);
    await Promise.all([at.editing.open(404), at.editing.open(7)]);
    expect(at.editing.loadProblem).toBeUndefined();
  });

  test('what does not exist is said with its number, what cannot be read as it is', async () => {
    await at.editing.open(404);
    expect(at.editing.session).toBeUndefined();
    expect(at.editing.loadProblem?.message).toBe(text.editor.notFound(404));
    expect(at.shown).toEqual([undefined, text.editor.notFound(404)]);
    at.world.offline = true;
    await at.editing.open(8);
    expect(at.editing.loadProblem?.message).toBe(shown(at.causes[1]).message);
    expect(at.editing.loadProblem?.message).not.toBe(text.editor.notFound(8));
  });

  test('waits for somebody to connect', async () => {
    at.given = () => undefined;
    at.editing = new Editing(at.host);
    await at.editing.open(7);
    expect(at.editing.session).toBeUndefined();
    expect(at.editing.loadProblem).toBeUndefined();
    at.given = () => Promise.resolve(at.desk);
    await at.editing.refresh();
    expect(at.editing.session?.id).toBe(7);
  });
});

describe('connecting', () => {
  test('the same desk again is heard once', async () => {
    await at.editing.open(8);
    await at.editing.open(7);
    at.updates = 0;
    at.desk.outbox.pause();
    const once = at.updates;
    at.editing.dispose();
    at.desk.outbox.resume();
    expect(once).toBeLessThanOrEqual(1);
    expect(at.editing.desk).toBeUndefined();
  });

  test('another desk takes the place of the one before, which is not heard any more', async () => {
    const before = at.desk;
    at.desk = await at.world.desk();
    await at.editing.open(8);
    expect(at.editing.desk).toBe(at.desk);
    at.updates = 0;
    at.emitted = [];
    const session = await before.openTicket(7);
    session.edit(title, 'Elsewhere');
    await session.save();
    await settle();
    expect([at.updates, at.emitted]).toEqual([0, []]);
  });
});

describe('an edit', () => {
  test('is told with the numbers of all tickets that have some', async () => {
    at.type();
    await at.editing.open(8);
    at.emitted = [];
    at.type();
    expect(at.details('tw-dirty')).toEqual([{ ids: [7, 8] }]);
    (await at.desk.message(7)).update({ body: 'Dear Ann' });
    expect(at.editing.unsaved).toEqual([7, 8]);
  });

  test('takes away what went wrong and what was said, but not that something was saved', () => {
    at.editing.problem = shown(refusal(500));
    at.editing.tell('info', 'Something');
    at.type();
    expect([at.editing.problem, at.editing.notice]).toEqual([undefined, undefined]);
    at.editing.tell('success', 'Saved');
    at.type('More');
    expect(at.editing.notice?.message).toBe('Saved');
  });

  test('that takes the last change back closes the review, any other leaves it', () => {
    at.type();
    at.editing.review();
    at.type('Mine too');
    expect(at.editing.dialog).toBe('review');
    at.type('Printer');
    expect(at.editing.dialog).toBeUndefined();
    at.editing.askUnread();
    at.type('Mine');
    at.type('Printer');
    expect(at.editing.dialog).toBe('unread');
  });

  test('of no ticket is none', async () => {
    await at.editing.open(undefined);
    at.emitted = [];
    at.type();
    expect(at.emitted).toEqual([]);
  });
});

describe('the review', () => {
  test('opens where there is something that can be saved', () => {
    at.editing.review();
    expect(at.editing.dialog).toBeUndefined();
    at.editing.edit((session) => session.refuse('/Title', { message: 'No.', typed: '' }));
    at.editing.review();
    expect(at.editing.dialog).toBeUndefined();
    at.type();
    at.updates = 0;
    at.editing.review();
    expect(at.editing.dialog).toBe('review');
    expect(at.updates).toBe(1);
    at.editing.closeDialog();
    expect(at.editing.dialog).toBeUndefined();
    expect(at.updates).toBe(2);
  });
});

describe('what others do', () => {
  test('to the open ticket is shown, to another one is not', async () => {
    at.world.put(7, { Priority: { TicketPriorityId: 5 } });
    await at.editing.refresh();
    expect(at.editing.others).toMatchObject({ ticketId: 7, overlaps: false });
    expect(at.editing.session?.value(priority)).toBe(5);
    await at.editing.open(8);
    const other = await at.desk.openTicket(7);
    at.world.put(7, { Priority: { TicketPriorityId: 3 } });
    await at.desk.refresh(other);
    expect(at.editing.others).toBeUndefined();
  });

  test('that cannot be read is said, and the ticket stays', async () => {
    at.world.offline = true;
    at.updates = 0;
    await at.editing.refresh();
    expect(at.editing.problem?.message).toBe(shown(at.causes.at(-1)).message);
    expect(at.editing.session?.id).toBe(7);
    expect(at.updates).toBeGreaterThan(0);
  });

  test('a session that has ended is told once as a failure that a log-in mends', async () => {
    at.world.session = false;
    at.type();
    await at.save();
    expect(at.causes).toMatchObject([{ code: 'unauthorized', status: 401 }]);
  });
});

describe('continuing in another ticket', () => {
  test('takes everything unfinished there, and says why once it is open', async () => {
    at.type();
    at.editing.review();
    await at.editing.continueIn(8, 'Here it goes on');
    expect(at.details('tw-open')).toEqual([{ ticketId: 8 }]);
    expect(at.details('tw-dirty').at(-1)).toEqual({ ids: [8] });
    expect(at.editing.dialog).toBeUndefined();
    await at.editing.open(8);
    expect(at.editing.session?.value(title)).toBe('Mine');
    expect(at.editing.notice).toEqual({ kind: 'success', message: 'Here it goes on' });
    await at.editing.open(7);
    await at.editing.open(8);
    expect(at.editing.notice).toBeUndefined();
  });

  test('without a word says none, and another ticket says none of it', async () => {
    await at.editing.continueIn(8);
    await at.editing.open(8);
    expect(at.editing.notice).toBeUndefined();
    await at.editing.continueIn(7, 'Here it goes on');
    at.world.put(9, { ...at.world.ticket(8), TicketId: 9 });
    await at.editing.open(9);
    expect(at.editing.notice).toBeUndefined();
  });

  test('that cannot be read is said', async () => {
    await at.editing.continueIn(404);
    expect(at.editing.problem?.message).toBe(shown(at.causes[0]).message);
    expect(at.names()).not.toContain('tw-open');
  });

  test('needs a ticket', async () => {
    await at.editing.open(undefined);
    at.emitted = [];
    await at.editing.continueIn(8);
    expect(at.emitted).toEqual([]);
  });
});

describe('deleting and merging', () => {
  test('a deleted ticket is said and told, and comes back', async () => {
    await at.editing.asking.begin('delete', 7);
    await at.editing.asking.confirm();
    await settle();
    expect(at.world.ticket()).toMatchObject({ BaseStatus: 'Deleted' });
    expect(at.details('tw-deleted')).toEqual([{ ticketId: 7 }]);
    expect(at.editing.notice).toMatchObject({
      kind: 'success',
      message: text.actions.deleted(7, false),
      action: { label: text.editor.undo },
    });
    at.editing.notice!.action!.run();
    await settle();
    expect(at.world.ticket()).toMatchObject({ BaseStatus: 'Active' });
  });

  test('what is typed on it is said to stay; what is typed on another is not', async () => {
    at.type();
    await at.editing.asking.begin('delete', 7);
    await at.editing.asking.confirm();
    await settle();
    expect(at.editing.notice?.message).toBe(text.actions.deleted(7, true));
    await at.editing.open(8);
    await at.editing.asking.begin('delete', 8);
    await at.editing.asking.confirm();
    await settle();
    expect(at.editing.notice?.message).toBe(text.actions.deleted(8, false));
  });

  test('another ticket that is deleted is no news here', async () => {
    const deletion = new Deletion(8, at.desk.acting);
    await deletion.look();
    await deletion.confirm();
    await settle();
    expect(at.editing.notice).toBeUndefined();
    expect(at.names()).not.toContain('tw-deleted');
  });

  test('a merged ticket is told, and one goes on in the other', async () => {
    await at.editing.asking.begin('merge', 7);
    await at.editing.asking.choose(8);
    await at.editing.asking.confirm();
    expect(at.details('tw-merged')).toEqual([{ ticketId: 7, into: 8 }]);
    expect(at.details('tw-open')).toEqual([{ ticketId: 8 }]);
    await at.editing.open(8);
    expect(at.editing.notice?.message).toBe(text.actions.merged(7));
  });

  test('are not asked about any more when another ticket is opened', async () => {
    await at.editing.asking.begin('merge', 7);
    await at.editing.open(8);
    expect(at.editing.asking.action).toBeUndefined();
  });

  test('a failure is reported', async () => {
    await at.editing.asking.begin('delete', 7);
    at.world.next('deleteTicket', refusal(403));
    await at.editing.asking.confirm();
    expect(at.causes).toMatchObject([{ status: 403 }]);
  });
});

describe('discarding', () => {
  test('takes everything back, says so, and can be taken back', () => {
    at.type();
    at.editing.problem = shown(refusal(500));
    at.emitted = [];
    at.editing.discard();
    expect(at.editing.session?.changed).toBe(false);
    expect(at.editing.problem).toBeUndefined();
    expect(at.editing.notice).toMatchObject({
      kind: 'info',
      message: text.editor.discarded,
      action: { label: text.editor.restore },
    });
    expect(at.details('tw-dirty').at(-1)).toEqual({ ids: [] });
    at.editing.notice!.action!.run();
    expect(at.editing.session?.value(title)).toBe('Mine');
  });

  test('needs a ticket', async () => {
    await at.editing.open(undefined);
    at.editing.discard();
    expect(at.editing.notice).toBeUndefined();
  });
});

test('what is said can be taken away', () => {
  at.editing.tell('info', 'Something');
  at.editing.problem = shown(refusal(500));
  at.updates = 0;
  at.editing.hush();
  expect([at.editing.notice, at.editing.problem, at.updates]).toEqual([undefined, undefined, 1]);
});
