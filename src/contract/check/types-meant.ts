/** The types of JSON Schema. */
export const types = ["array", "boolean", "integer", "null", "number", "object", "string"];

interface Meant {
  readonly type: string;
  readonly format?: string;
}

/** What people write who think of a language's types, or of those that other formats have. */
const meanings: Readonly<Record<string, Meant>> = {
  str: { type: "string" },
  text: { type: "string" },
  char: { type: "string" },
  date: { type: "string", format: "date" },
  datetime: { type: "string", format: "date-time" },
  "date-time": { type: "string", format: "date-time" },
  timestamp: { type: "string" },
  uuid: { type: "string", format: "uuid" },
  guid: { type: "string", format: "uuid" },
  uri: { type: "string", format: "uri" },
  url: { type: "string", format: "uri" },
  email: { type: "string", format: "email" },
  enum: { type: "string" },
  file: { type: "string", format: "binary" },
  binary: { type: "string", format: "binary" },
  byte: { type: "string", format: "byte" },
  int: { type: "integer" },
  int32: { type: "integer", format: "int32" },
  int64: { type: "integer", format: "int64" },
  long: { type: "integer", format: "int64" },
  float: { type: "number", format: "float" },
  double: { type: "number", format: "double" },
  decimal: { type: "number" },
  bool: { type: "boolean" },
  list: { type: "array" },
  map: { type: "object" },
  dict: { type: "object" },
  json: { type: "object" },
};

/** What a type that JSON Schema does not have stands for; undefined: nobody knows, so that it says nothing. */
export function meantType(written: string): Meant | undefined {
  const word = written.trim().toLowerCase();
  if (types.includes(word)) return { type: word };
  return Object.hasOwn(meanings, word) ? meanings[word] : undefined;
}
