import { beforeEach, describe, expect, test } from '@jest/globals';
import { shown } from '../../../web/table/problems.js';
import { text } from '../../../web/text/index.js';
import { realCore } from './drafts.js';
import { Editor, title } from './editor.js';
import { refusal, settle, type World } from './world.js';

const core = await realCore();

let at: Editor;
beforeEach(async () => {
  at = new Editor();
  await at.begin();
});

describe('saving', () => {
  test('is asked for, done, said, told, and can be taken back', async () => {
    at.type();
    at.editing.review();
    at.editing.problem = shown(refusal(500));
    await at.save();
    expect(at.world.ticket().Title).toBe('Mine');
    expect(at.names().filter((name) => name !== 'tw-dirty')).toEqual([
      'tw-before-save',
      'tw-saved',
      'tw-done',
    ]);
    expect(at.details('tw-before-save')).toMatchObject([{ plan: { body: expect.any(String) } }]);
    expect(at.details('tw-saved')).toMatchObject([{ draft: at.editing.session!.draft }]);
    expect(at.details('tw-dirty').at(-1)).toEqual({ ids: [] });
    const { problem, dialog, saving } = at.editing;
    expect([problem, dialog, saving]).toEqual([undefined, undefined, false]);
    expect(at.editing.notice).toMatchObject({
      kind: 'success',
      message: 'it is saved',
      action: { label: text.editor.undo },
    });
    at.editing.notice!.action!.run();
    await settle();
    expect(at.world.ticket().Title).toBe('Printer');
    expect(at.editing.notice).toMatchObject({
      kind: 'success',
      message: 'it is undone',
      action: { label: text.editor.redo },
    });
    at.editing.notice!.action!.run();
    await settle();
    expect(at.world.ticket().Title).toBe('Mine');
    expect(at.editing.notice).toMatchObject({
      message: 'it is redone',
      action: { label: text.editor.undo },
    });
    at.editing.notice!.action!.run();
    await settle();
    expect(at.world.ticket().Title).toBe('Printer');
  });

  test('is not done where somebody else takes care of it', async () => {
    at.type();
    at.editing.review();
    at.prevented = ['tw-before-save'];
    await at.save();
    expect(at.world.calls).not.toContain('patchTicket');
    expect(at.editing.dialog).toBe('review');
  });

  test('is told as done with what is left, and once it is done while somebody waits for it', async () => {
    at.type();
    await at.save();
    const [save] = at.desk.saves.of(7);
    const done = { ticketId: 7, kind: 'save', id: save!.id, next: false };
    expect(at.details('tw-done')).toEqual([{ ...done, left: undefined }]);
    (await at.desk.message(7)).update({ body: 'Begun' });
    at.type('Mine, too');
    await at.save();
    expect(at.details('tw-done')[1]).toMatchObject({ left: 'message' });
    at.type('Later');
    at.world.offline = true;
    await at.save();
    at.world.offline = false;
    at.desk.outbox.wake();
    await settle();
    expect(at.world.ticket().Title).toBe('Later');
    expect(at.details('tw-saved')).toHaveLength(3);
    expect(at.details('tw-done')).toHaveLength(2);
  });

  test('of nothing does nothing', async () => {
    at.emitted = [];
    await at.save();
    expect(at.emitted).toEqual([]);
    at.type();
    at.world.next('patchTicket', 'hang');
    const done = at.editing.save();
    await settle();
    at.emitted = [];
    await at.save();
    expect(at.names()).not.toContain('tw-before-save');
    await at.world.clock.pass(31_000);
    await done;
  });

  test('says what stands in its way', async () => {
    at.type();
    at.editing.edit((session) => session.refuse('/Deadline', { message: 'No date.', typed: '5' }));
    at.updates = 0;
    await at.save();
    expect(at.editing.problem?.message).toContain('No date.');
    expect(at.updates).toBe(1);
    expect(at.names()).not.toContain('tw-before-save');
  });

  test('is waited for until it is done, and is on its way until then', async () => {
    at.type();
    at.world.next('patchTicket', 'hang');
    let over = false;
    const done = at.editing.save().then(() => (over = true));
    await settle();
    expect([over, at.editing.saving]).toEqual([false, true]);
    expect(at.editing.entry?.kind).toBe('save');
    await at.world.clock.pass(31_000);
    await done;
    expect([at.editing.saving, at.editing.entry]).toEqual([false, undefined]);
  });

  test.each<[string, Partial<World>, string]>([
    ['the connection is gone', { offline: true }, 'network'],
    ['a log-in is needed', { session: false }, 'session'],
  ])('is not waited for where %s', async (_why, world, reason) => {
    at.type();
    Object.assign(at.world, world);
    await at.save();
    expect(at.editing.entry?.reason).toBe(reason);
    expect(at.editing.saving).toBe(false);
  });

  test('refused by the server is said at the control, and for another ticket with its number', async () => {
    at.type();
    at.world.next('patchTicket', refusal(403));
    await at.save();
    expect(at.editing.problem?.message).toBe(shown(at.causes.at(-1)).message);
    expect(at.editing.entry?.state).toBe('refused');
    await at.editing.open(8);
    at.causes = [];
    at.world.next('patchTicket', refusal(403));
    await (await at.desk.openTicket(7)).save();
    await settle();
    expect(at.editing.problem).toBeUndefined();
    expect(at.editing.notice).toMatchObject({ kind: 'info', message: text.editor.notSaved(7) });
  });

  test('of another ticket is no news here', async () => {
    at.type();
    await at.editing.open(8);
    await (await at.desk.openTicket(7)).save();
    await settle();
    expect(at.editing.notice).toBeUndefined();
    expect(at.names()).not.toContain('tw-saved');
    await at.desk.saves.undo(at.desk.saves.list[0]!.id);
    await settle();
    expect(at.world.ticket().Title).toBe('Printer');
    expect(at.editing.notice).toBeUndefined();
  });

  test('a refused message is not this ticket’s problem', async () => {
    at.world.next('saveMessage', refusal(400));
    const message = await at.desk.message(7);
    message.update({ body: 'Dear Ann' });
    await message.send();
    await settle();
    expect(at.desk.outbox.entries).toMatchObject([{ state: 'refused' }]);
    expect([at.editing.problem, at.editing.notice]).toEqual([undefined, undefined]);
  });
});

