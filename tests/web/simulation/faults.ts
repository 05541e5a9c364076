import { Deletion } from '../../../web/draft/deletion.js';
import type { DeskClient } from '../../../web/draft/desk-client.js';
import { Desk, type DeskOptions } from '../../../web/draft/desk.js';
import { Keeper } from '../../../web/draft/keeping.js';
import { MessageDraft, severalTickets } from '../../../web/draft/message-draft.js';
import { Outbox } from '../../../web/draft/queue.js';
import { Session, type TicketDraft } from '../../../web/draft/session.js';
import { StoreError, type Store, type StoreChange } from '../../../web/draft/store.js';
import { compareStamps, stampOf } from '../../../web/draft/versions.js';
import type { Disk } from './disk.js';
import type { Weather } from './network.js';
import type { Action } from './person.js';
import type { Tab } from './tab.js';

/** What is done wrong on purpose, to show that it is noticed. */
export interface Faults {
  /** Puts something between a desk and what it uses. */
  readonly options?: (options: DeskOptions, tab: Tab) => DeskOptions;
  /** Does something to a desk that has just been opened. */
  readonly opened?: (desk: Desk, tab: Tab) => void;
  readonly logOut?: (desk: Desk, disk: Disk) => Promise<void>;
  /** Whose disk a user gets. */
  readonly diskOf?: (user: string) => string;
  /** The core's documents are not freed. */
  readonly leak?: boolean;
  /** Changes the product itself; gives what mends it. */
  readonly break?: () => () => void;
  /** What has to happen more often for the fault to matter. */
  readonly often?: Partial<Record<Action, number>>;
  readonly weather?: Partial<Weather>;
}

type Patch = DeskClient['patchTicket'];

