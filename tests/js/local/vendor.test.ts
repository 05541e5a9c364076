import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ticketAgent } from '../../server/support/vendor.js';
import {
  documentedMethods,
  everyMethod,
  Recorder,
  type Suite,
} from '../../server/support/vendor-methods.js';
import { everyCall, more } from '../../server/vendor/methods/all.js';
import { asServer, local, seed } from './support.js';

const recorder = new Recorder();
const suite = {} as Suite;

beforeAll(() => {
  const api = local({ seed: [seed, more] });
  suite.server = asServer(api);
  const env = { fetch: api.fetch, Request, Response };
  // Types of axios' own, which has one for the whole of its configuration.
  const axiosConfig = { adapter: 'fetch', env } as object;
  suite.agent = recorder.watch(ticketAgent(suite.server, { axiosConfig }));
});

afterEach(() => {
  recorder.endTest();
});

describe("the vendor's TicketAgent over a local WebAPI", () => {
  everyCall(suite);

  it('is served as by the server', () => {
    const { methods } = recorder;
    process.stdout.write(
      `figure: vendor's TicketAgent methods over ticketwire/local: ${methods.length} of ${everyMethod.length}\n`,
    );
    const served = documentedMethods.filter((method) => method.served === 'yes');
    expect(methods).toEqual(served.map(({ name }) => name));
  });
});
