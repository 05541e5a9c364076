import type { Problem } from './errors.js';
import { automaticOwner, unassignedOwner, type CustomFieldKind } from './generated/values.js';

export { automaticOwner, unassignedOwner, type CustomFieldKind };

/** One thing that a save would be refused for. */
export interface Fault {
  readonly code: Problem['code'];
  /** JSON Pointer (RFC 6901) of the value. */
  readonly pointer: string;
  /** Byte offset of the value in the body. */
  readonly offset?: number;
  /** A sentence for a person. */
  readonly message: string;
}

/** What may be done with one property; a server decides for itself. */
export interface FieldAccess {
  /** False: not to be shown. */
  readonly read: boolean;
  readonly update: boolean;
  /** A value must be demanded. */
  readonly mandatory: boolean;
  /** Why, where the server says so. */
  readonly reason: string;
  /** The server's name of the data type, such as `System.String`; may be empty. */
  readonly type: string;
  /** Most characters of a text, bytes of anything else; 0 where nobody says. */
  readonly length: number;
}

/** What TableRight and FieldProperties allow. */
export interface Rights {
  readonly table: {
    readonly select: boolean;
    readonly insert: boolean;
    readonly update: boolean;
    readonly delete: boolean;
    readonly reason: string;
  };
  /** By property, and by `CustomFields.<key>` where a custom field has rights of its own. */
  readonly fields: Readonly<Record<string, FieldAccess>>;
}

/** One entry of CustomFields. */
export interface CustomField {
  readonly key: string;
  /** As it came. */
  readonly text: string;
  readonly kind: CustomFieldKind;
  readonly value: string;
  /** How the server shows the value; may be empty. */
  readonly display: string;
  readonly tooltip: string;
}

/** True where an id stands for a choice and not for an associate. */
export function isOwnerSentinel(id: number): boolean {
  return id === unassignedOwner || id === automaticOwner;
}
