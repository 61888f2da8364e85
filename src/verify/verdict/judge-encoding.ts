import { formatOf } from "../../contract/model/media-type.ts";
import { contentTypeOf, type Reply } from "../exchange/reply.ts";
import type { Deviation } from "./deviation.ts";

/** Text is UTF-8. Of a media type that is no text, or that names another encoding, nothing of the kind is promised. */
export function judgeEncoding(reply: Reply): Deviation | undefined {
  const { response } = reply;
  const type = contentTypeOf(reply) ?? "";
  const [, charset = "utf-8"] = /;\s*charset\s*=\s*"?([\w-]+)/i.exec(type) ?? [];
  const isText = type === "" || formatOf(type) !== undefined || /^(text\/|[^;]*[+/](json|xml)\b)/i.test(type);
  if (!isText || !/^(utf-?8|us-ascii)$/i.test(charset)) return undefined;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(response.body);
    return undefined;
  } catch {
    return { place: { kind: "body" }, expected: "UTF-8", found: "bytes that are not" };
  }
}
