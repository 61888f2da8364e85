import { plainName } from "../model/plain-name.ts";
import { pointerOf } from "../../source/pointer.ts";
import type { Part } from "../../source/part.ts";
import type { SchemaView } from "../check/schema-view.ts";
import { type Collection, freeName } from "./collections.ts";
import { type Described, type DescribedOperation, sentIn } from "./described-operation.ts";
import { ownersIn } from "./relations.ts";
import { barePath, parameterOf, segmentsOfPath, shapeOf } from "./words.ts";

/** A thing of which there is one for each owner, and the operations that show and change it. */
export interface Singleton {
  /** The thing as an entity: it has no key, and needs none. */
  readonly collection: Collection;
  readonly answers: readonly {
    readonly operation: DescribedOperation;
    readonly answer: object;
    readonly reason: string;
  }[];
}

/**
 * Paths that show one thing and change it: `GET` and `PATCH /me`, `PUT /users/{id}/settings`. What is sent has to be of the
 * thing that is shown, by the names of its properties.
 */
export function singletonsIn(collections: readonly Collection[], described: Described): readonly Singleton[] {
  const read = new Set(collections.flatMap(({ readings }) => readings.map(({ operation }) => operation.part)));
  const taken = new Set(collections.map(({ name }) => name));
  const changing = described.operations.filter(
    ({ method, part }) => ["PUT", "PATCH"].includes(method) && !part.has("x-standin-answer"),
  );
  const byPath = new Map<string, DescribedOperation[]>();
  for (const write of changing) byPath.set(shapeOf(write.path), [...(byPath.get(shapeOf(write.path)) ?? []), write]);
  return described.operations.flatMap((operation): Singleton[] => {
    const { method, path, part, answer } = operation;
    const isKeyed = parameterOf(segmentsOfPath(path).at(-1)) !== undefined;
    if (method !== "GET" || answer === undefined || isKeyed || read.has(part) || part.has("x-standin-answer"))
      return [];
    const writes = byPath.get(shapeOf(path)) ?? [];
    const bodies = writes.flatMap((write) => {
      const schema = sentIn(write, described);
      return schema === undefined || described.view.kind(schema) === "array" ? [] : [{ write, schema }];
    });
    const row = rowSent(
      answer,
      bodies.map(({ schema }) => schema),
      described.view,
    );
    return row === undefined
      ? []
      : [
          singletonOf(
            operation,
            row,
            bodies.map(({ write }) => write),
            described,
            taken,
          ),
        ];
  });
}

interface RowAt {
  readonly at: readonly string[];
  readonly row: Part;
}

/** What of an answer the bodies are about: the answer itself, or the member of it that shares most names with each of them. */
function rowSent(answer: Part, bodies: readonly Part[], view: SchemaView): RowAt | undefined {
  if (bodies.length === 0 || view.kind(answer) === "array") return undefined;
  const members = [...view.members(answer)].filter(
    ([, schema]) => view.members(schema).size > 0 && view.kind(schema) !== "array",
  );
  const places = [{ at: [] as readonly string[], row: answer }, ...members.map(([name, row]) => ({ at: [name], row }))];
  const scored = places.map((place) => ({
    ...place,
    score: Math.min(...bodies.map((body) => shared(place.row, body, view))),
  }));
  const [best] = scored.toSorted((a, b) => b.score - a.score);
  return best === undefined || best.score === 0 ? undefined : best;
}

/** How many properties of what is sent the row has. */
function shared(row: Part, body: Part, view: SchemaView): number {
  const names = new Set([...view.members(row).keys()].map(plainName));
  return [...view.members(body).keys()].filter((name) => names.has(plainName(name))).length;
}

function singletonOf(
  operation: DescribedOperation,
  { at, row }: RowAt,
  writes: readonly DescribedOperation[],
  described: Described,
  taken: Set<string>,
): Singleton {
  const { path } = operation;
  const name = freeName(barePath(path), taken);
  const rows = { at, row, key: "" };
  const collection: Collection = {
    name,
    row,
    key: undefined,
    readings: [{ kind: "item", operation, rows, parameter: "" }],
  };
  const within = ownersIn(operation, collection, new Set(), described);
  const owners = within.size === 0 ? {} : { within: Object.fromEntries(within) };
  const place = at.length === 0 ? {} : { at: pointerOf(at) };
  const shown = {
    operation,
    answer: { item: { entity: name, ...place, ...owners } },
    reason: `GET and ${writes[0]?.method ?? ""} ${path} speak of one thing`,
  };
  const changes = writes.map((write) => {
    const isShown = write.answer !== undefined && isLike(write.answer, at, row, described.view);
    const action = write.method === "PUT" ? "replace" : "merge";
    const answer = { write: { entity: name, action, ...owners, ...(isShown ? { at: pointerOf(at) } : {}) } };
    return { operation: write, answer, reason: `${write.method} ${path} changes what GET ${path} shows` };
  });
  return { collection, answers: [shown, ...changes] };
}

/** Whether an answer shows the row in the same place: the same properties. */
function isLike(answer: Part, at: readonly string[], row: Part, view: SchemaView): boolean {
  const there = view.at(answer, at);
  if (there === undefined) return false;
  return view.follow(there).id === view.follow(row).id || shared(there, row, view) * 2 > view.members(row).size;
}
