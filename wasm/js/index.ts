export { Client, connect } from './client.js';
export type {
  GuardOptions,
  ListOptions,
  ReadOptions,
  SaveOptions,
  SelectOptions,
} from './client.js';
export type { AttachmentOptions, NewMessage, SendMessageOptions } from './message-calls.js';
export type { RelateOptions } from './relation-calls.js';
export type {
  CallOptions,
  ClientOptions,
  Conditions,
  Content,
  PreparedRequest,
} from './transport.js';
export type { Progress } from './upload.js';
export type {
  CustomFieldInfo,
  MessageRow,
  Recipient,
  Recipients,
  RelatedTicket,
  RelationActions,
  RelationResult,
  TicketPage,
  TicketRow,
} from './rows.js';
export {
  Core,
  DocumentHandle,
  type CoreRequest,
  type CoreUsage,
  type Location,
  type Merge,
  type Overlap,
  type OpenOptions,
  type PlanNotes,
  type PlanText,
  type PlanOptions,
} from './core.js';
export {
  Draft,
  type Change,
  type DraftMerge,
  type DraftOptions,
  type PatchOperation,
  type Plan,
} from './draft.js';
export { TicketwireError, type LoadReason, type Problem } from './errors.js';
export {
  automaticOwner,
  isOwnerSentinel,
  unassignedOwner,
  type CustomField,
  type CustomFieldKind,
  type Fault,
  type FieldAccess,
  type Rights,
} from './fields.js';
export { load, type CoreSource, type LoadOptions } from './load.js';
export type { Path, Value } from './path.js';
export type { Selected } from './select.js';
export { version } from './generated/version.js';
export type { ErrorCode } from './generated/errors.js';
export type { EndpointName, Endpoints, Sent } from './generated/endpoints.js';
export type * from './generated/carriers.js';
