import type { Value } from "../../contract/model/value.ts";
import { isObjectValue } from "../../contract/model/value.ts";
import { type Reply, valueOf } from "../exchange/reply.ts";
import type { Deviation } from "./deviation.ts";

/** A refusal shows no text of what the success shows, beyond what was sent in the question itself. */
export function judgeSilence(refusal: Reply, success: Reply): Deviation | undefined {
  const asked = decodeURIComponent(refusal.request.target.replaceAll(/%(?![0-9a-f]{2})/gi, "%25"));
  const texts = new Set(textsIn(valueOf(success) ?? null).filter((text) => text.length >= 6 && !asked.includes(text)));
  const shown = [...texts].find((text) => refusal.text.includes(text));
  return shown === undefined ? undefined : { place: { kind: "body" }, expected: "no data of the target", found: shown };
}

function textsIn(value: Value): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObjectValue(value) ? Object.values(value).flatMap(textsIn) : [];
}
