import type { Change } from '../../wasm/js/index.js';

/** A request as it can be repeated elsewhere. */
export interface Sendable {
  readonly method: string;
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A command for a POSIX shell; the credentials come from its environment. */
export function toCurl({ method, url, fields, body }: Sendable): string {
  const headers = Object.entries(fields).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  return [
    `curl -X ${method} ${quote(url)}`,
    ...headers,
    '-H "Authorization: $TICKETWIRE_AUTHORIZATION"',
    `--data-binary ${quote(body)}`,
  ].join(' \\\n  ');
}

/** The same save with this package. */
export function toTypeScript(id: number, baseUrl: string, changes: readonly Change[]): string {
  const edits = changes.map(
    ({ pointer, after }) => `draft.set(${literal(pointer)}, ${JSON.stringify(after)});`,
  );
  return [
    "import { connect } from 'ticketwire';",
    '',
    'const client = await connect({',
    `  baseUrl: ${literal(baseUrl)},`,
    '  authorization: () => process.env.TICKETWIRE_AUTHORIZATION,',
    '});',
    `const draft = await client.getTicket(${id});`,
    ...edits,
    `await client.patchTicket(${id}, draft.plan());`,
    '',
  ].join('\n');
}

function quote(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}

function literal(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}
