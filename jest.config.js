// Tests are compiled by `tsc -p tsconfig.tests.json`; Jest runs what that leaves in build/tests.
// Needs NODE_OPTIONS=--experimental-vm-modules.
const project = (displayName) => ({
  displayName,
  roots: ['<rootDir>/build/tests'],
  testMatch: [`<rootDir>/build/tests/tests/${displayName}/**/*.test.js`],
  testEnvironment: 'node',
  transform: {},
});

/**
 * Files of e2e that run a second time over `ticketwire serve`, which has page and WebAPI over
 * ticketwire/local: those about saving, conflicts, lists, undo and several tickets at once. What cannot:
 * bulk-message, composer, composing, files, formatting, forward, keeping, keys, new-ticket, reply-conflict and
 * safe-saving read messages and mails in the server's database; connection, embedding, open-id, serve-open-id
 * and static-host bring a server or a provider of their own; demo, demo-loading and colleague have a local
 * WebAPI already. The rest is about the page alone, and left out for its time.
 */
const local = ['actions', 'bulk', 'bulk-actions', 'conflict', 'editing', 'list', 'outbox'];
const e2e = project('e2e');

export default {
  // A limit for what hangs; a busy machine is no fault.
  testTimeout: 60_000,
  projects: [
    ...['js', 'web', 'server', 'consumers'].map(project),
    e2e,
    {
      ...e2e,
      displayName: 'e2e-local',
      testMatch: local.map((name) => `<rootDir>/build/tests/tests/e2e/${name}.test.js`),
      globals: { ticketwireLocal: true },
    },
  ],
};
