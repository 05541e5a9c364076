/**
 * What a WebAPI begins with: a world as `ticketwire-server --import` reads it (docs/operate.md), its
 * JSON text, or what `save` gave, which must come first where there is more.
 */
export type Seed = object | string | Uint8Array;

/** What a world says of who there is. */
interface World {
  readonly users?: readonly { readonly user: string; readonly associateId?: number }[];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What `save` gives begins so. */
const mark = encoder.encode('{"format":"ticketwire-export"');

/** As the module takes it. */
export function bytesOf(seed: Seed): Uint8Array {
  if (seed instanceof Uint8Array) return seed;
  return encoder.encode(typeof seed === 'string' ? seed : JSON.stringify(seed));
}

/** True for what `save` gave, and for what `ticketwire-server --export` writes. */
export function isSaved(bytes: Uint8Array): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

/** Names of the users who work with tickets, in the order of the seed. */
export function usersOf(bytes: Uint8Array): string[] {
  if (isSaved(bytes)) return savedUsers(bytes);
  const { users = [] } = JSON.parse(decoder.decode(bytes)) as World;
  return users.filter(({ associateId }) => associateId).map(({ user }) => user);
}

/** They come first. */
function savedUsers(bytes: Uint8Array): string[] {
  const names: string[] = [];
  for (let from = bytes.indexOf(10) + 1; from > 0; from = bytes.indexOf(10, from) + 1) {
    const end = bytes.indexOf(10, from);
    const line = decoder.decode(bytes.subarray(from, end < 0 ? undefined : end));
    if (!line.startsWith('{"kind":"user"')) break;
    const { name, associateId } = JSON.parse(line) as { name: string; associateId: number };
    if (associateId) names.push(name);
  }
  return names;
}
