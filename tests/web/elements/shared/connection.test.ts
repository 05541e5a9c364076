import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Client } from '../../../../wasm/js/index.js';
import { TicketwireError } from '../../../../wasm/js/errors.js';
import {
  Connection,
  Connections,
  connectProblem,
  type Wish,
} from '../../../../web/elements/shared/connection.js';
import { text } from '../../../../web/text/index.js';

const named = (name: string): Client => ({ name }) as unknown as Client;
const wish = (baseUrl?: string, authorization?: () => string): Wish => ({ baseUrl, authorization });
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A pool whose clients are called after what they were asked for; one may be made to fail. */
class Pool {
  readonly opened: string[] = [];
  failing: Error | undefined;
  readonly connections = new Connections(({ baseUrl = 'page' }) => {
    this.opened.push(baseUrl);
    return this.failing ? Promise.reject(this.failing) : Promise.resolve(named(baseUrl));
  });
}

let pool: Pool;
beforeEach(() => {
  pool = new Pool();
});

describe('connections', () => {
  const token = (): string => 'Bearer a';

  test('with the same root and authorization are shared', async () => {
    const { connections } = pool;
    const first = await connections.get(wish('http://host/crm'));
    expect(await connections.get(wish('http://host/crm/'))).toBe(first);
    expect(await connections.get(wish('http://host/crm/api/v1/'))).toBe(first);
    const own = await connections.get(wish('http://host/crm/', token));
    expect(own).not.toBe(first);
    expect(await connections.get(wish('http://host/crm/', token))).toBe(own);
    expect(await connections.get(wish('http://host/crm/', () => 'Bearer a'))).not.toBe(own);
    expect(await connections.get(wish('http://host/'))).not.toBe(first);
    expect(await connections.get(wish(''))).toBe(await connections.get(wish()));
  });

  test('that fail are forgotten', async () => {
    pool.failing = new Error('down');
    await expect(pool.connections.get(wish())).rejects.toThrow('down');
    pool.failing = undefined;
    await expect(pool.connections.get(wish())).resolves.toBeDefined();
    await expect(pool.connections.get(wish('http://'))).rejects.toMatchObject({ code: 'argument' });
    expect(pool.opened).toHaveLength(2);
  });
});

describe('the connection of an element', () => {
  let inherited: Client | 'coming' | undefined;
  let heard: (Client | undefined)[];
  let failed: unknown[];
  let connection: Connection;

  beforeEach(() => {
    inherited = undefined;
    heard = [];
    failed = [];
    connection = new Connection(
      {
        inherited: () => inherited,
        changed: () => heard.push(connection.client),
        failed: (cause) => failed.push(cause),
      },
      pool.connections,
    );
  });
  const name = (): string | undefined => (connection.client as { name?: string } | undefined)?.name;

  test('is nothing before somebody seeks', async () => {
    connection.seek();
    await settled();
    expect(pool.opened).toHaveLength(0);
  });

  test('is the one that is given, whenever that is', async () => {
    const given = named('given');
    inherited = named('ancestor');
    connection.give(given);
    connection.seek(wish('http://own/'));
    expect(connection.client).toBe(given);
    connection.give(undefined);
    connection.seek();
    expect(connection.client).toBe(inherited);
    connection.give(given);
    await settled();
    expect(connection.client).toBe(given);
    expect(pool.opened).toHaveLength(0);
  });

  test('that is given again, as templates do, is no other one', async () => {
    const given = named('given');
    expect(connection.give(given)).toBe(true);
    expect(connection.give(given)).toBe(false);
    expect(connection.give(named('another'))).toBe(true);
    expect(connection.give(given)).toBe(true);
    connection.seek(wish());
    expect(connection.give(given)).toBe(false);
    expect(connection.give(undefined)).toBe(true);
    await settled();
    expect(connection.give(given)).toBe(true);
    expect(connection.client).toBe(given);
  });

  test("is an ancestor's, before one of its own", async () => {
    inherited = 'coming';
    connection.seek(wish('http://own/'));
    await settled();
    expect(connection.client).toBeUndefined();
    inherited = named('ancestor');
    connection.seek();
    expect(connection.client).toBe(inherited);
    inherited = undefined;
    connection.seek();
    await settled();
    expect(name()).toBe('http://own/');
  });

  test('is one of its own, and another one when something is set', async () => {
    connection.seek(wish());
    await settled();
    expect(name()).toBe('page');
    connection.seek(wish());
    connection.give(undefined);
    connection.seek(wish());
    await settled();
    expect(heard).toHaveLength(1);
    connection.seek(wish('http://other/'));
    expect(connection.client).toBeUndefined();
    await settled();
    expect(name()).toBe('http://other/');
    expect(pool.opened).toStrictEqual(['page', 'http://other/']);
    expect(heard).toHaveLength(3);
  });

  test('that comes too late is not taken', async () => {
    connection.seek(wish('http://slow/'));
    connection.seek(wish('http://own/'));
    connection.give(named('given'));
    await settled();
    expect(name()).toBe('given');
  });

  test('that failed is told, and tried again on demand', async () => {
    pool.failing = new TicketwireError('No', { code: 'network' });
    connection.seek(wish('http://host/'));
    await settled();
    expect(failed).toStrictEqual([pool.failing]);
    expect(connection.problem).toMatchObject({
      message: text.connection.unreachable('http://host/'),
      retry: true,
    });
    connection.seek(wish('http://host/'));
    await settled();
    expect(failed).toHaveLength(1);
    pool.failing = undefined;
    connection.retry();
    expect(connection.problem).toBeUndefined();
    await settled();
    expect(name()).toBe('http://host/');
  });

  test('that failed is forgotten when something else is set', async () => {
    pool.failing = new Error('x');
    connection.seek(wish());
    await settled();
    connection.give(named('given'));
    expect(connection.problem).toBeUndefined();
  });

  test('hears of one change once, whoever makes it seek meanwhile', async () => {
    const eager: Connection = new Connection(
      {
        inherited: () => undefined,
        changed: () => {
          heard.push(eager.client);
          eager.seek();
        },
        failed: () => undefined,
      },
      pool.connections,
    );
    eager.seek(wish('http://one/'));
    await settled();
    eager.seek(wish('http://two/'));
    await settled();
    expect(heard.length).toBe(3);
    expect(pool.opened).toStrictEqual(['http://one/', 'http://two/']);
  });
});

describe('words', () => {
  const words = (problem: ConstructorParameters<typeof TicketwireError>[1]): string =>
    connectProblem(new TicketwireError('', problem), wish('http://host/crm')).message;
  const { connection } = text;

  test.each([
    [{ code: 'network' }, connection.unreachable('http://host/crm/')],
    [{ code: 'timeout' }, connection.unreachable('http://host/crm/')],
    [{ code: 'entity_not_found', status: 404 }, connection.noService('http://host/crm/')],
    [{ code: 'method_not_allowed', status: 405 }, connection.noService('http://host/crm/')],
    [{ code: 'response_unexpected', status: 200 }, connection.noService('http://host/crm/')],
    [{ code: 'load', reason: 'version' }, text.errors.core.version],
    [{ code: 'store_unavailable', status: 503 }, text.errors.server],
    [{ code: 'argument' }, connection.noAddress('http://host/crm')],
  ] as const)('%j: %s', (problem, wanted) => {
    expect(words(problem)).toBe(wanted);
  });

  test('a wrong address stays wrong', () => {
    const cause = new TicketwireError('', { code: 'argument' });
    expect(connectProblem(cause, wish('x:')).retry).toBe(false);
    expect(connectProblem(new Error('no token'), wish()).retry).toBe(true);
  });
});
