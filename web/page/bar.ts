import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../controls/icons.js';
import { text } from '../text/first.js';
import { isSingle, type Command } from './commands.js';
import { toHash, type Place } from './router.js';

/** What the top bar shows and does. */
export interface Bar {
  readonly place: Place;
  readonly commands: readonly Command[];
  readonly singleKeys: boolean;
  readonly search: (words: string) => void;
  readonly toList: () => void;
  readonly skip: () => void;
  /** What stands at its end. */
  readonly end: unknown;
}

/** The top bar: skip link, name, search, new ticket. */
export function renderBar(bar: Bar): TemplateResult {
  const { place } = bar;
  const home = toHash({ ...place, route: { name: 'list' } });
  return html`<header class="bar route-${place.route.name}">
    <a
      class="skip"
      href="#detail"
      @click=${(event: Event) => {
        event.preventDefault();
        bar.skip();
      }}
      >${text.page.skip}</a
    >
    <a class="back" href=${home} aria-label=${text.page.back}>${icon('back')}</a>
    <h1 class="brand">
      <a href=${home}
        ><img src="./icon.svg" alt="" width="24" height="24" /><span class="name"
          >${text.product}</span
        ></a
      >
    </h1>
    <input
      type="search"
      id="search"
      aria-label=${text.list.search}
      placeholder=${text.list.search}
      aria-keyshortcuts=${keysOf(bar, 'search')}
      .value=${place.list.search}
      @input=${(event: Event) => bar.search((event.target as HTMLInputElement).value)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Enter' && !event.isComposing) bar.toList();
      }}
    />
    <a
      class="new"
      href=${toHash({ ...place, route: { name: 'new' } })}
      aria-keyshortcuts=${keysOf(bar, 'create')}
      aria-label=${text.page.new}
    >
      ${icon('plus')} <span class="wide">${text.page.new}</span>
    </a>
    ${bar.end}
  </header>`;
}

/** The keys of a command, while they work. */
export function keysOf(
  { commands, singleKeys }: Pick<Bar, 'commands' | 'singleKeys'>,
  id: string,
): string | typeof nothing {
  const command = commands.find((each) => each.id === id);
  return command && (singleKeys || !isSingle(command)) ? command.keys : nothing;
}
