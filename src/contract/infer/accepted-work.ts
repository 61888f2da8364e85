import type { Part } from "../../source/part.ts";
import type { SchemaView } from "../check/schema-view.ts";
import { stateNamed, statesOf } from "./actions-in.ts";
import type { DescribedOperation } from "./described-operation.ts";

/** Words for work that has not begun, or goes on; the likeliest first. */
const waiting = ["queued", "pending", "waiting", "accepted", "submitted", "scheduled", "new", "created"];
const underWay = ["processing", "inprogress", "running", "started", "active"];
/** Words for work that is done. */
const done = ["done", "completed", "complete", "finished", "succeeded", "success", "successful", "processed", "ready"];

/**
 * What an operation that only accepts work (202, RFC 9110 section 15.3.3) makes of the row: its answer shows it waiting, and
 * whoever looks next finds it done. Nothing, where no state of the row has words for both.
 */
export function acceptedWork(
  { success }: DescribedOperation,
  row: Part,
  view: SchemaView,
): { readonly set?: object; readonly afterwards?: object } {
  if (success !== "202") return {};
  const states = statesOf(row, view);
  const before = stateNamed([...waiting, ...underWay], states);
  const after = stateNamed(done, states);
  if (before === undefined || after === undefined || before.property !== after.property) return {};
  return { set: { [before.property]: before.value }, afterwards: { [after.property]: after.value } };
}
