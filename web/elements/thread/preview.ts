const longest = 160;

/** The first words of a plain text, without what it quotes; empty where there is nothing of its own. */
export function preview(body: string | null | undefined): string {
  const own = (body ?? '').split('\n', 40).filter((line) => !/^\s*>/.test(line));
  return own.join(' ').replaceAll(/\s+/g, ' ').trim().slice(0, longest);
}
