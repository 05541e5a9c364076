/** Prints something measured, past Jest's own console, for scripts/test to show. */
export function figure(text: string): void {
  process.stdout.write(`figure: ${text}\n`);
}
