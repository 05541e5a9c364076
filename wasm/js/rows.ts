import type {
  TicketBaseStatus,
  TicketRelationType,
  TicketSecurityLevel,
} from './generated/carriers.js';

/** Rows and answers of endpoints that the carriers do not describe, as the client gives them. */

/** A row of `GET Ticket`: the columns asked for, by the archive's names. */
export interface TicketRow {
  readonly PrimaryKey: number;
  readonly EntityName: string;
  readonly [column: string]: unknown;
}

export interface TicketPage {
  readonly rows: readonly TicketRow[];
  /** False when this page is the last. */
  readonly more: boolean;
  /** How many tickets the filter finds, on all pages; only where it was asked for and is answered. */
  readonly total?: number | undefined;
}

/** A row of `GET Ticket/{id}/Messages`. */
export interface MessageRow {
  readonly PrimaryKey: number;
  readonly ticketMessageId: number;
  /** The Message-ID that its writer or its mail gave it; may be empty. */
  readonly messageId: string | null;
  readonly author: string | null;
  readonly createdAt: string | null;
  readonly slevel: string | null;
}

/** Whom a message goes to. */
export interface Recipient {
  readonly address: string;
  /** How to show it: a name, or the address itself. */
  readonly name: string;
}

export interface Recipients {
  readonly to: readonly Recipient[];
  readonly cc: readonly Recipient[];
  readonly bcc: readonly Recipient[];
}

/** What the administrator has said of a custom field (`GET Ticket/CustomField`). */
export interface CustomFieldInfo {
  /** The key in CustomFields. */
  readonly FieldName: string;
  readonly FieldType: string;
  readonly DisplayName: string;
  readonly Description: string;
  readonly ShortLabel: string;
  readonly HideLabel: boolean;
  readonly HideField: boolean;
  readonly IsIndexed: boolean;
  readonly IsMandatory: boolean;
  readonly IsReadOnly: boolean;
  readonly IsExternal: boolean;
  readonly Rank: number;
  readonly TemplateVariableName: string;
}

/** Another ticket that one is related to (`GetTicketRelations`), as the server tells of it. */
export interface RelatedTicket {
  readonly TicketRelationId: number;
  /** What it is to the ticket that was asked for. */
  readonly RelationType: TicketRelationType;
  readonly RelationComment: string | null;
  readonly HasParent: boolean;
  readonly ChildCount: number;
  readonly RelatedCount: number;
  readonly RelationCreatedAt?: string;
  readonly TicketId: number;
  readonly Title: string | null;
  readonly CustId: number;
  readonly PersonFullname: string | null;
  readonly ContactId: number;
  readonly ContactName: string | null;
  readonly BaseStatus: TicketBaseStatus;
  readonly TicketStatus: number;
  readonly TicketStatusDisplayValue: string | null;
  readonly TicketCreatedAt: string | null;
}

/** What became of one ticket that was to be related to another. */
export interface RelationResult {
  readonly SourceTicketId: number;
  readonly IsValid: boolean;
  /** Why not; null where it is, and for reasons that none of these names. */
  readonly RelationError: 'ParentExists' | 'RelationExists' | 'SameTicket' | null;
  readonly ErrorMessage: string | null;
}

/** What its relations mean for closing a ticket. */
export interface RelationActions {
  /** The parent that may be closed with it; 0 for none. */
  readonly TicketIdToClose: number;
  readonly IsParentRequired: boolean;
  readonly CanCloseCurrentTicket: boolean;
  /** Children that are open, with where their customers are written to. */
  readonly Children: readonly {
    readonly TicketId: number;
    readonly Slevel: TicketSecurityLevel;
    readonly EmailAddress: string;
  }[];
}

interface WireRecipient {
  readonly Type?: string;
  readonly Value?: string;
  readonly DisplayValue?: string;
}

/** Sorts the answer of CalculateMessageRecipients; rows of another kind are passed over. */
export function recipientsOf(rows: readonly WireRecipient[] | null): Recipients {
  const of = (type: string): Recipient[] =>
    (rows ?? [])
      .filter((row) => row.Type?.toLowerCase() === type && row.Value)
      .map(({ Value = '', DisplayValue }) => ({ address: Value, name: DisplayValue || Value }));
  return { to: of('to'), cc: of('cc'), bcc: of('bcc') };
}
