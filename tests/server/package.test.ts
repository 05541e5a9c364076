import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { MailServer } from './support/mail_server.js';
import { mailFlags, until } from './support/mailing.js';
import { root, start } from './support/server.js';

const run = promisify(execFile);
jest.setTimeout(120_000);

// That of the server under test, or else one without sanitizers.
const given = process.env['TICKETWIRE_SERVER'];
const tree = given !== undefined ? resolve(given, '../..') : resolve(root, 'build/quick');

const lacks = (command: string): string => {
  try {
    execFileSync('which', [command]);
    return '';
  } catch {
    return `: ${command} is missing`;
  }
};
/** A test that needs commands: where one is missing it is skipped, and its name says why. */
const itWith = (commands: readonly string[], name: string, test: () => Promise<void>): void => {
  const missing = commands.map(lacks).join('');
  (missing === '' ? it : it.skip)(`${name}${missing}`, test);
};

let folder: string;
let file: string;
let unpacked: string;
let unit: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticketwire-package-'));
  // The service's user, who is not ours, must reach what is in it.
  await chmod(folder, 0o755);
  // The library's package is tests/consumers' matter.
  const packing = ['--config', join(tree, 'CPackConfig.cmake'), '-B', folder];
  await run('cpack', [...packing, '-D', 'CPACK_COMPONENTS_ALL=server'], { cwd: folder });
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const { stdout } = await run('dpkg', ['--print-architecture']);
  file = join(folder, `ticketwire_${version}_${stdout.trim()}.deb`);
  unpacked = join(folder, 'unpacked');
  await run('dpkg-deb', ['--raw-extract', file, unpacked]);
  unit = await readFile(join(unpacked, 'lib/systemd/system/ticketwire.service'), 'utf8');
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** The values of a setting of the unit, in their order. */
const settings = (name: string): string[] =>
  [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value]) => value!);

