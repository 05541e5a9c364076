import type { Client } from '../../wasm/js/index.js';
import type { PaletteItem } from './palette-items.js';
import { Palette } from './palette.js';

/** Shows the palette, which stays in the page from its first time on. */
export async function openPalette(
  client: Client | undefined,
  items: readonly PaletteItem[],
  openTicket: (id: number) => void,
): Promise<void> {
  if (!customElements.get('tw-palette')) customElements.define('tw-palette', Palette);
  let palette = document.querySelector<Palette>('tw-palette');
  if (!palette) {
    palette = new Palette();
    document.body.append(palette);
  }
  Object.assign(palette, { client, items, openTicket });
  await palette.open();
}
