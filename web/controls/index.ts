import type { Control as ControlName } from '../../wasm/js/generated/schema.js';
import { checkboxControl } from './checkbox.js';
import { choiceControl } from './choice.js';
import type { Control } from './control.js';
import { dateTimeControl } from './date-time.js';
import { dictionaryControl } from './dictionary.js';
import { multilineControl } from './multiline.js';
import { numberControl } from './number.js';
import { ownerControl } from './owner.js';
import { personControl } from './person.js';
import { personsControl, tagsControl } from './set.js';
import { statusControl } from './status.js';
import { textControl } from './text.js';
import { treeControl } from './tree.js';

export type { Control, ControlContext } from './control.js';

/** The control of each kind that the property table names; `undefined`: not shown in forms. */
export const controls: Readonly<Record<ControlName, Control | undefined>> = {
  none: undefined,
  html: undefined,
  text: textControl,
  multiline: multilineControl,
  number: numberControl,
  checkbox: checkboxControl,
  'date-time': dateTimeControl,
  choice: choiceControl,
  tree: treeControl,
  owner: ownerControl,
  person: personControl,
  persons: personsControl,
  tags: tagsControl,
  dictionary: dictionaryControl,
  status: statusControl,
};