describe('the Debian package', () => {
  it('holds the program, the page, the service, its settings and the documents alone', async () => {
    const { stdout } = await run('dpkg-deb', ['--contents', file]);
    const rows = stdout.trimEnd().split('\n');
    const paths: string[] = [];
    for (const row of rows) {
      const [, mode, owner, path] = /^(\S{10}) (\S+) +\d+ \S+ \S+ \.\/(\S*)$/.exec(row)!;
      expect(owner).toBe('root/root');
      if (mode!.startsWith('d')) continue;
      paths.push(path!);
      const expected = path === 'usr/bin/ticketwire-server' ? '-rwxr-xr-x' : '-rw-r--r--';
      expect([path, mode]).toEqual([path, path!.startsWith('etc/') ? '-rw-------' : expected]);
    }
    const documents = ['CHANGELOG.md', 'README.md', 'changelog.gz', 'copyright', 'operate.md'];
    expect(paths).toEqual(
      expect.arrayContaining([
        ...['etc/default/ticketwire', 'lib/systemd/system/ticketwire.service'],
        ...['usr/bin/ticketwire-server', 'usr/share/ticketwire/web/index.html'],
        ...documents.map((name) => `usr/share/doc/ticketwire/${name}`),
      ]),
    );
    const places =
      /^(etc\/default\/ticketwire|lib\/systemd\/system\/ticketwire\.service|usr\/bin\/ticketwire-server|usr\/share\/(doc\/ticketwire|ticketwire\/web)\/.+|usr\/share\/lintian\/overrides\/ticketwire)$/;
    expect(paths.filter((path) => !places.test(path))).toEqual([]);
    // The page is no demo here.
    expect(paths.filter((path) => /web\/assets\/(demo|local)-.{8}\./.test(path))).toEqual([]);
    expect(paths.filter((path) => /web\/assets\/core-.*\.wasm$/.test(path))).toHaveLength(1);
  });

  it('asks for the libraries that it is linked with, and for time zones', async () => {
    const { stdout } = await run('dpkg-deb', ['--field', file, 'Depends']);
    const names = stdout.split(', ').map((each) => /^\S+/.exec(each)![0]);
    for (const library of [
      'sqlite3',
      'pq',
      'ssl',
      'curl',
      'expat',
      'date-tz',
      'argon2',
      'xml2',
      'brotli',
    ]) {
      expect(names.filter((name) => name.startsWith(`lib${library}`))).toHaveLength(1);
    }
    expect(names).toContain('tzdata');
  });

  it('keeps its settings over an upgrade and does what it does in shell that is one', async () => {
    const control = join(unpacked, 'DEBIAN');
    expect(await readFile(join(control, 'conffiles'), 'utf8')).toBe('/etc/default/ticketwire\n');
    for (const script of ['postinst', 'prerm', 'postrm']) {
      await run('sh', ['-n', join(control, script)]);
      expect((await stat(join(control, script))).mode & 0o777).toBe(0o755);
    }
    // Without systemd there is nothing to do, also for a purge.
    const env = { PATH: '/nowhere' };
    if (!existsSync('/run/systemd/system')) {
      for (const [script, ...words] of [
        ['postinst', 'configure', ''],
        ['postinst', 'configure', '0.0.1'],
        ['prerm', 'remove'],
        ['prerm', 'upgrade', '0.0.2'],
        ['postrm', 'remove'],
        ['postrm', 'purge'],
      ]) {
        await run('/bin/sh', [join(control, script!), ...words], { env });
      }
    }
  });

  it('names no setting that is none', async () => {
    const { stdout: help } = await run(join(unpacked, 'usr/bin/ticketwire-server'), ['--help']);
    const flags = new Set([...help.matchAll(/^ {2}--([a-z-]+)/gm)].map(([, name]) => name!));
    const samples = await readFile(join(unpacked, 'etc/default/ticketwire'), 'utf8');
    const manual = await readFile(join(unpacked, 'usr/share/doc/ticketwire/operate.md'), 'utf8');
    const named = [...`${unit}${samples}${manual}`.matchAll(/TICKETWIRE_([A-Z_]*[A-Z])\b/g)];
    expect(named.length).toBeGreaterThan(10);
    for (const [, name] of named) {
      expect(flags).toContain(name!.toLowerCase().replaceAll('_', '-'));
    }
    expect(samples.replace(/^#.*$/gm, '').trim()).toBe('');
  });

  itWith(['lintian'], 'has nothing that lintian calls an error', async () => {
    const { stdout } = await run('lintian', ['--fail-on', 'error', '--allow-root', file]);
    expect(stdout).not.toMatch(/^E:|unused-override/m);
  });
});

describe('the systemd service', () => {
  itWith(['systemd-analyze'], 'is one that systemd takes, and shut in', async () => {
    const path = join(folder, 'ticketwire.service');
    await writeFile(path, unit.replace('ExecStart=/', `ExecStart=${unpacked}/`));
    const env = { ...process.env, SYSTEMD_LOG_LEVEL: 'warning' };
    const { stdout, stderr } = await run('systemd-analyze', ['verify', '--man=no', path], { env });
    expect(`${stdout}${stderr}`).toBe('');
    // Out of 10, the worst.
    await run('systemd-analyze', ['security', '--offline=yes', '--threshold=20', path], { env });
  });

  itWith(['dpkg-query'], 'runs nothing that a small Debian may lack', async () => {
    const programs = ['ExecStart', 'ExecReload']
      .flatMap(settings)
      .map((line) => line.split(' ')[0]!);
    expect(programs).toHaveLength(2);
    for (const program of programs) {
      if (existsSync(join(unpacked, program))) continue;
      // The last line; those before it may tell of diversions.
      const { stdout: owners } = await run('dpkg-query', ['--search', program]);
      const [owner] = owners.trim().split('\n').at(-1)!.split(':');
      // eslint-disable-next-line no-template-curly-in-string -- dpkg's own form
      const asked = ['--show', '--showformat', '${Essential}', owner!];
      const { stdout: essential } = await run('dpkg-query', asked);
      expect(`${program} ${essential}`).toBe(`${program} yes`);
    }
  });

  /** The system calls that the unit lets the server make. */
  async function allowed(): Promise<Set<string>> {
    const { stdout } = await run('systemd-analyze', ['syscall-filter', '--no-pager']);
    const sets = new Map<string, string[]>();
    let members: string[] = [];
    for (const line of stdout.split('\n')) {
      if (line.startsWith('@')) sets.set(line.trim(), (members = []));
      else if (/^ +[@a-z]/.test(line)) members.push(line.trim());
    }
    const all = (name: string): string[] =>
      name.startsWith('@') ? (sets.get(name) ?? []).flatMap(all) : [name];
    const calls = new Set<string>();
    for (const filter of settings('SystemCallFilter')) {
      const change = filter.startsWith('~') ? 'delete' : 'add';
      for (const name of filter.replace('~', '').split(' ').flatMap(all)) calls[change](name);
    }
    return calls;
  }

  /**
   * The program as the unit starts it: its variables and umask, as a user without rights, but with
   * the unpacked files in the places of the installed ones.
   */
  async function started(work: (server: Awaited<ReturnType<typeof start>>) => Promise<void>) {
    const state = join(folder, 'state');
    await mkdir(state, { mode: 0o700 });
    const variables = Object.fromEntries(
      settings('Environment').map((pair) => pair.split(/=(.*)/s).slice(0, 2) as [string, string]),
    );
    expect(settings('StateDirectory')).toEqual(['ticketwire']);
    const database = variables['TICKETWIRE_DATABASE']!.replace('sqlite:/var/lib/ticketwire', state);
    const web = join(unpacked, variables['TICKETWIRE_WEB']!);
    await using mail = await MailServer.start();
    const flags = ['--web', web, ...(await mailFlags(folder, mail.url))];
    const trace = join(state, 'trace');
    const under = ['strace', '-D', '-f', '-q', '-o', trace];
    if (process.getuid!() === 0) {
      await chown(state, 65_534, 65_534);
      const dropped = ['--reuid=65534', '--regid=65534', '--clear-groups', '--no-new-privs'];
      under.unshift('setpriv', ...dropped, '--bounding-set=-all', '--inh-caps=-all');
    }
    const binary = join(unpacked, settings('ExecStart')[0]!);
    await using server = await start({ binary, database, flags, under, log: 'info' });
    await work(server);
    await until('the mail is sent', () => mail.mails.length > 0, 60_000);
    expect((await stat(database)).mode & 0o777).toBe(0o600);
    server.signal('SIGHUP');
    expect(await server.stop()).toBe('0');
    let calls = '';
    await until('the trace is whole', async () => {
      calls = await readFile(trace, 'utf8');
      return /^\d+ +\+\+\+ exited with 0 \+\+\+$/m.test(calls);
    });
    const permitted = await allowed();
    expect(permitted.size).toBeGreaterThan(200);
    const made = new Set([...calls.matchAll(/^\d+ +(?!execve)(\w+)\(/gm)].map(([, name]) => name!));
    expect(made.size).toBeGreaterThan(20);
    expect([...made].filter((name) => !permitted.has(name))).toEqual([]);
    // What else the unit forbids: memory that is written and run, other families of sockets.
    expect(calls).not.toMatch(/PROT_WRITE\|PROT_EXEC/);
    const families = new Set([...calls.matchAll(/\bsocket\((AF_\w+)/g)].map(([, name]) => name!));
    const kept = settings('RestrictAddressFamilies')[0]!.split(' ');
    // The C library only asks the kernel for addresses; it does without an answer.
    families.delete('AF_NETLINK');
    expect([...families].filter((name) => !kept.includes(name))).toEqual([]);
  }

  itWith(
    ['systemd-analyze', 'strace', 'setpriv'],
    'serves, saves, sends mail and ends within what it is allowed',
    async () => {
      await started(async (server) => {
        expect(await server.json('/health')).toEqual({ Status: 'ok' });
        expect(await server.text('/')).toContain('<script');
        expect(await server.text('/metrics')).toContain('ticketwire_build_info');
        const login = await server.fetch('/login', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: '{"user":"tje0","password":"Tje0"}',
        });
        expect(login.status).toBe(200);
        const saved = await server.fetch('/api/v1/Ticket/2001?notify=true', {
          method: 'PUT',
          headers: { 'Content-Type': 'application/json' },
          body: '{"Title":"from the package"}',
        });
        expect(saved.status).toBe(200);
        expect((await server.json('/api/v1/Ticket/2001'))['Title']).toBe('from the package');
      });
    },
  );
});
