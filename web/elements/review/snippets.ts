import type { Change, PreparedRequest } from '../../../wasm/js/index.js';

/** A command for a POSIX shell; the credentials come from its environment. */
export function toCurl({ method, url, headers }: PreparedRequest, body: string): string {
  const fields = Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  return [
    `curl -X ${method} ${quote(url.href)}`,
    ...fields,
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
