import type { Citation } from "../../../citation.ts";
import type { Note } from "../../draft/draft.ts";
import type { Shape } from "../../document/page/shape.ts";
import type { TypeRef } from "../../document/declared.ts";
import type { Weighed, WeighedType } from "../../weigh/weighed.ts";
import type { Answer } from "./answer-type.ts";
import { answersOf, type Evidence, shownOf } from "./evidence.ts";
import type { TypeGraph } from "./type-graph.ts";

/** How the host writes names, dates and Guids: facts of the whole host, seen in its samples. */
export interface HostFacts {
  readonly casing: "pascal" | "camel";
  readonly dates: "wcf" | "iso8601" | "seconds";
  readonly guids: "compact" | "hyphens";
  /** XML namespace of types that name none. */
  readonly namespace?: string;
  /** XML namespace by type, where another one is known. */
  readonly namespaces: ReadonlyMap<string, string>;
  readonly notes: readonly Note[];
}

const contractNamespace = "http://schemas.datacontract.org/2004/07/";

interface Seen<Value> {
  readonly value: Value;
  readonly from: readonly Citation[];
}

/** Reads the host's settings off the samples. */
export function hostFactsOf(weighed: Weighed, graph: TypeGraph, answers: ReadonlyMap<string, Answer>): HostFacts {
  const samples = weighed.operations.flatMap((operation) =>
    answersOf(operation).map((evidence) => ({ evidence, answer: answers.get(operation.name)?.type })),
  );
  const json = samples.filter(({ evidence: { format } }) => format !== "xml");
  const notes: Note[] = [];
  const casing = decide("casing", casingOf(json, weighed), "camel", notes, "names of members in JSON");
  const gaps = gapsIn(json, graph);
  const dates = decide("dates", datesOf(json) ?? gaps.dates, "wcf", notes, "how dates are written in JSON");
  const usual = dates === "seconds" ? "hyphens" : "compact";
  const guids = decide("guids", guidsOf(json) ?? gaps.guids, usual, notes, "how Guids are written");
  notes.push(...gaps.notes);
  const { namespace, namespaces } = namespacesOf(weighed, graph, samples);
  if (namespace === undefined)
    notes.push({
      about: "the host",
      basis: "open",
      found: "no document shows the XML namespace of its types",
      taken: "types stand in no namespace",
      settle: `- target: $['x-standin-host']\n  update: { namespace: ${contractNamespace}Your.Namespace }`,
      from: [],
    });
  return { casing, dates, guids, namespaces, notes, ...(namespace === undefined ? {} : { namespace }) };
}

function decide<Value extends string>(
  name: string,
  seen: Seen<Value> | undefined,
  usual: Value,
  notes: Note[],
  words: string,
): Value {
  if (seen !== undefined) return seen.value;
  notes.push({
    about: "the host",
    basis: "framework",
    found: `no sample shows ${words}`,
    taken: `${name}: ${usual}, which hosts of this framework do unless they are told otherwise`,
    settle: `- target: $['x-standin-host']\n  update: { ${name}: ${usual} }`,
    from: [],
  });
  return usual;
}

interface Sampled {
  readonly evidence: Evidence;
  readonly answer: TypeRef | "void" | undefined;
}

function casingOf(
  samples: readonly Sampled[],
  { types, witnesses, casing }: Weighed,
): Seen<HostFacts["casing"]> | undefined {
  for (const { evidence } of samples) {
    const names = evidence.shape.is === "list" ? membersIn(evidence.shape.of) : membersIn(evidence.shape);
    if (names.some((name) => /^[A-Z]/.test(name))) return { value: "pascal", from: evidence.from };
    if (names.length > 0) return { value: "camel", from: evidence.from };
  }
  if (casing !== undefined) return casing;
  const scripts = ["typescript", "mjs", "php", "dart", "java", "kotlin"] as const;
  if (!scripts.some((language) => witnesses.has(language))) return undefined;
  for (const { members } of types)
    for (const { wireName } of members)
      if (wireName !== undefined)
        return { value: /^[A-Z]/.test(wireName.value) ? "pascal" : "camel", from: wireName.from };
  return undefined;
}

function membersIn(shape: Shape | undefined): readonly string[] {
  return shape?.is === "object" ? [...shape.members.keys()] : [];
}

function datesOf(samples: readonly Sampled[]): Seen<HostFacts["dates"]> | undefined {
  for (const { evidence } of samples) {
    if (evidence.text.includes("/Date(")) return { value: "wcf", from: evidence.from };
    if (/0001-01-01T00:00:00\.0{7}/.test(evidence.text)) return { value: "iso8601", from: evidence.from };
    if (evidence.format === "json" && /"0001-01-01T00:00:00"/.test(evidence.text))
      return { value: "seconds", from: evidence.from };
  }
  return undefined;
}

