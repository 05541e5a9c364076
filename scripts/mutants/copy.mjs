// A copy of the project in which faults are made, so that the working tree is never touched.

import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The files of the project as they stand, those that are not yet committed as well. */
export const projectFiles = (root) =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(root, file)));

export class Copy {
  constructor(root) {
    this.root = mkdtempSync(join(tmpdir(), 'ticketwire-mutants-'));
    this.files = projectFiles(root);
    for (const file of this.files) {
      mkdirSync(dirname(join(this.root, file)), { recursive: true });
      cpSync(join(root, file), join(this.root, file));
    }
    for (const name of ['node_modules', '.tools']) {
      if (existsSync(join(root, name))) symlinkSync(join(root, name), join(this.root, name));
    }
    if (existsSync(join(root, 'dist/core'))) {
      cpSync(join(root, 'dist/core'), join(this.root, 'dist/core'), { recursive: true });
    }
  }

  read(file) {
    return readFileSync(join(this.root, file), 'utf8');
  }

  write(file, text) {
    mkdirSync(dirname(join(this.root, file)), { recursive: true });
    writeFileSync(join(this.root, file), text);
  }

  remove() {
    rmSync(this.root, { recursive: true, force: true });
  }

  /** Runs a command in the copy, with all that it starts; { code, output, late }. */
  run(command, args, seconds, environment = {}) {
    return new Promise((resolve) => {
      const options = { cwd: this.root, detached: true, stdio: ['ignore', 'pipe', 'pipe'] };
      const ccache = { CCACHE_BASEDIR: this.root, CCACHE_NOHASHDIR: 'true' };
      const env = { ...process.env, ...ccache, ...environment };
      const child = spawn(command, args, { ...options, env });
      let output = '';
      let late = false;
      const hear = (chunk) => (output = (output + chunk).slice(-20_000));
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      const timer = setTimeout(() => {
        late = true;
        process.kill(-child.pid, 'SIGKILL');
      }, seconds * 1_000);
      child.on('close', (code) => {
        clearTimeout(timer);
        resolve({ code, output, late });
      });
    });
  }
}
