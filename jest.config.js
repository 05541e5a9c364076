// Tests are compiled by `tsc -p tsconfig.tests.json`; Jest runs what that leaves in build/tests.
// Needs NODE_OPTIONS=--experimental-vm-modules.
const project = (displayName) => ({
  displayName,
  roots: ['<rootDir>/build/tests'],
  testMatch: [`<rootDir>/build/tests/tests/${displayName}/**/*.test.js`],
  testEnvironment: 'node',
  transform: {},
});

export default {
  // A limit for what hangs; a busy machine is no fault.
  testTimeout: 60_000,
  projects: ['js', 'web', 'server', 'e2e', 'consumers'].map(project),
};
