import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { format } from 'prettier';
import { blocksFor } from '../consumers/support/checkers.js';
import { inFolder } from './support/mail_server.js';
import { until } from './support/mailing.js';
import { binary, root, start, type Server } from './support/server.js';

const run = promisify(execFile);

let server: Server;
let manual: string;

beforeAll(async () => {
  manual = await readFile(join(root, 'docs/operate.md'), 'utf8');
  server = await start({ log: 'info' });
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

/** The first cells of the rows of a section's table. */
function cells(section: string): string[] {
  const text = manual.split(/^## /m).find((each) => each.startsWith(`${section}\n`))!;
  return [...text.matchAll(/^\| (`.*?) +\|/gm)].map(([, cell]) => cell!);
}

const quoted = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, word]) => word!);

/** The one block of a language that has the words. */
async function block(language: string, words = ''): Promise<string> {
  const blocks = await blocksFor('tests/server/manual.test.ts');
  const [found, ...others] = blocks.filter(
    (each) => each.language === language && each.text.includes(words),
  );
  expect(others).toEqual([]);
  return found!.text;
}

/** Where the server listens if nothing is said. */
async function listening(): Promise<string> {
  const { stdout } = await run(binary(), ['--help']);
  return `http://${/^ {2}--listen .*\[(.*)\]$/m.exec(stdout)![1]!}`;
}

describe('docs/operate.md', () => {
  it('names no flag that --help lacks', async () => {
    const { stdout: help } = await run(binary(), ['--help']);
    const flags = new Set([...help.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, name]) => name!));
    expect(flags.size).toBeGreaterThan(25);
    const named = [...manual.matchAll(/`(--[a-z-]+)[^`\n]*`/g)].map(([, name]) => name!);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !flags.has(name))).toEqual([]);
  });

  it('names the defaults of --help', async () => {
    const { stdout: help } = await run(binary(), ['--help']);
    const defaults = new Map(
      [...help.matchAll(/^ {2}(--[a-z-]+) .*\[(.*)\]$/gm)].map(([, name, text]) => [name!, text!]),
    );
    const limits = manual.split(/^## /m).find((each) => each.startsWith('Limits\n'))!;
    const rows = [
      ...limits.matchAll(/^\| [^|]* \| (\d+)(?: s)? +\| [^|]*\(`(--[a-z-]+)`\) *\|$/gm),
    ];
    expect(rows.map(([, , name]) => name)).toEqual([
      ...['--header-time', '--request-time', '--idle-time', '--query-time', '--max-connections'],
    ]);
    for (const [, number, name] of rows)
      expect([name, defaults.get(name!)]).toEqual([name, number]);
  });

  it('lists the metrics, all of them and no other', async () => {
    // What has labels is there once it was counted.
    await server.fetch('/metrics', { headers: { Authorization: 'Basic eDp5' } });
    const text = await server.text('/metrics');
    const there = [...text.matchAll(/^# TYPE ticketwire_(\S+) /gm)].map(([, name]) => name!);
    const told = cells('Monitoring')
      .flatMap(quoted)
      .map((name) => name.replace(/\{.*/, ''));
    expect(told.sort()).toEqual(there.sort());
    for (const [, name, labels] of manual.matchAll(
      /`(\w+_total|outbox_mails|build_info)\{([a-z,]+)\}`/g,
    )) {
      const sample = new RegExp(`^ticketwire_${name!}\\{(.*)\\} `, 'm').exec(text);
      const found = [...(sample?.[1] ?? '').matchAll(/(\w+)="/g)].map(([, label]) => label!);
      expect([name, found.sort().join()]).toEqual([name, labels!.split(',').sort().join()]);
    }
  });

  it('lists the members of a line of the log', async () => {
    await server.text('/health');
    await until('a line is written', () => server.log.includes('\n'));
    const line = JSON.parse(server.log.split('\n')[0]!) as object;
    const told = cells('Log').flatMap(quoted);
    expect(told).toEqual(expect.arrayContaining(Object.keys(line)));
    expect(told.filter((name) => !(name in line))).toEqual([]);
  });

  it('has a drop-in that systemd takes, with variables that are flags', async () => {
    const dropIn = await block('ini');
    const { stdout: help } = await run(binary(), ['--help']);
    const variables = [...dropIn.matchAll(/^Environment=TICKETWIRE_(\w+)=/gm)].map(([, n]) => n!);
    expect(variables.length).toBeGreaterThan(3);
    for (const name of variables) {
      expect(help).toContain(` --${name.toLowerCase().replaceAll('_', '-')} `);
    }
    await inFolder(async (folder) => {
      const unit = join(folder, 'ticketwire.service');
      await writeFile(unit, `${dropIn}ExecStart=/bin/true\n`);
      const { stdout, stderr } = await run('systemd-analyze', ['verify', '--man=no', unit]);
      expect(`${stdout}${stderr}`).toBe('');
    });
  });

  it('has a proxy that takes what the server takes', async () => {
    const proxy = await block('nginx');
    const [, most] = /^\| body of a request +\| (\d+) MiB +\|/m.exec(manual)!;
    expect(proxy).toContain(`client_max_body_size ${most!}m;`);
    expect(proxy).toContain(`proxy_pass ${await listening()};`);
  });

  it('has a job of Prometheus for the user that its people have for it', async () => {
    const job = await block('yaml');
    await expect(format(job, { parser: 'yaml' })).resolves.toContain('scrape_configs:');
    const { users } = JSON.parse(await block('json', 'users')) as {
      readonly users: readonly { readonly user: string; readonly associateId?: number }[];
    };
    const [, user] = /username: (\w+)/.exec(job)!;
    const found = users.find((each) => each.user === user);
    expect(found).toBeDefined();
    expect(found).not.toHaveProperty('associateId');
  });

  it('has people and lists that can be imported, also again, and a backup of them', async () => {
    const people = await block('json', 'users');
    await inFolder(async (folder) => {
      const file = join(folder, 'people.json');
      const database = join(folder, 'test.sqlite');
      const post = async (to: Server, user: string): Promise<Response> =>
        to.fetch('/api/v1/Ticket', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Authorization: `Basic ${btoa(user)}` },
          body: '{"Title":"first"}',
        });
      await writeFile(file, people);
      {
        await using first = await start({ database, flags: ['--import', file] });
        const answer = await post(first, 'anna:one of her own');
        expect(answer.status).toBe(200);
        expect(await answer.json()).toMatchObject({
          ...{ TicketId: 1, CreatedBy: { FullName: 'Anna Berg' }, Category: { Name: 'Support' } },
          ...{ Status: { Name: 'Open' }, Priority: { Name: 'Normal' } },
        });
        const Authorization = `Basic ${btoa('prometheus:another one')}`;
        expect((await first.fetch('/metrics', { headers: { Authorization } })).status).toBe(200);
        await run('sqlite3', [database, `VACUUM INTO '${join(folder, 'backup.sqlite')}'`]);
      }
      await writeFile(file, people.replace('one of her own', 'changed'));
      const flags = ['--import', file];
      await using second = await start({ database: join(folder, 'backup.sqlite'), flags });
      expect((await post(second, 'anna:one of her own')).status).toBe(401);
      expect(await (await post(second, 'anna:changed')).json()).toMatchObject({ TicketId: 2 });
    });
  });

  it('has tickets that can be imported, with a message and its file', async () => {
    await inFolder(async (folder) => {
      const flags: string[] = [];
      for (const words of ['users', 'tickets']) {
        const file = join(folder, `${words}.json`);
        await writeFile(file, await block('json', `"${words}"`));
        flags.push('--import', file);
      }
      await using desk = await start({ flags });
      const headers = { Authorization: `Basic ${btoa('anna:one of her own')}` };
      const ask = async (path: string): Promise<unknown> =>
        (await desk.fetch(`/api/v1/${path}`, { headers })).json();
      expect(await ask('Ticket/1')).toMatchObject({
        ...{ Title: 'The printer is on fire', BaseStatus: 'Active', NumMessages: 1 },
        ...{ HasAttachment: true, Status: { Name: 'Open' }, OwnedBy: { FullName: 'Anna Berg' } },
      });
      expect(await ask('TicketMessage/1')).toMatchObject({
        AttachmentsInfo: [{ AttachmentId: 1, Name: 'log.txt', AttSize: 12 }],
      });
      const content = await desk.fetch('/api/v1/Attachment/1/Content', { headers });
      expect(await content.text()).toBe('16:02 smoke\n');
    });
  });
});

it('docs/lists.md: the condition is one that the server takes', async () => {
  await using demo = await start({ flags: ['--demo'] });
  const filter = encodeURIComponent((await block('text')).trim());
  const answer = await demo.fetch(`/api/v1/Archive/Ticket?$select=title&$filter=${filter}`);
  expect([answer.status, await answer.json()]).toMatchObject([200, { value: expect.any(Array) }]);
});
