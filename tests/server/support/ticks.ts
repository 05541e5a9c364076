/** 100 ns steps since 1970; 0 for a date that is unset. */
export function ticks(date: string): bigint {
  const parts = /^(\d{4})-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(\d{1,7}))?/.exec(date);
  if (!parts) throw new Error(`${date} is no date`);
  if (Number(parts[1]) < 1753) return 0n;
  const seconds = Date.parse(date.replace(/\.\d+/, '')) / 1000;
  return BigInt(seconds) * 10_000_000n + BigInt((parts[2] ?? '').padEnd(7, '0'));
}
