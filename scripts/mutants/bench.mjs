// Makes one fault in the copy, runs the tests, and takes it back.

import { join } from 'node:path';
import { areas, gtestStages, jestFolders, jestStages } from './areas.mjs';
import { TypeChecker } from './typescript.mjs';

const building = 1_800; // seconds for a first build
const applied = (content, { start, end, text }) =>
  content.slice(0, start) + text + content.slice(end);

function need({ code, output, late }, what) {
  if (code !== 0) throw new Error(`${what}${late ? ' took too long' : ''}\n${output}`);
}

/** The tests of every stage until one fails: how it ended, and in which stage. */
async function runStages(stages, run) {
  for (const stage of stages) {
    const { code, late } = await run(stage);
    if (late) return 'time-out';
    if (code !== 0) return 'caught';
  }
  return 'survived';
}

/** Where the tests look for a file's JavaScript. */
const places = (file) =>
  ['dist', 'build/tests'].map((folder) => `${folder}/${file.replace(/\.ts$/, '.js')}`);

/** Of the simulation: scripts/test lives through a hundred times as many. */
const histories = '100';

class JestBench {
  #copy;
  #limit;
  #checker;

  constructor(copy, limit) {
    this.#copy = copy;
    this.#limit = limit;
  }

  async prepare(area) {
    if (!this.#checker) {
      this.#checker = new TypeChecker(this.#copy.root);
      for (const file of this.#copy.files) this.#compile(file);
    }
    need(await this.#jest(area, jestFolders(areas[area]), building), 'the tests without a fault');
  }

  /** Its JavaScript, where the tests find it; types are not looked at. */
  #compile(file) {
    if (!/^(wasm\/js|web|tests)\/.*(?<!\.d)\.ts$/.test(file)) return;
    const text = this.#checker.compile(join(this.#copy.root, file), this.#copy.read(file));
    for (const place of places(file)) this.#copy.write(place, text);
  }

  #jest(area, patterns, seconds) {
    const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];
    const options = [
      '--selectProjects',
      areas[area].project,
      '--bail',
      '--silent',
      '--passWithNoTests',
    ];
    const environment = { TICKETWIRE_HISTORIES: histories };
    return this.#copy.run('node', [...jest, ...patterns, ...options], seconds, environment);
  }

  /** 'invalid', 'caught', 'time-out' or 'survived'. */
  async try(mutant) {
    const { file, area } = mutant;
    const text = applied(this.#copy.read(file), mutant);
    const path = join(this.#copy.root, file);
    if (!this.#checker.accepts(path, text)) return 'invalid';
    const changed = this.#checker.compile(path, text);
    for (const place of places(file)) this.#copy.write(place, changed);
    const result = await runStages(jestStages(this.#copy.root, area, file), (patterns) =>
      this.#jest(area, [patterns], this.#limit),
    );
    this.#compile(file);
    return result;
  }
}

class GtestBench {
  #copy;
  #limit;
  /** Of the tests. */
  #patience = building;

  constructor(copy, limit) {
    this.#copy = copy;
    this.#limit = limit;
  }

  #build(preset, target, seconds) {
    return this.#copy.run('cmake', ['--build', '--preset', preset, '--target', target], seconds);
  }

  #run(area, filter) {
    const binary = `build/quick/tests/cpp/${areas[area].target}`;
    const options = ['--gtest_brief=1', '--gtest_fail_fast', `--gtest_filter=${filter}`];
    return this.#copy.run(binary, options, this.#patience);
  }

  async prepare(area) {
    // Each fault is linked anew: Emscripten's linker takes a quarter of the usual one's time. What
    // is slightly optimised is tested in a third of the time. The sanitizers would take as long
    // again; the library at least finds what lies beyond a vector's end.
    const configure = [
      ...['--preset', 'quick', '-DCMAKE_CXX_FLAGS_DEBUG=-O1 -g0 -D_GLIBCXX_ASSERTIONS'],
      '-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=lld',
    ];
    need(await this.#copy.run('cmake', configure, building), 'cmake --preset quick');
    need(await this.#build('quick', areas[area].target, building), 'the build without a fault');
    const began = performance.now();
    this.#patience = building;
    need(await this.#run(area, '*'), 'the tests without a fault');
    // What loops without end need not be waited for much longer.
    this.#patience = Math.min(this.#limit, 20 + (performance.now() - began) / 250);
    if (areas[area].process) await this.#prepareProcess(area);
    if (!areas[area].work) return;
    need(
      await this.#copy.run('cmake', ['--preset', 'release'], building),
      'cmake --preset release',
    );
    need(await this.#build('release', 'ticketwire_work', building), 'the release build');
    need(await this.#work(), 'the work without a fault');
  }

  /** What tests of the process need beside the process. */
  async #prepareProcess(area) {
    for (const config of ['tsconfig.json', 'tsconfig.tests.json']) {
      need(await this.#copy.run('node_modules/.bin/tsc', ['-p', config], building), config);
    }
    need(await this.#build('quick', 'ticketwire-server', building), 'the server without a fault');
    need(await this.#process(area, building), 'the tests of the server without a fault');
  }

  #process(area, seconds) {
    const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];
    const options = ['--selectProjects', 'server', '--bail', '--silent', '--maxWorkers=2'];
    const binary = join(this.#copy.root, 'build/quick/server/ticketwire-server');
    return this.#copy.run('node', [...jest, areas[area].process, ...options], seconds, {
      TICKETWIRE_SERVER: binary,
    });
  }

  /** Whether the release build keeps to bench/budgets.json. */
  #work() {
    return this.#copy.run('node', ['scripts/check-work.mjs'], this.#limit);
  }

  async try(mutant) {
    const { file, area } = mutant;
    const content = this.#copy.read(file);
    this.#copy.write(file, applied(content, mutant));
    try {
      const { target, work } = areas[area];
      if ((await this.#build('quick', target, this.#limit)).code !== 0) return 'invalid';
      const result = await runStages(gtestStages(this.#copy.root, area, file), (filter) =>
        this.#run(area, filter),
      );
      if (result !== 'survived') return result;
      if (areas[area].process) {
        if ((await this.#build('quick', 'ticketwire-server', this.#limit)).code !== 0)
          return result;
        return await runStages(['process'], () => this.#process(area, this.#limit));
      }
      if (!work) return result;
      const built = await this.#build('release', 'ticketwire_work', this.#limit);
      return built.code === 0 ? await runStages(['work'], () => this.#work()) : result;
    } finally {
      this.#copy.write(file, content);
    }
  }
}

export const makeBench = (language, copy, limit) =>
  new (language === 'cpp' ? GtestBench : JestBench)(copy, limit);
