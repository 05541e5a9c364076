// Reads a test runner's report and prints "PASSED FAILED SKIPPED", then a line per test that was
// skipped or has failed: "skipped NAME: REASON", "failed NAME". What the failed tests say goes to
// standard error.
//
//   node scripts/count-results.mjs gtest|jest|fuzz REPORT.json [LOG]

import { existsSync, readFileSync } from 'node:fs';

/** GoogleTest says only in its output why a test was skipped. */
function reasonIn(log, name) {
  const lines = log.split('\n');
  const end = lines.findIndex((line) => line.startsWith(`[  SKIPPED ] ${name} `));
  const start = lines.lastIndexOf(`[ RUN      ] ${name}`, end);
  const reason = lines.slice(start + 1, end).filter((line) => line && !line.endsWith(': Skipped'));
  return reason.join(' ') || 'no reason given';
}

function fromGtest({ testsuites = [] }, log) {
  const tests = testsuites.flatMap(({ testsuite }) => testsuite);
  const failed = tests
    .filter(({ failures }) => failures?.length > 0)
    .map(({ classname, name, failures }) =>
      [`${classname}.${name}`, ...failures.map(({ failure }) => failure)].join('\n'),
    );
  const skipped = tests
    .filter(({ result, status }) => result === 'SKIPPED' || status === 'NOTRUN')
    .map(({ classname, name, status }) => {
      const title = `${classname}.${name}`;
      return `${title}: ${status === 'NOTRUN' ? 'disabled' : reasonIn(log, title)}`;
    });
  return { passed: tests.length - failed.length - skipped.length, failed, skipped };
}

function fromJest({ testResults = [] }) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  // A file that does not load has no tests that could fail.
  const broken = testResults
    .filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
    .map(({ name, message }) => `${name}\n${message}`);
  const failed = tests
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => [fullName, ...failureMessages].join('\n'));
  const skipped = tests
    .filter(({ status }) => ['pending', 'todo', 'skipped', 'disabled'].includes(status))
    .map(({ fullName, status }) => `${fullName}: marked as ${status}`);
  return { passed, failed: [...failed, ...broken], skipped };
}

/** scripts/fuzz has a line for each target in its output, and no report. */
function fromFuzz(report, log) {
  const targets = [...log.matchAll(/^figure: fuzz (\S+) .* (\S+)$/gm)];
  const failed = targets.filter(([, , result]) => result !== 'clean').map(([line]) => line);
  return { passed: targets.length - failed.length, failed, skipped: [] };
}

const readers = { gtest: fromGtest, jest: fromJest, fuzz: fromFuzz };
const [kind, reportPath, logPath] = process.argv.slice(2);
const report = existsSync(reportPath) ? JSON.parse(readFileSync(reportPath, 'utf8')) : {};
const log = logPath !== undefined && existsSync(logPath) ? readFileSync(logPath, 'utf8') : '';
const { passed, failed, skipped } = readers[kind](report, log);
for (const text of failed) console.error(`--- ${text}\n`);
// A test's text begins with its name.
const names = failed.map((text) => `failed ${text.split('\n', 1)[0]}`);
const counts = `${passed} ${failed.length} ${skipped.length}`;
console.log([counts, ...skipped.map((line) => `skipped ${line}`), ...names].join('\n'));
