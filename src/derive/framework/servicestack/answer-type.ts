import type { Citation } from "../../../citation.ts";
import { canonical } from "../../document/canonical.ts";
import type { TypeRef } from "../../document/declared.ts";
import { namesOf, type Shape } from "../../document/page/shape.ts";
import type { WeighedOperation, WeighedType } from "../../weigh/weighed.ts";
import { answersOf } from "./evidence.ts";
import { typesOfShape } from "./shape-types.ts";
import type { TypeGraph } from "./type-graph.ts";

/** What an operation answers with, and how that was found. */
export interface Answer {
  readonly type: TypeRef | "void";
  readonly from: readonly Citation[];
  /** In words, where no document states it. */
  readonly found?: string;
  /** Types that only the sample shows. */
  readonly made: readonly WeighedType[];
}

/**
 * Finds the answer's type. Listings on pages do not name it; it is stated elsewhere, or the root of the XML sample is called
 * so, or its members are those of the JSON sample. A page without a sample answer is of an operation that answers nothing.
 */
export function answerOf(operation: WeighedOperation, graph: TypeGraph): Answer {
  const stated = statedBy(operation, graph);
  const samples = answersOf(operation);
  if (stated !== undefined) return { ...stated, made: [] };
  for (const { shape, format, from } of samples) {
    const named = format === "xml" && shape.is === "object" ? namedRoot(shape, graph) : undefined;
    if (named !== undefined) return { type: named, from, made: [] };
  }
  const request = graph.get(operation.requestType);
  for (const { shape, from } of samples) {
    const matched = byShape(shape, graph, request);
    if (matched !== undefined)
      return { type: matched, from, found: "its members are those of the sample answer", made: [] };
  }
  return bySampleAlone(operation, graph);
}

function statedBy(operation: WeighedOperation, graph: TypeGraph): Pick<Answer, "type" | "from"> | undefined {
  const request = graph.get(operation.requestType);
  const told = operation.returns ?? request?.response;
  if (told !== undefined) {
    const { value, from } = told;
    const isNil = value !== "void" && value.is === "named" && /^(?:nil|void|None)$/.test(value.name);
    if (value !== "void" && value.is === "unknown") return undefined;
    return { type: isNil ? "void" : value, from };
  }
  const returned = request?.attributes
    .find(({ name }) => name === "Returns")
    ?.args.get("0")
    ?.replace(/['"]/g, "");
  if (returned !== undefined && graph.get(returned) !== undefined)
    return { type: { is: "named", name: returned, of: [] }, from: request?.from ?? [] };
  for (const { value, from } of request?.interfaces ?? []) {
    if (value.is !== "named") continue;
    const [of] = value.of;
    if (value.name === "IReturn" && of !== undefined) return { type: of, from };
    if (value.name === "IReturnVoid") return { type: "void", from };
  }
  return undefined;
}

/** `<Orders>` names the type, `<ArrayOfOrder>` that of the items. */
function namedRoot(shape: Shape & { is: "object" }, graph: TypeGraph): TypeRef | undefined {
  const name = shape.name ?? "";
  const root = graph.inXml(name, shape.namespace);
  if (root !== undefined) return { is: "named", name: root.name, of: [] };
  const item = name.startsWith("ArrayOf") ? name.slice("ArrayOf".length) : undefined;
  if (item === undefined) return undefined;
  if (item === "string") return { is: "list", of: { is: "scalar", kinds: ["string"] } };
  const listed = graph.inXml(item, shape.namespace);
  return listed === undefined ? undefined : { is: "list", of: { is: "named", name: listed.name, of: [] } };
}

/** The declared type whose members are those shown; members may be missing from a sample, never from the type. */
function byShape(shape: Shape, graph: TypeGraph, request: WeighedType | undefined): TypeRef | undefined {
  const shown = namesOf(shape).map(canonical);
  if (shown.length === 0) return undefined;
  let best: { type: WeighedType; surplus: number } | undefined;
  for (const type of graph.all) {
    if (type.kind === "enum") continue;
    const keys = new Set(
      graph
        .membersOf(type)
        .flatMap(({ key, wireName }) => [key, ...(wireName === undefined ? [] : [canonical(wireName.value)])]),
    );
    if (!shown.every((name) => keys.has(name))) continue;
    const surplus = graph.membersOf(type).length - shown.length + (type === request ? 0.5 : 0);
    if (best === undefined || surplus < best.surplus) best = { type, surplus };
  }
  if (best === undefined) return undefined;
  const named: TypeRef = { is: "named", name: best.type.name, of: [] };
  return shape.is === "list" ? { is: "list", of: named } : named;
}

function bySampleAlone(operation: WeighedOperation, graph: TypeGraph): Answer {
  const called = graph.get(`${operation.name}Response`);
  const from = operation.answers[0]?.from ?? operation.from;
  if (called !== undefined)
    return { type: { is: "named", name: called.name, of: [] }, from: called.from, found: "its name says so", made: [] };
  const raw = /^\((string|byte\[\]|Stream|HttpWebResponse)\)$/.exec(operation.answers[0]?.value.body?.value ?? "")?.[1];
  if (raw !== undefined) {
    const kind = raw === "string" ? "string" : "bytes";
    return { type: { is: "scalar", kinds: [kind] }, from, made: [] };
  }
  const [sample] = answersOf(operation);
  if (sample !== undefined) {
    const { type, made } = typesOfShape(sample.shape, `${operation.name}Response`, sample.from);
    return {
      type,
      from: sample.from,
      found: "no document lists it; its members are taken from the sample answer",
      made,
    };
  }
  if (operation.answers.length > 0)
    return { type: { is: "any" }, from, found: "there is a sample answer, and its type cannot be told", made: [] };
  const isPage = operation.requests.length > 0;
  return isPage
    ? { type: "void", from: operation.requests[0]?.from ?? from, made: [] }
    : { type: { is: "any" }, from, found: "no document says what it answers", made: [] };
}
