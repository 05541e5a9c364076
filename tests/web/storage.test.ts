import { describe, expect, test } from '@jest/globals';
import { memoryStore, MessageDrafts, type TextStore } from '../../web/draft/storage.js';

describe('message drafts', () => {
  test('survive another instance on the same store, by ticket', () => {
    const store = memoryStore();
    new MessageDrafts(store).write(7, { level: 'Internal', body: 'Hello' });
    const later = new MessageDrafts(store);
    expect(later.read(7)).toEqual({ level: 'Internal', body: 'Hello' });
    expect(later.read(8)).toEqual({ level: 'External', body: '' });
  });

  test('are forgotten when cleared or emptied', () => {
    const store = memoryStore();
    const drafts = new MessageDrafts(store);
    drafts.write(7, { level: 'External', body: 'Hello' });
    drafts.clear(7);
    expect(drafts.read(7).body).toBe('');
    drafts.write(7, { level: 'External', body: 'Hello' });
    drafts.write(7, { level: 'External', body: '' });
    expect(new MessageDrafts(store).read(7).body).toBe('');
  });

  test('a full store still keeps the text while the page lives, and nothing stale', () => {
    const full: TextStore = {
      ...memoryStore(),
      setItem: () => {
        throw new Error('full');
      },
    };
    const drafts = new MessageDrafts(full);
    drafts.write(7, { level: 'External', body: 'Long' });
    expect(drafts.read(7).body).toBe('Long');
  });

  test('text that is not a draft is kept as text', () => {
    const store = memoryStore();
    store.setItem('ticketwire:message:7', 'plain');
    expect(new MessageDrafts(store).read(7)).toEqual({ level: 'External', body: 'plain' });
  });
});
