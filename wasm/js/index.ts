export { Client, connect } from './client.js';
export type {
  CallOptions,
  ClientOptions,
  ListOptions,
  SaveOptions,
  SelectOptions,
  TicketPage,
  TicketRow,
} from './client.js';
export {
  Core,
  DocumentHandle,
  type CoreRequest,
  type CoreUsage,
  type Merge,
  type Overlap,
  type PlanBytes,
  type PlanOptions,
} from './core.js';
export { Draft, type Change, type DraftMerge, type PatchOperation, type Plan } from './draft.js';
export { TicketwireError, type Problem } from './errors.js';
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
export { load, type LoadOptions } from './load.js';
export type { Selected } from './select.js';
export type { ErrorCode } from './generated/errors.js';
export type * from './generated/carriers.js';
