import type { Type } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import type { Spelling, WriteFailure } from "../spelling.ts";
import { wellFormed } from "../../../scalar/well-formed.ts";
import { NamelessNumber } from "./xml-leaf.ts";
import { ImpossibleText, XmlSink } from "./xml-sink.ts";
import { writeRoot } from "./xml-writer.ts";

const PROLOG = '<?xml version="1.0" encoding="utf-8"?>';

/**
 * A value as a document (a string as it stands, as in every format). Total: text with an impossible character stops the
 * document where it is; an enum's nameless number leaves its element empty and closes the others. What a host writes behind
 * that is its own document (`Spelling.brokenOff`), which stops too where it quotes the impossible character.
 */
export function writeXml(value: Value, type: Type, spelling: Spelling): string {
  if (value === null) return "";
  if (type.kind === "string" && typeof value === "string") return wellFormed(value);
  const sink = new XmlSink(PROLOG);
  const failure = writeInto(sink, value, type);
  const ending = failure === undefined ? undefined : spelling.brokenOff?.(failure);
  if (ending === undefined) return sink.toString();
  const behind = new XmlSink(PROLOG);
  writeInto(behind, ending.value, ending.type);
  return sink.toString() + behind.toString();
}

/** Writes as far as it goes; what stopped it, if anything did. */
function writeInto(sink: XmlSink, value: Value, type: Type): WriteFailure | undefined {
  try {
    writeRoot(sink, value, type);
    return undefined;
  } catch (failure) {
    if (failure instanceof ImpossibleText) return { kind: "impossible text", message: failure.message };
    if (!(failure instanceof NamelessNumber)) throw failure;
    sink.endAll();
    return { kind: "nameless number", message: failure.message };
  }
}
