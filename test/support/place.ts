import { placeText } from "../../src/verify/report/place-text.ts";
import type { Deviation } from "../../src/verify/verdict/deviation.ts";
import type { Place } from "../../src/verify/verdict/place.ts";

/** Where a deviation is, as reports say it. */
export function placeOf(deviation: Deviation | undefined): string | undefined {
  return deviation && placeText(deviation.place);
}

/** Places of every kind, and how reports say them. */
export const examplePlaces: readonly (readonly [Place, string])[] = [
  [{ kind: "connection" }, "connection"],
  [{ kind: "time" }, "time"],
  [{ kind: "status" }, "status"],
  [{ kind: "header", name: "Vary" }, "header Vary"],
  [{ kind: "header", name: "Set-Cookie", cookie: "ss-id" }, "header Set-Cookie ss-id"],
  [{ kind: "body" }, "body"],
  [{ kind: "body", character: 7 }, "body, character 7"],
  [{ kind: "body", format: "csv" }, "CSV body"],
  [{ kind: "value", pointer: "" }, "/"],
  [{ kind: "value", pointer: "/Rows/0/Id" }, "/Rows/0/Id"],
  [{ kind: "property", path: "Subscription.Event" }, "Subscription.Event"],
  [{ kind: "error", part: "code" }, "error code"],
  [{ kind: "error", part: "list" }, "errors"],
  [{ kind: "error", part: "entry meta" }, "meta of an error"],
  [{ kind: "page", part: "done" }, "done"],
  [{ kind: "page", page: {} }, "page"],
  [{ kind: "page", page: { number: 2 }, part: "iterator" }, "page 2, iterator"],
  [{ kind: "page", page: { at: "turned" }, part: "iterator" }, "turned page, iterator"],
  [{ kind: "row", page: { at: "end" }, number: 1 }, "page after the last row, row 1"],
  [{ kind: "row", page: { number: 3, size: 2 }, number: 1 }, "page 3 of 2 rows, row 1"],
  [{ kind: "row", page: { size: 5 }, number: 1 }, "page of 5 rows, row 1"],
  [{ kind: "row", page: { after: "b" }, number: 1 }, "page after b, row 1"],
  [{ kind: "row", page: { before: "b" }, number: 1 }, "page before b, row 1"],
  [{ kind: "row", page: { number: 1, under: [["Status", "Sent"]] }, number: 4 }, "page 1 under Status=Sent, row 4"],
  [
    {
      kind: "row",
      page: {
        under: [
          ["A", "1"],
          ["B", "2"],
        ],
      },
      number: 4,
    },
    "A=1 and B=2, row 4",
  ],
  [{ kind: "row", page: { number: 1 }, number: 2, property: "Status" }, "page 1, row 2, Status"],
  [{ kind: "row", number: 2, pointer: "/Url" }, "row 2/Url"],
  [{ kind: "key", key: "a1" }, "the row a1"],
  [{ kind: "key", key: "a1", bound: "2026-01-01" }, "the row a1, exactly at 2026-01-01"],
  [{ kind: "rows", under: [["Status", "Sent"]] }, "rows under Status=Sent"],
  [{ kind: "rows", under: [["Status"]] }, "rows under Status"],
  [{ kind: "walk", size: 3 }, "walk with 3 rows per page"],
  [{ kind: "walk" }, "walk with the largest pages"],
  [{ kind: "walk", under: [["Status", "Sent"]] }, "under Status=Sent"],
];
