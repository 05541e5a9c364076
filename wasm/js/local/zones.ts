// Time zones as `Intl` knows them.

const formats = new Map<string, Intl.DateTimeFormat>();

/** The first instant of the year 1 and a day, in seconds: before it the host counts other years. */
const first = -62_135_510_400;

const fields = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** Seconds east of UTC in a zone at an instant, in seconds since 1970. */
export function zoneOffset(timeZone: string, instant: number): number {
  const at = Math.max(instant, first);
  const parts = new Map<string, number>();
  for (const { type, value } of formatOf(timeZone).formatToParts(at * 1000)) {
    parts.set(type, Number(value));
  }
  const [year, month, day, hour, minute, second] = fields.map((field) => parts.get(field) ?? 0);
  const local = new Date(0);
  // Date.UTC takes a year before 100 for one of the 20th century.
  local.setUTCFullYear(year!, month! - 1, day);
  local.setUTCHours(hour!, minute, second);
  return local.valueOf() / 1000 - at;
}

/** Zones by their names, without all of their aliases. */
export function zoneNames(): readonly string[] {
  return [...new Set(['UTC', 'Etc/UTC', ...Intl.supportedValuesOf('timeZone')])];
}

/** Whether the host knows a zone by this name. */
export function isZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/** Codes of ISO 3166-1 with their names in English. */
export function countries(): readonly (readonly [code: string, name: string])[] {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  return (
    letters
      .flatMap((one) => letters.map((other) => one + other))
      // Codes of what is no country any more mean another one.
      .filter((code) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`)
      .flatMap((code) => {
        const name = names.of(code);
        return name === undefined ? [] : [[code, name] as const];
      })
  );
}

/** The zones of each country; none where the host does not tell. */
export function places(): readonly (readonly [country: string, zone: string])[] {
  return countries().flatMap(([code]) =>
    zonesOf(new Intl.Locale('und', { region: code }) as unknown as ZonedLocale).map(
      (zone) => [code, zone] as const,
    ),
  );
}

/** A method by now, a property before it. */
interface ZonedLocale {
  readonly timeZones?: readonly string[];
  getTimeZones?(): readonly string[] | undefined;
}

function zonesOf(locale: ZonedLocale): readonly string[] {
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}
