import type { FilterCondition, ErrorPart, PageName, Place } from "../verdict/place.ts";
import type { Words } from "../verdict/deviation.ts";

/** A place as reports say it: `header Vary`, `page 2, row 5`, `/Rows/0/Id`. */
export function placeText(place: Place): string {
  switch (place.kind) {
    case "connection":
    case "time":
    case "status":
      return place.kind;
    case "header":
      return joined(" ", "header", place.name, place.cookie);
    case "body":
      return joined(
        ", ",
        joined(" ", place.format?.toUpperCase(), "body"),
        place.character === undefined ? undefined : `character ${place.character}`,
      );
    case "value":
      return place.pointer === "" ? "/" : place.pointer;
    case "property":
      return place.path;
    case "error":
      return errorParts[place.part];
    case "page":
      return joined(", ", place.page && pageText(place.page), place.part);
    case "row":
      return joined(
        ", ",
        place.page && pageText(place.page),
        `row ${place.number}${place.pointer ?? ""}`,
        place.property,
      );
    case "key":
      return joined(", ", `the row ${place.key}`, place.bound === undefined ? undefined : `exactly at ${place.bound}`);
    case "rows":
      return `rows under ${conditionsText(place.under)}`;
    case "walk":
      if (place.under !== undefined) return `under ${conditionsText(place.under)}`;
      return `walk with ${place.size === undefined ? "the largest pages" : `${place.size} rows per page`}`;
  }
}

/** Words of a deviation, with the places in them said too. */
export function wordsText(words: Words): string {
  return typeof words === "string"
    ? words
    : words.map((part) => (typeof part === "string" ? part : placeText(part))).join("");
}

const errorParts: Readonly<Record<ErrorPart, string>> = {
  code: "error code",
  message: "error message",
  field: "error field",
  "stack trace": "stack trace",
  list: "errors",
  "entry message": "message of an error",
  "entry meta": "meta of an error",
};

/** A page that only filters tell has their names. */
function pageText({ number, size, after, before, at, under }: PageName): string {
  if (under !== undefined && number === undefined) return conditionsText(under);
  return joined(
    " ",
    at === "turned" ? "turned page" : "page",
    number?.toString(),
    size === undefined ? undefined : `of ${size} rows`,
    after === undefined ? undefined : `after ${after}`,
    before === undefined ? undefined : `before ${before}`,
    at === "end" ? "after the last row" : undefined,
    under && `under ${conditionsText(under)}`,
  );
}

function conditionsText(conditions: readonly FilterCondition[]): string {
  return conditions.map((condition) => condition.join("=")).join(" and ");
}

function joined(separator: string, ...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(separator);
}
