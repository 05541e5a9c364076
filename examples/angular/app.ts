import { CUSTOM_ELEMENTS_SCHEMA, Component, signal, type OnInit } from '@angular/core';
import { connect, type Client } from 'ticketwire';
import 'ticketwire/define';
import type { TicketEventMap } from 'ticketwire/elements';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <output>{{ said() }}</output>
    <p>{{ told() }}</p>
    @if (client(); as client) {
      <tw-editor
        [client]="client"
        [ticketId]="143"
        (tw-dirty)="told.set('Edited: ' + $event.detail.ids.join())"
        (tw-saved)="saved($event)"
      ></tw-editor>
    }
  `,
})
export class App implements OnInit {
  readonly client = signal<Client | undefined>(undefined);
  readonly said = signal('');
  readonly told = signal('Nothing is edited.');

  async ngOnInit(): Promise<void> {
    // `?api=` says where the WebAPI is; `scripts/start --cors-origin ORIGIN` lets this page ask it.
    const baseUrl = new URLSearchParams(location.search).get('api') ?? 'http://127.0.0.1:8080/';
    const client = await connect({ baseUrl, authorization: () => 'Basic dGplMDpUamUw' });
    this.client.set(client);
    const ticket = await client.getTicket(143);
    const { Title } = ticket.base;
    ticket.set('/Title', `${Title}!`);
    this.said.set(`${Title}\n${ticket.plan().body}`);
  }

  saved({ detail }: TicketEventMap['tw-saved']): void {
    this.told.set(`Saved: ${detail.plan.body}`);
  }
}