describe('a conflict', () => {
  test('is opened, offered to whoever asks, and closed again', async () => {
    await at.clash();
    const { dialog, conflict, session } = at.editing;
    expect(conflict?.why).toBe('overlap');
    expect(at.details('tw-conflict')).toEqual([{ session, fresh: dialog }]);
    expect(dialog).toMatchObject({ base: { Title: 'Theirs' } });
    at.editing.closeDialog();
    expect(at.editing.dialog).toBeUndefined();
    at.editing.showConflict();
    expect(at.editing.dialog).toMatchObject({ base: { Title: 'Theirs' } });
  });

  test('is left to somebody else who takes care of it', async () => {
    at.prevented = ['tw-conflict'];
    await at.clash();
    expect(at.names()).toContain('tw-conflict');
    expect(at.editing.dialog).toBeUndefined();
  });

  test('frees what it has shown', async () => {
    const before = core.liveObjects;
    await at.clash();
    expect(core.liveObjects).toBe(before + 1);
    at.editing.showConflict();
    expect(core.liveObjects).toBe(before + 1);
    at.editing.closeDialog();
    expect(core.liveObjects).toBe(before);
    at.prevented = ['tw-conflict'];
    at.editing.showConflict();
    expect(core.liveObjects).toBe(before);
  });

  test('there is none before there is one', () => {
    expect(at.editing.conflict).toBeUndefined();
    at.editing.showConflict();
    at.editing.resolve(new Set());
    expect(at.names()).not.toContain('tw-conflict');
    expect(at.editing.notice).toBeUndefined();
  });

  test('of another ticket is said with its number', async () => {
    at.type();
    await at.editing.open(8);
    at.world.put(7, { Title: 'Theirs' });
    await (await at.desk.openTicket(7)).save();
    await settle();
    expect(at.editing.notice).toMatchObject({ kind: 'info', message: text.editor.notSaved(7) });
    expect(at.editing.dialog).toBeUndefined();
  });

  test('is resolved with mine on top, which is reviewed before it is saved', async () => {
    await at.clash();
    at.editing.resolve(new Set());
    await settle();
    expect(at.editing.session?.value(title)).toBe('Mine');
    expect(at.editing.session?.before(title)).toBe('Theirs');
    expect(at.editing.dialog).toBe('review');
    expect(at.editing.notice).toEqual({ kind: 'info', message: text.editor.putOnTop });
    expect(at.editing.entry).toBeUndefined();
    await at.save();
    expect(at.world.ticket().Title).toBe('Mine');
  });

  test.each<[string, ReadonlySet<string> | undefined]>([
    ['theirs of everything', undefined],
    ['theirs of what overlaps', new Set(['/Title'])],
  ])('is resolved with %s: nothing is left to save', async (_what, theirs) => {
    await at.clash();
    at.emitted = [];
    at.editing.resolve(theirs);
    await settle();
    expect(at.editing.session?.value(title)).toBe('Theirs');
    expect([at.editing.dialog, at.editing.entry]).toEqual([undefined, undefined]);
    expect(at.editing.notice).toMatchObject({ kind: 'info', message: text.editor.tookTheirs });
    expect(at.details('tw-dirty').at(-1)).toEqual({ ids: [] });
  });

  test('resolved with theirs, mine can be brought back', async () => {
    await at.clash();
    at.editing.resolve(undefined);
    expect(at.editing.notice?.action?.label).toBe(text.editor.restore);
    at.editing.notice!.action!.run();
    expect(at.editing.session?.value(title)).toBe('Mine');
    expect(at.editing.notice).toBeUndefined();
    expect(at.details('tw-dirty').at(-1)).toEqual({ ids: [7] });
  });
});
