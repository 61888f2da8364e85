import { valueAt } from "../../../contract/model/property.ts";
import { keyText, type Within } from "./thing.ts";
import type { ThingWrite } from "./written-rows.ts";

/** Whose a row is that was written again: what it was, and what is said of it now; of a listed row asked for by its key alone nothing hidden. */
export function withinBoth({ within: known, isNew }: ThingWrite, { within }: ThingWrite): Within {
  const isKept = (property: string): boolean => isNew || !isUnknown(property, within);
  const more = within.filter(([property]) => !isHidden(property) && !known.some(([name]) => name === property));
  return [...known.filter(([property]) => isKept(property)), ...more];
}

/** Whether no property of a row shows the owner. */
function isHidden(property: string): boolean {
  return property.startsWith("$");
}

/** Whether nothing says of what hidden owner a row is: then it is that of all lists which show its key. */
function isUnknown(property: string, own: Within): boolean {
  return isHidden(property) && !own.some(([name]) => isHidden(name));
}

export function isOfAnybody({ within: own }: ThingWrite, within: Within): boolean {
  return within.some(([property]) => isUnknown(property, own));
}

/** Whether a row is one of those that are meant: it was written as theirs, or says so itself. */
export function isOf({ within: own, row, isNew, isDetached, moved = [] }: ThingWrite, within: Within): boolean {
  const isMeant = ([property, value]: Within[number]): boolean =>
    within.some(([name, asked]) => name === property && keyText(asked) === keyText(value));
  if (isDetached === true && !own.every(isMeant)) return false;
  return within.every(([property, value]) => {
    if (isUnknown(property, own) && !isNew) return true;
    const written = moved.includes(property) ? undefined : own.find(([name]) => name === property)?.[1];
    const shown = isHidden(property) ? null : valueAt(row, property);
    return keyText(written ?? shown) === keyText(value);
  });
}

/** Whether a row went from that owner, or to another one than that. */
export function isElsewhere({ row, moved = [] }: ThingWrite, within: Within): boolean {
  return within.some(
    ([property, value]) => moved.includes(property) && keyText(valueAt(row, property)) !== keyText(value),
  );
}

/** A row that changed its owner is gone from the lists of others, and new in that of its own. */
export function seenFrom(within: Within, write: ThingWrite): ThingWrite {
  if (isElsewhere(write, within)) return { ...write, thing: undefined };
  return within.some(([property]) => write.moved?.includes(property) === true) ? { ...write, isNew: true } : write;
}
