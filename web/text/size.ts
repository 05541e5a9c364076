const units = ['bytes', 'KB', 'MB', 'GB'] as const;

/** A size for people: `1 byte`, `118 bytes`, `220 KB`, `1.4 MB`. */
export function size(bytes: number): string {
  if (bytes === 1) return '1 byte';
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 1 && value < 10 ? 1 : 0;
  return `${value.toFixed(digits)} ${units[unit] ?? ''}`;
}
