import type { ListType, MapType, Member, ObjectType, TupleType, Type } from "../../../../contract/model/type.ts";

/** What of an answer a CSV shows. */
export type CsvShape =
  /** A header and a line per item. */
  | { readonly kind: "rows"; readonly row: ObjectType }
  /** A header and one line: the object itself. */
  | { readonly kind: "row"; readonly row: ObjectType }
  /** The items of the member that holds the rows; everything else is dropped. */
  | { readonly kind: "member"; readonly owner: ObjectType; readonly member: Member; readonly list: ListType }
  /** A line of keys and a line of values. */
  | { readonly kind: "pairs"; readonly map: MapType }
  /** One line of cells without a header: a list of plain values. */
  | { readonly kind: "line"; readonly list: ListType | TupleType }
  /** Anything else, as text. */
  | { readonly kind: "text" };

/** Which rows a CSV of the type has; JSONL follows it. */
export function csvShape(type: Type): CsvShape {
  switch (type.kind) {
    case "list":
      return type.item.type.kind === "object" ? { kind: "rows", row: type.item.type } : { kind: "line", list: type };
    case "tuple":
      return { kind: "line", list: type };
    case "map":
      return { kind: "pairs", map: type };
    case "object": {
      const member = type.dataContract ? rowsMember(type) : undefined;
      return member ?? { kind: "row", row: type };
    }
    default:
      return { kind: "text" };
  }
}

/** The columns of a row: as JSON has its members, but without the order that [DataMember] gives them. */
export function csvColumns(type: ObjectType): readonly Member[] {
  return type.base === undefined ? type.members : [...type.members, ...csvColumns(type.base)];
}

/** The first list among the members of a class that shows only what it marks. */
function rowsMember(type: ObjectType): CsvShape | undefined {
  for (const member of csvColumns(type)) {
    if (member.slot.type.kind === "list") return { kind: "member", owner: type, member, list: member.slot.type };
  }
  return undefined;
}
