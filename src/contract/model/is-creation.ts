import { plainName } from "./plain-name.ts";

/** Whether a property is called after when its row was made. */
export function isCreation(name: string): boolean {
  return /^(created|createdat|createdon|createddate|datecreated|creationdate|timestamp|date)$/.test(plainName(name));
}