/** By name. */
export const faults: Readonly<Record<string, Faults>> = {
  // What may have arrived is simply sent again, to a server that stores whatever comes.
  'retry-unresolved': {
    ...client((_real, { tickets, network }) => {
      tickets.knowsTwins = false;
      network.lateMessages = false;
      return { listMessages: () => Promise.resolve([]) };
    }),
    often: { write: 10, send: 10 },
  },
  'message-id-anew': client((real, { ledger }) => ({
    saveMessage: (message, options) =>
      real.saveMessage({ ...message, MessageId: `<${ledger.fresh('nobody')}@x>` }, options),
  })),
  'ticket-unresolved': {
    ...client(() => ({ listTickets: () => Promise.resolve({ rows: [], more: false }) })),
    often: { title: 6, create: 6 },
  },
  'mail-sent-again': {
    ...client((real) => ({
      sendMessage: (...given) => real.sendMessage(...given).catch(() => real.sendMessage(...given)),
    })),
    often: { write: 10, send: 10 },
  },
  // More is cleared than was sent.
  'clears-too-much': {
    opened: (desk) => {
      desk.onReport((report) => {
        if (report.kind !== 'saved') return;
        void desk.openTicket(report.ticketId).then(
          (session) => session.reset(),
          () => undefined,
        );
      });
    },
  },
  // An answer that is older takes the place of a newer one.
  'older-answer-wins': {
    break: () =>
      replaced(Session.prototype, 'refresh', (usual) => {
        return function (this: Session, fresh: TicketDraft) {
          const older = compareStamps(stampOf(fresh), stampOf(this.draft)) < 0;
          if (!older || this.changed) return usual.call(this, fresh);
          this.replace(fresh);
          return 'taken';
        };
      }),
    often: { refresh: 20, save: 20 },
    weather: { slow: 0.3 },
  },
  'overlap-silently-mine': patching((real, id, { body }, options) =>
    real(id, { body: unguarded(body) }, unconditional(options)),
  ),
  // The undo of a save does not look at what was saved since.
  'inverse-unguarded': {
    ...patching((real, id, plan, options, desk) => {
      const undo = desk?.outbox.entries.some(
        (entry) => entry.kind === 'undo' && entry.patch.body === plan.body,
      );
      return undo
        ? real(id, { body: unguarded(plan.body) }, unconditional(options))
        : real(id, plan, options);
    }),
    often: { undoSave: 30, save: 30, type: 20 },
  },
  // A delayed twin of a save lands after its undo.
  'twin-lands': {
    ...patching((real, id, plan, options) => real(id, plan, unconditional(options))),
    often: { undoSave: 15, save: 20 },
    weather: { twin: 0.2 },
  },
  // The server stores what arrives late, although it was sent again meanwhile.
  'message-twin-lands': {
    options: (options, { world }) => {
      world.tickets.knowsTwins = false;
      return options;
    },
    often: { write: 20, send: 20 },
    weather: { twin: 0.2 },
  },
  // What is carried over to another ticket does not get there.
  'carried-nowhere': {
    break: () => replaced(Session.prototype, 'restore', () => () => undefined),
    often: { type: 20, save: 15, decide: 15 },
  },
  // A mail goes out at once, which could have been called back for a while.
  'held-in-vain': {
    break: () =>
      replaced(MessageDraft.prototype, 'send', (usual) => {
        return function (this: MessageDraft, options) {
          return usual.call(this, { ...options, hold: 0 });
        };
      }),
    often: { write: 10, send: 10 },
  },
  // It is told that a message was called back, which goes out nevertheless.
  'called-back-too-late': {
    break: () =>
      replaced(Outbox.prototype, 'cancel', (usual) => {
        return function (this: Outbox, id) {
          const held = this.find(id)?.reason === 'held';
          return held ? Promise.resolve(true) : usual.call(this, id);
        };
      }),
    often: { write: 10, send: 10, callBack: 15 },
  },
  // Of several tickets only the first is told anything.
  'letters-forgotten': {
    break: () =>
      replaced(MessageDraft.prototype, 'sendEach', (usual) => {
        return function (this: MessageDraft, letters, options) {
          return usual.call(this, letters.slice(0, 1), options);
        };
      }),
    often: { writeEach: 10, sendEach: 10 },
  },
  // What is called back of a message to several tickets goes out nevertheless.
  'letters-not-called-back': {
    break: () => replaced(Outbox.prototype, 'change', withoutRemoving),
    often: { writeEach: 20, sendEach: 20, callBack: 20 },
  },
  // What was called back stays on a full disk, from where another tab sends it.
  'back-without-room': {
    break: () =>
      replaced(Keeper.prototype, 'put', (usual) => {
        return function (this: Keeper, changes) {
          return usual.call(this, changes);
        };
      }),
    often: { writeEach: 20, sendEach: 20, callBack: 20, kill: 5, disk: 2 },
  },
  // What has left the outbox without a word is told as called back, although it was sent.
  'gone-is-back': {
    break: () => replaced(MessageDraft.prototype, 'calledBack', () => () => true),
    often: { writeEach: 20, sendEach: 20, kill: 10 },
  },
  // A message that a merge has taken along is not found in the other ticket, which stores whatever comes.
  'moved-not-found': {
    ...client((real, { tickets, network }) => {
      tickets.knowsTwins = false;
      network.lateMessages = false;
      return {
        listMessages: async (id, options) => {
          const taken = [...tickets.byId.values()].some(({ entity }) => entity['ConnectId'] === id);
          return taken ? [] : real.listMessages(id, options);
        },
      };
    }),
    often: { write: 20, send: 20 },
    weather: { answerLost: 0.3 },
  },
  // Who goes to another ticket has edited the one before in vain.
  'left-is-forgotten': {
    break: () =>
      replaced(Desk.prototype, 'leaveTicket', (usual) => {
        return function (this: Desk, id) {
          void this.openTicket(id).then(
            (session) => session.reset(),
            () => undefined,
          );
          usual.call(this, id);
        };
      }),
  },
  // A tab never looks at what views another one has kept.
  'views-read-once': store((real) => {
    let first: Promise<unknown> | undefined;
    return {
      get: <T>(key: string) => {
        if (key !== 'views') return real.get<T>(key);
        return (first ??= real.get(key)) as Promise<T | undefined>;
      },
    };
  }),
  // It is told that a ticket was deleted, which nobody has asked the server for.
  'deleted-in-words': {
    break: () => replaced(Deletion.prototype, 'confirm', () => () => Promise.resolve(true)),
    often: { remove: 5 },
  },
  'deleted-before-answer': store((real) => ({
    write: (changes) => real.write(changes.map(forgetSending)),
  })),
  'full-deletes-older': {
    ...store((real, { full }) => ({
      write: (changes) =>
        real.write(changes).catch(async (cause: unknown) => {
          if (full(cause)) await real.write(changes.map(({ key }) => ({ key })));
          throw cause;
        }),
    })),
    often: { disk: 6, kill: 6, type: 20 },
  },
  'both-tabs-send': {
    options: (options) => ({
      ...options,
      tabs: { ...bound(options.tabs), exclusive: (_name, work) => work() },
    }),
    often: { send: 15, write: 15 },
  },
  'log-out-clears': {
    logOut: async (desk, disk) => {
      await desk.close();
      disk.apply([...disk.records.keys()].map((key) => ({ key })));
    },
    often: { logOut: 5 },
  },
  // A save is told before there is an answer.
  'told-too-early': {
    options: (options, tab) => ({
      ...options,
      client: over(options.client, {
        patchTicket: (ticketId, plan, bounds) => {
          const saves = tab.opened!.outbox.entries.filter(({ kind }) => kind === 'save');
          for (const entry of saves) {
            if (entry.kind !== 'save' || entry.ticketId !== ticketId) continue;
            const { id, wanted } = entry;
            const report = { kind: 'saved', ticketId, entryId: id, saveId: id } as const;
            const rest = { others: [], milliseconds: 1, notified: 'no' } as const;
            tab.reports.push({ ...report, ...wanted, ...rest });
          }
          return options.client.patchTicket(ticketId, plan, bounds);
        },
      }),
    }),
  },
  'one-disk-for-all': { diskOf: () => 'everybody', often: { logOut: 5 } },
  'kept-too-late': {
    options: (options) => ({
      ...options,
      clock: {
        now: () => options.clock.now(),
        after: (milliseconds, run) =>
          options.clock.after(milliseconds < 1_000 ? milliseconds * 10 : milliseconds, run),
      },
    }),
  },
  'documents-left': { leak: true },
  // What another tab has typed is not heard.
  'tabs-deaf': {
    options: (options) => ({
      ...options,
      tabs: { ...bound(options.tabs), listen: () => () => undefined },
    }),
  },
};

