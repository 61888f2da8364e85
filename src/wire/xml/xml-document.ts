import type { Type } from "../../contract/type.ts";
import type { Value } from "../../contract/value.ts";
import { errorResponse } from "../error-response.ts";
import { wellFormed } from "../scalar/well-formed.ts";
import { NamelessNumber } from "./xml-leaf.ts";
import { ImpossibleText, XmlSink } from "./xml-sink.ts";
import { writeRoot } from "./xml-writer.ts";

const PROLOG = '<?xml version="1.0" encoding="utf-8"?>';

/**
 * A value as a document (a string as it stands, as in every format), with the ending that a host gives one that cannot be written: its status has been sent by then.
 * Text with an impossible character stops the document where it is; an enum's nameless number leaves its element empty and
 * closes the others. At once an error document follows, which stops too where its message quotes the impossible character.
 * (fixtures/recordings/values.)
 */
export function writeXml(value: Value, type: Type): string {
  if (value === null) return "";
  if (type.kind === "string" && typeof value === "string") return wellFormed(value);
  const sink = new XmlSink(PROLOG);
  try {
    writeRoot(sink, value, type);
    return sink.toString();
  } catch (failure) {
    if (failure instanceof ImpossibleText)
      return sink.toString() + failureDocument("ArgumentException", failure.message);
    if (!(failure instanceof NamelessNumber)) throw failure;
    sink.endAll();
    return sink.toString() + failureDocument("SerializationException", failure.message);
  }
}

function failureDocument(code: string, message: string): string {
  const sink = new XmlSink(PROLOG);
  try {
    writeRoot(sink, { ResponseStatus: { ErrorCode: code, Message: message, Errors: [] } }, errorResponse);
  } catch (failure) {
    if (!(failure instanceof ImpossibleText)) throw failure;
  }
  return sink.toString();
}
