import type { Kind } from "../../declared.ts";

/** The names that .NET's languages share for scalars without a word of their own. */
export const codeNames: Readonly<Record<string, readonly Kind[]>> = {
  String: ["string"],
  Boolean: ["boolean"],
  SByte: ["int8"],
  Byte: ["uint8"],
  Int16: ["int16"],
  UInt16: ["uint16"],
  Int32: ["int32"],
  UInt32: ["uint32"],
  Int64: ["int64"],
  UInt64: ["uint64"],
  Single: ["float"],
  Double: ["double"],
  Decimal: ["decimal"],
  Char: ["char"],
  Guid: ["guid"],
  Uri: ["uri"],
  DateTime: ["datetime"],
  DateTimeOffset: ["datetimeoffset"],
  DateOnly: ["date"],
  TimeOnly: ["time"],
  TimeSpan: ["timespan"],
};
