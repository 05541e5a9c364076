import { random } from '../support/killing.js';
import type { Engine, Place } from '../support/engines.js';
import { inFolder, MailServer } from '../support/mail_server.js';
import { importFlags, settled, smtpFlags } from '../support/mailing.js';
import { patience, start, type Server } from '../support/server.js';
import { beginning, workTogether, type Work } from './clients.js';
import { HttpDesk, type Outage } from './http-desk.js';
import type { History, Mail } from './history.js';

const clients = 6;
/** Owned by Anna, by Bo, by Anna: there is a mail to send. */
const tickets = [2001, 2002, 935];
const firstTag = 10_000;
/** Seconds: on a busy machine the peer is slow, and who gives it up too soon sends again. */
const patienceOfMails = 5;

export interface Plan {
  readonly engine: Engine;
  readonly processes: number;
  readonly calls: number;
  readonly kills: number;
  /** What a kill strikes. */
  readonly victim: 'server' | 'database';
  readonly seed: number;
}

/** Servers that are killed while they work, and started again. */
class Office implements Outage, AsyncDisposable {
  readonly #plan: Plan;
  readonly #place: Place;
  readonly #flags: readonly string[];
  /** Undefined between a kill and the next start. */
  readonly #servers: (Server | undefined)[] = [];
  #struck: Promise<void> | undefined;
  strikes = 0;
  /** How many mails may come again: the one that each of those who were struck had under way. */
  repeats = 0;

  constructor(plan: Plan, place: Place, flags: readonly string[]) {
    this.#plan = plan;
    this.#place = place;
    this.#flags = flags;
  }

  async open(importing: readonly string[]): Promise<void> {
    for (let i = 0; i < this.#plan.processes; ++i) {
      this.#servers.push(await this.#start(i === 0 ? importing : []));
    }
  }

  /** Those that are there; who works beside one that is killed does not wait for it. */
  async ready(): Promise<readonly Server[]> {
    const all = this.#servers.filter((each) => each !== undefined);
    if (this.#struck && (all.length === 0 || this.#plan.victim === 'database')) {
      await this.#struck;
      return this.ready();
    }
    return all;
  }

  /** Kills in the midst of what is under way; what is struck already is left alone. */
  strike(which: number): void {
    if (this.#struck) return;
    this.strikes += 1;
    const alone = this.#plan.victim === 'server';
    this.repeats += alone ? 1 : this.#servers.length;
    const work = alone ? this.#replace(which) : this.#crash();
    this.#struck = work.finally(() => (this.#struck = undefined));
  }

  async over(): Promise<void> {
    await this.#struck;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#struck;
    for (const server of this.#servers) await server?.[Symbol.asyncDispose]();
  }

  #start(importing: readonly string[]): Promise<Server> {
    const { database } = this.#place;
    return start({ database, flags: [...importing, ...this.#flags] });
  }

  async #replace(which: number): Promise<void> {
    const at = which % this.#servers.length;
    const victim = this.#servers[at]!;
    this.#servers[at] = undefined;
    await victim.kill();
    this.#servers[at] = await this.#start([]);
  }

  async #crash(): Promise<void> {
    await this.#place.postgres!.crash();
    await this.#place.postgres!.resume();
    for (const server of this.#servers) await answering(server!);
  }
}

async function answering(server: Server): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await server.fetch(`/api/v1/Ticket/${tickets[0]!}`);
    await answer.text();
    if (answer.status === 200) return;
    if (Date.now() > end) throw new Error(`still ${answer.status} after ${patience} ms`);
    await new Promise((again) => setTimeout(again, 50));
  }
}

/** Gives every ticket what it holds before the clients begin. */
async function prepare(server: Server): Promise<void> {
  const { title, author, ...CustomFields } = beginning;
  const body = JSON.stringify({ Title: title, Author: author, CustomFields });
  for (const ticket of tickets) {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await server.fetch(`/api/v1/Ticket/${ticket}`, { method: 'PUT', headers, body });
    if (answer.status !== 200) throw new Error(await answer.text());
    await answer.text();
  }
}

function mailsOf(server: MailServer): Mail[] {
  return server.mails.map(({ mail }) => {
    const id = mail.messageId ?? '';
    const stamp = BigInt(/^<ticketwire\.\d+\.(\d+)@/.exec(id)?.[1] ?? -1);
    const [, ticket, title] = /(\d+)[^:]*: (.*)$/.exec(mail.subject ?? '') ?? [];
    return { id, ticket: Number(ticket), stamp, title: title ?? '' };
  });
}

/** After so many calls each something is killed: at even distances, but for chance. */
function strikes({ calls, kills, seed }: Plan): Map<number, number> {
  const chance = random(seed);
  const part = calls / (kills + 1);
  return new Map(
    Array.from({ length: kills }, (_, i) => [Math.floor(part * (i + 0.6 + 0.8 * chance())), i]),
  );
}

/** Lets clients work on servers as the plan says, and gives what they were told. */
export async function run(plan: Plan): Promise<History> {
  return inFolder(async (folder) => {
    await using mail = await MailServer.start();
    await using place = await plan.engine.open();
    const count = clients * (plan.kills * clients + 2);
    const tags = Array.from({ length: count }, (_, i) => ({ Id: firstTag + i, Name: `Tag ${i}` }));
    const flags = [...smtpFlags(mail.url), '--smtp-timeout', String(patienceOfMails)];
    await using office = new Office(plan, place, flags);
    await office.open(await importFlags(folder, { records: { Tag: tags } }));
    const [first] = await office.ready();
    await prepare(first!);
    const at = strikes(plan);
    const work: Work = {
      ...{ seed: plan.seed, clients, tickets, calls: plan.calls, firstTag },
      onCall: (call) => {
        const which = at.get(call);
        if (which !== undefined) office.strike(which);
      },
      onEnd: () => office.over(),
    };
    const operations = await workTogether(work, new HttpDesk(office));
    await settled(place.database);
    return { operations, mails: mailsOf(mail), repeats: office.repeats };
  });
}
