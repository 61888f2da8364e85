import type { Operation } from "../../../contract/model/contract.ts";
import type { ObjectType, Type } from "../../../contract/model/type.ts";
import type { ObjectValue, Value } from "../../../contract/model/value.ts";
import { mediaTypes } from "../../../contract/model/media-type.ts";
import { serviceStackFormats } from "../../../wire/dialect/servicestack/formats.ts";
import type { Answer } from "../../operation/request.ts";
import { originOf } from "./absolute-url.ts";
import { everywhere } from "./headers.ts";
import type { RequestContext } from "./request-context.ts";

const text: Type = { kind: "string" };
const description = described({
  Name: text,
  Returns: text,
  Description: text,
  Notes: text,
  Links: { kind: "map", value: { type: text, nullable: true }, patterns: [] },
});
const listing: Type = {
  kind: "map",
  value: { type: { kind: "list", item: { type: description, nullable: true } }, nullable: true },
  patterns: [],
};

/** The list of all operations, by name, for programs: JSON whatever was asked for, and without a charset. */
export function writeIndex({ request, host, speech }: RequestContext): Answer {
  const base = originOf(request);
  const names = new Map(host.contract.operations.map((operation) => [operation.request, operation]));
  const entries = [...names].sort(([one], [other]) => (one < other ? -1 : 1));
  const value: Value = new Map([["other", entries.map(([name, operation]) => entryOf(name, operation, base))]]);
  const body = serviceStackFormats(speech.spelling).named("json").write(value, listing);
  return { status: 200, headers: [["Content-Type", mediaTypes.json], ...everywhere], body };
}

function entryOf(name: string, { result }: Operation, base: string): ObjectValue {
  const links = ["api", "ui"].map((page): [string, Value] => [page, `${base}/${page}/${name}`]);
  const returns = result?.kind === "object" ? result.name : null;
  return { Name: name, Returns: returns, Description: null, Notes: null, Links: new Map(links) };
}

function described(members: Readonly<Record<string, Type>>): ObjectType {
  const all = Object.entries(members).map(([key, type]) => ({
    key,
    name: key,
    verbatim: false,
    order: undefined,
    required: false,
    slot: { type, nullable: true },
  }));
  return {
    kind: "object",
    name: "ApiDescription",
    namespace: "http://schemas.servicestack.net/types",
    dataContract: false,
    base: undefined,
    members: all,
    all,
    rest: undefined,
  };
}
