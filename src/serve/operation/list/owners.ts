import type { Contract, ItemAnswer, Operation } from "../../../contract/model/contract.ts";
import { literalOf, type PathSegment } from "../../../contract/model/path.ts";
import type { Value } from "../../../contract/model/value.ts";
import type { Data } from "../../data/data.ts";
import { keyText } from "../../data/things/thing.ts";
import { soleOf, withinOf } from "./list-outcome.ts";

/** A row that an operation's path goes through: `/teas/{teaId}` of `/teas/{teaId}/reviews`. */
interface Owner {
  readonly entity: string;
  /** The operation's parameter that holds its key. */
  readonly key: string;
  /** The operation's parameters that hold the keys of the owner's own owners → the properties that show them. */
  readonly within: ReadonlyMap<string, string>;
}

const known = new WeakMap<Operation, readonly Owner[]>();

/**
 * Whether a row that the path goes through does not exist: then nothing below it does. Who creates something below a row
 * that was removed says that it is there again.
 */
export function lacksOwner(
  operation: Operation,
  contract: Contract,
  parameters: ReadonlyMap<string, Value>,
  { things }: Pick<Data, "things">,
): boolean {
  const owners = known.get(operation) ?? ownersOf(operation, contract);
  known.set(operation, owners);
  return owners.some(({ entity, key, within }) => {
    const value = soleOf(parameters.get(key)) ?? null;
    const owner = withinOf(within, parameters);
    if (value === null || things.has(entity, owner, value)) return false;
    const isRemoved = things.written(entity, owner).some((write) => keyText(write.key) === keyText(value));
    return !isRemoved || !isMadeBelow(operation, parameters, things);
  });
}

/** Whether the operation creates what is below, or something was created there. */
function isMadeBelow({ answer }: Operation, parameters: ReadonlyMap<string, Value>, things: Data["things"]): boolean {
  if (answer.kind === "write" && answer.action === "create") return true;
  if (answer.kind !== "write" && answer.kind !== "list" && answer.kind !== "item") return false;
  const made = things.written(answer.entity, withinOf(answer.within, parameters));
  return made.some(({ isNew, thing }) => isNew && thing !== undefined);
}

function ownersOf({ segments }: Operation, { operations }: Contract): readonly Owner[] {
  return operations.flatMap(({ answer, segments: shorter }) => {
    if (answer.kind !== "item" || shorter.length >= segments.length) return [];
    const isPrefix = shorter.every((segment, i) => literalOf(segment) === literalOf(segments[i] ?? []));
    return isPrefix ? (ownerOf(answer, shorter, segments) ?? []) : [];
  });
}

/** The parameters of the longer path stand where those of the shorter one do, whatever they are called. */
function ownerOf(
  { entity, key, within }: ItemAnswer,
  shorter: readonly PathSegment[],
  segments: readonly PathSegment[],
): Owner | undefined {
  const names = new Map(shorter.map((segment, i) => [parameterOf(segment), parameterOf(segments[i] ?? [])] as const));
  const own = names.get(key);
  if (own === undefined) return undefined;
  const pairs = [...within].flatMap(([parameter, property]) => {
    const name = names.get(parameter);
    return name === undefined ? [] : [[name, property] as const];
  });
  return { entity, key: own, within: new Map(pairs) };
}

/** The parameter that is all of a segment. */
function parameterOf(segment: PathSegment): string | undefined {
  const [piece] = segment;
  return segment.length === 1 && typeof piece === "object" ? piece.parameter : undefined;
}
