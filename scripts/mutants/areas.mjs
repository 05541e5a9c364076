// What is mutated, and which tests could notice.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as cpp from './cpp.mjs';
import * as typescript from './typescript.mjs';

/** Not `simulation/faults`, which shows that the simulation notices, and takes most of the time. */
const simulation = 'simulation/simulation';

/** What takes longest of the package's tests, and comes last. */
const slow = 'conformance|hostile|limits|patch-sizes|soak|vectors';

/** What takes nine tenths of the core's time, and comes last: properties on random data, and costs. */
const slowSuites =
  '*json_cost*:*properties*:*_on_every_carrier:read.comes_to_the_same_as_two_steps';

/** A room of the server: its native tests, then all others, then `process`: those of tests/server. */
const room = (tests, process) => ({
  language: 'cpp',
  target: 'ticketwire_server_tests',
  tests,
  ...(process === undefined ? {} : { process: `tests/server/(${process})` }),
});

/** Of the vendor's client what takes seconds. */
const vendor = 'vendor/(archive|dates|errors|locale|methods|rest)';

/**
 * By name: the language, and what of the tests runs, stage by stage until one fails; `work`: what
 * no test notices may still cost more instructions than bench/budgets.json allows.
 */
export const areas = {
  'web/draft': {
    language: 'typescript',
    project: 'web',
    stages: ['draft/', 'elements/', simulation],
  },
  'web/table': { language: 'typescript', project: 'web', stages: ['table/', '(controls|draft)/'] },
  'wasm/js': { language: 'typescript', project: 'js', stages: [`(?!${slow})`, ''] },
  'wasm/src': {
    language: 'cpp',
    target: 'ticketwire_tests',
    tests: 'core',
    slow: slowSuites,
    work: true,
  },
  'server/service': room('service', `attachments|endpoints|hostile|principal|rights|${vendor}`),
  'server/store': room('store', `endpoints|postgres-statements|transfer|${vendor}`),
  'server/auth': room('auth', 'authorization|rights|vendor/authorization'),
  'server/http': room('http', 'drain|limits|operate|rights|slow|wire'),
  'server/notify': room('notify', 'notify|mail_message|mail_kill'),
  'server/program': room(
    'program',
    'backup|chores|command-line|demo-files|drain|limits|notice|operate|rights|transfer',
  ),
  'server/world': room('world', 'operate|transfer'),
  'server/xml': room('xml', 'wire'),
};

const languages = {
  typescript: { mutantsOf: typescript.mutantsOf, sources: /(?<!\.d)\.ts$/ },
  cpp: { mutantsOf: cpp.mutantsOf, sources: /\.cpp$/ },
};

export const areaOf = (file) => Object.keys(areas).find((name) => file.startsWith(`${name}/`));

const isSource = (area, file) =>
  file.startsWith(`${area}/`) &&
  languages[areas[area].language].sources.test(file) &&
  !file.includes('/generated/');

/** The line that a place is in, from 1, and its text. */
export function lineAt(content, place) {
  const before = content.slice(0, place);
  const start = before.lastIndexOf('\n') + 1;
  const end = content.indexOf('\n', place);
  const text = content.slice(start, end < 0 ? undefined : end).trim();
  return { line: before.split('\n').length, text };
}

/** Every fault that can be made in an area, but for those that are known to change nothing. */
export function mutantsOf(root, area, files, equivalent) {
  const { mutantsOf: make } = languages[areas[area].language];
  return files
    .filter((file) => isSource(area, file))
    .flatMap((file) => {
      const content = readFileSync(join(root, file), 'utf8');
      return make(file, content).map((each) => {
        const { line, text: source } = lineAt(content, each.start);
        return { ...each, area, line, source, before: content.slice(each.start, each.end) };
      });
    })
    .filter((each) => !equivalent.some((known) => isSame(known, each)));
}

const isSame = (known, { file, source, before, text }) =>
  known.file === file &&
  known.source === source &&
  known.before === before &&
  known.after === text.trim();

/** The folders of an area's tests, in the order in which they run. */
export const jestFolders = ({ project, stages }) =>
  stages.map((each) => `tests/${project}/${each}`);

/**
 * Patterns of Jest: first the tests whose path is the source's (`client.test`, then with them
 * `client-calls.test`), then those of the area.
 */
export function jestStages(root, area, file) {
  const own = `tests/${file.replace(/^wasm\//, '').replace(/\.ts$/, '')}`;
  const name = basename(own);
  const family = readdirSync(join(root, dirname(own))).filter(
    (each) => each.endsWith('.test.ts') && each.startsWith(`${name}-`),
  );
  const first = [
    ...(existsSync(join(root, `${own}.test.ts`)) ? [`${own}.test`] : []),
    ...(family.length > 0 ? [`${own}-[^/]*test`] : []),
  ];
  return [...first, ...jestFolders(areas[area])];
}

const suitesOf = (path) =>
  [...readFileSync(path, 'utf8').matchAll(/^TEST(?:_[FP])?\((\w+),/gm)].map(([, suite]) => suite);

const filterOf = (suites) => [...new Set(suites)].map((suite) => `*${suite}.*`).join(':');

/**
 * Filters of GoogleTest: the suites of the test named as the source is, those of the area, what of
 * them is slow, and all but those of the area.
 */
export function gtestStages(root, area, file) {
  const folder = join(root, 'tests/cpp', areas[area].tests);
  const inside = file.slice(area.length + 1).replace(/\.cpp$/, '');
  const path = join(folder, `${inside}_test.cpp`);
  const tests = readdirSync(folder, { recursive: true }).filter((each) =>
    each.endsWith('_test.cpp'),
  );
  const all = filterOf(tests.flatMap((each) => suitesOf(join(folder, each))));
  const own = existsSync(path) ? [filterOf(suitesOf(path))] : [];
  const { slow } = areas[area];
  const stages =
    slow === undefined ? [...own, all] : [...own, all].map((each) => `${each}:-${slow}`);
  return [...stages, ...(slow === undefined ? [] : [slow]), `*:-${all}`];
}
