/**
 * Bytes in a buffer that nobody shares, as `fetch` takes them: `Uint8Array<ArrayBuffer>`, which
 * TypeScript has from 5.7 on.
 */
export type Bytes = Uint8Array & { readonly buffer: ArrayBuffer };