type ClientPart = Partial<DeskClient>;

function client(part: (real: DeskClient, world: Tab['world']) => ClientPart): Faults {
  return {
    options: (options, tab) => ({
      ...options,
      client: over(options.client, part(options.client, tab.world)),
    }),
  };
}

function patching(
  patch: (
    real: Patch,
    id: number,
    plan: { readonly body: string },
    options: Parameters<Patch>[2],
    desk: Desk | undefined,
  ) => Promise<TicketDraft>,
): Faults {
  return {
    options: (options, tab) => {
      const real: Patch = (...given) => options.client.patchTicket(...given);
      const patchTicket: Patch = (id, plan, bounds) => patch(real, id, plan, bounds, tab.opened);
      return { ...options, client: over(options.client, { patchTicket }) };
    },
  };
}

function store(
  part: (real: Store, tools: { readonly full: (cause: unknown) => boolean }) => Partial<Store>,
): Faults {
  const full = (cause: unknown): boolean => cause instanceof StoreError && cause.code === 'full';
  return {
    options: (options) => ({
      ...options,
      store: { ...bound(options.store), ...part(options.store, { full }) },
    }),
  };
}

/** A client that does some things in another way. */
function over(real: DeskClient, part: ClientPart): DeskClient {
  return { ...bound(real), ...part };
}

/** An object's members as one that can be spread. */
function bound<T extends object>(real: T): T {
  const members: Record<string, unknown> = {};
  for (let at: object | null = real; at && at !== Object.prototype;) {
    for (const name of Object.getOwnPropertyNames(at)) {
      const value: unknown = (real as Record<string, unknown>)[name];
      if (name === 'constructor' || name in members) continue;
      members[name] = typeof value === 'function' ? value.bind(real) : value;
    }
    at = Object.getPrototypeOf(at) as object | null;
  }
  return members as T;
}

/** Without If-Unmodified-Since. */
function unconditional(options: Parameters<Patch>[2]): Parameters<Patch>[2] {
  const { unmodifiedSince, ...rest } = options ?? {};
  void unmodifiedSince;
  return rest;
}

function unguarded(body: string): string {
  const operations = JSON.parse(body) as { readonly op: string }[];
  return JSON.stringify(operations.filter(({ op }) => op !== 'test'));
}

type ChangeOutbox = Outbox['change'];

/** Leaves in the outbox what is taken out of it by a change that brings a text back. */
function withoutRemoving(usual: ChangeOutbox): ChangeOutbox {
  return function (this: Outbox, decide) {
    return usual.call(this, async () => {
      const change = await decide();
      const back = change?.changes?.some(({ key }) => key === `message/${severalTickets}`);
      return back ? { ...change, remove: [] } : change;
    });
  };
}

function forgetSending(change: StoreChange): StoreChange {
  const sending = (change.value as { readonly state?: string } | undefined)?.state === 'sending';
  return sending ? { key: change.key } : change;
}

function replaced<T extends object, Name extends keyof T>(
  target: T,
  name: Name,
  make: (usual: T[Name]) => T[Name],
): () => void {
  const usual = target[name];
  target[name] = make(usual);
  return () => {
    target[name] = usual;
  };
}
