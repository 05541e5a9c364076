// bench/budgets.json: what may not grow unseen. Bytes are checked by check-sizes.mjs, instructions by
// check-work.mjs; either rewrites its part with --write, for a commit that means it.

import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../bench/budgets.json', import.meta.url));

const number = (value) => value.toLocaleString('en');

/** What is wrong with measured figures, `{group: {name: figure}}`, beside their budgets. */
export function excesses(measured, budgets, tolerance = 0) {
  const faults = [];
  const names = (of) =>
    Object.entries(of).flatMap(([group, figures]) =>
      Object.keys(figures).map((name) => [group, name]),
    );
  for (const [group, name] of names(measured)) {
    const [figure, budget] = [measured[group][name], budgets[group]?.[name]];
    if (budget === undefined) {
      faults.push(`${group}, ${name}: ${number(figure)}, and no budget`);
    } else if (!(figure <= budget * (1 + tolerance))) {
      const growth = ((figure / budget - 1) * 100).toFixed(2);
      faults.push(`${group}, ${name}: ${number(figure)}, ${growth} % over ${number(budget)}`);
    }
  }
  for (const [group, name] of names(budgets)) {
    if (measured[group]?.[name] === undefined) faults.push(`${group}, ${name}: not measured`);
  }
  return faults;
}

/** Ends the check of one part: writes it with --write, else fails where it is exceeded. */
export function settle(part, measured, tolerance) {
  const all = JSON.parse(readFileSync(file, 'utf8'));
  if (process.argv.includes('--write')) {
    writeFileSync(file, `${JSON.stringify({ ...all, [part]: measured }, null, 2)}\n`);
    return;
  }
  const faults = excesses(measured, all[part], tolerance);
  for (const fault of faults) console.error(fault);
  if (faults.length === 0) return;
  const script = relative('', process.argv[1]);
  console.error(`Where that is meant: node ${script} --write, in the same commit`);
  process.exitCode = 1;
}

/** Plants faults in a part's budgets and checks that each is found. */
export function selfTest(part, tolerance) {
  const budgets = JSON.parse(readFileSync(file, 'utf8'))[part];
  const grown = (factor, more) => (figure) => Math.ceil(figure * factor) + more;
  const changed = (change) => {
    const copy = structuredClone(budgets);
    const [group] = Object.keys(copy);
    const [name] = Object.keys(copy[group]);
    const figure = change(copy[group][name]);
    if (figure === undefined) delete copy[group][name];
    else copy[group][name] = figure;
    return copy;
  };
  const tests = [
    ['as it is', budgets, 0],
    ['as large as it may be', changed((figure) => Math.floor(figure * (1 + tolerance))), 0],
    ['smaller', changed((figure) => figure - 1), 0],
    ['too large', changed(grown(1 + tolerance, 1)), 1],
    ['not a number', changed(() => NaN), 1],
    ['missing', changed(() => undefined), 1],
    ['new', { ...budgets, planted: { figure: 1 } }, 1],
  ];
  let missed = 0;
  for (const [name, measured, expected] of tests) {
    const found = excesses(measured, budgets, tolerance).length;
    if (found === expected) continue;
    missed += 1;
    console.error(`${name}: ${found} faults found instead of ${expected}`);
  }
  console.log(`${tests.length} figures planted, ${missed} judged wrongly`);
  process.exitCode = missed === 0 ? 0 : 1;
}
