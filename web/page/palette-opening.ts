import type { Client } from '../../wasm/js/index.js';
import type { PaletteItem } from './palette-items.js';

/** Shows the palette, which is loaded when it is first wanted and stays in the page. */
export async function openPalette(
  client: Client | undefined,
  items: readonly PaletteItem[],
  openTicket: (id: number) => void,
): Promise<void> {
  const { Palette } = await import('./palette.js');
  if (!customElements.get('tw-palette')) customElements.define('tw-palette', Palette);
  let palette = document.querySelector<InstanceType<typeof Palette>>('tw-palette');
  if (!palette) {
    palette = new Palette();
    document.body.append(palette);
  }
  Object.assign(palette, { client, items, openTicket });
  await palette.open();
}