function guidsOf(samples: readonly Sampled[]): Seen<HostFacts["guids"]> | undefined {
  for (const { evidence } of samples) {
    if (/\b0{32}\b/.test(evidence.text)) return { value: "compact", from: evidence.from };
    if (/\b0{8}-0{4}-0{4}-0{4}-0{12}\b/.test(evidence.text)) return { value: "hyphens", from: evidence.from };
  }
  return undefined;
}

interface Gaps {
  dates?: Seen<HostFacts["dates"]>;
  guids?: Seen<HostFacts["guids"]>;
  readonly notes: Note[];
}

/**
 * A member that is never empty and yet missing from the sample: the host writes its type with a function of its own, which
 * leaves out default values, and how it writes them does not show.
 */
function gapsIn(samples: readonly Sampled[], graph: TypeGraph): Gaps {
  const gaps: Gaps = { notes: [] };
  const visit = (type: TypeRef, shape: Shape | undefined, evidence: Evidence, depth: number): void => {
    if (depth > 8 || shape === undefined) return;
    if (type.is === "list") return visit(type.of, shape.is === "list" ? shape.of : shape, evidence, depth + 1);
    const declared = graph.named(type);
    if (declared === undefined || shape.is !== "object") return;
    for (const member of graph.membersOf(declared)) {
      const shown = shownOf(shape, member);
      if (shown !== undefined) visit(member.type.value, shown, evidence, depth + 1);
      else if (member.optional?.value !== true)
        noteGap(gaps, declared.name, member.spelled, member.type.value, evidence);
    }
  };
  for (const { evidence, answer } of samples)
    if (answer !== undefined && answer !== "void") visit(answer, evidence.shape, evidence, 0);
  return gaps;
}

function noteGap(gaps: Gaps, type: string, member: string, { is, ...rest }: TypeRef, { from }: Evidence): void {
  if (is !== "scalar" || !("kinds" in rest)) return;
  const kind = rest.kinds.includes("string")
    ? undefined
    : rest.kinds.find((one) => one.startsWith("date") || one === "guid");
  if (kind === undefined) return;
  const isGuid = kind === "guid";
  const name = isGuid ? "guids" : "dates";
  if (gaps[name] !== undefined) return;
  if (isGuid) gaps.guids = { value: "hyphens", from };
  else gaps.dates = { value: "seconds", from };
  gaps.notes.push({
    about: `${type}.${member}`,
    basis: "open",
    found: `it is never empty and the sample answer lacks it: the host writes ${isGuid ? "Guids" : "dates"} its own way, which does not show`,
    taken: isGuid ? "guids: hyphens" : "dates: seconds, as in 2026-02-03T04:05:06",
    settle: `- target: $['x-standin-host']\n  update: { ${name}: ${isGuid ? "compact" : "iso8601"} }`,
    from,
  });
}

function namespacesOf(
  { types }: Weighed,
  graph: TypeGraph,
  samples: readonly Sampled[],
): Pick<HostFacts, "namespace" | "namespaces"> {
  const namespaces = new Map<string, string>();
  for (const { name, namespace } of types)
    if (namespace !== undefined) namespaces.set(name, contractNamespace + namespace.value);
  for (const { evidence, answer } of samples)
    if (evidence.format === "xml" && answer !== undefined && answer !== "void")
      shownNamespaces(answer, evidence.shape, graph, namespaces, 0);
  const counts = new Map<string, number>();
  for (const namespace of namespaces.values()) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  const answered = samples.map(({ answer }) =>
    answer === undefined || answer === "void" ? undefined : graph.named(answer)?.name,
  );
  const main = answered.map((name) => namespaces.get(name ?? "")).find((namespace) => namespace !== undefined);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]).map(([namespace]) => namespace);
  const namespace = main ?? most;
  return { namespaces, ...(namespace === undefined ? {} : { namespace }) };
}

/** In XML each member stands in the namespace of the type that declares it. */
function shownNamespaces(
  type: TypeRef,
  shape: Shape,
  graph: TypeGraph,
  into: Map<string, string>,
  depth: number,
): void {
  if (depth > 8 || shape.is !== "object") return;
  if (type.is === "list") {
    for (const item of shape.members.values()) shownNamespaces(type.of, item, graph, into, depth + 1);
    return;
  }
  const declared = graph.named(type);
  if (declared === undefined) return;
  for (const one of [declared, ...graph.basesOf(declared)]) learn(one, shape, graph, into, depth);
}

function learn(
  declared: WeighedType,
  shape: Shape & { is: "object" },
  graph: TypeGraph,
  into: Map<string, string>,
  depth: number,
): void {
  for (const member of declared.members) {
    const shown = shownOf(shape, member);
    if (shown === undefined || shown.is === "list") continue;
    if (shown.namespace !== undefined && shown.namespace !== "")
      into.set(declared.name, into.get(declared.name) ?? shown.namespace);
    shownNamespaces(member.type.value, shown, graph, into, depth + 1);
  }
}
