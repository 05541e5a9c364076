import { blocksOf, pages, type Block } from './guide.js';

/** Pages whose TypeScript is one program each, and what it prints. */
export const programs: readonly string[] = [
  'README.md',
  'docs/conflicts.md',
  'docs/custom-fields.md',
  'docs/edit-safely.md',
  'docs/local.md',
  'docs/security.md',
  'docs/select.md',
];

/** The tests that check blocks of code, each with what it takes; the first that takes one has it. */
const checkers = {
  'tests/server/shell.test.ts': ({ language }: Block) => language === 'sh',
  'tests/consumers/cpp.test.ts': ({ page, language, above }: Block) =>
    page === 'docs/cpp.md' &&
    (/^(cpp|cmake)$/.test(language) || (language === 'text' && above === 'cpp')),
  'tests/consumers/docs.test.ts': ({ page }: Block) => page.startsWith('docs/embed/'),
  'tests/consumers/guides.test.ts': ({ page, language, above }: Block) =>
    programs.includes(page)
      ? language === 'ts' || (language === 'text' && above === 'ts')
      : page === 'docs/compatibility.md' && language === 'js',
  'tests/consumers/fragments.test.ts': ({ language }: Block) => /^(ts|html)$/.test(language),
  'tests/server/manual.test.ts': ({ page, language }: Block) =>
    (page === 'docs/operate.md' && /^(json|ini|nginx|yaml)$/.test(language)) ||
    (page === 'docs/lists.md' && language === 'text'),
  'tests/server/postgres.test.ts': ({ language }: Block) => language === 'sql',
  'tests/web/page/settings.test.ts': ({ page, language }: Block) =>
    page === 'docs/page.md' && language === 'json',
  'tests/e2e/demo.test.ts': ({ page, language }: Block) =>
    page === 'docs/security.md' && language === 'text',
} as const;

export type Checker = keyof typeof checkers;

/** The test that checks a block; undefined where nobody does. */
export function checkerOf(block: Block): Checker | undefined {
  const names = Object.keys(checkers) as Checker[];
  return names.find((name) => checkers[name](block));
}

/** Every block that a reader is shown, in the order of the pages. */
export async function everyBlock(): Promise<Block[]> {
  return (await Promise.all((await pages()).map(blocksOf))).flat();
}

/** The blocks that are a test's to check. */
export async function blocksFor(checker: Checker): Promise<Block[]> {
  const found = (await everyBlock()).filter((block) => checkerOf(block) === checker);
  if (found.length === 0) throw new Error(`There is no block for ${checker}`);
  return found;
}
