import type { Contract, ItemAnswer, Operation } from "../../../contract/model/contract.ts";
import { parametersIn, type PathPiece, type PathSegment } from "../../../contract/model/path.ts";

/** A row that an operation's path goes through: `/teas/{teaId}` of `/teas/{teaId}/reviews`. */
export interface PathOwner {
  readonly entity: string;
  /** The operation's parameter that holds its key. */
  readonly key: string;
  /** The operation's parameters that hold the keys of the owner's own owners → the properties that show them. */
  readonly within: ReadonlyMap<string, string>;
}

export function ownersInPath(
  { segments }: Pick<Operation, "segments">,
  { operations }: Pick<Contract, "operations">,
): readonly PathOwner[] {
  return operations.flatMap(({ answer, segments: shorter }) => {
    if (answer.kind !== "item" || shorter.length >= segments.length) return [];
    const isPrefix = shorter.every((segment, i) => isAlike(segment, segments[i] ?? []));
    return isPrefix ? (ownerOf(answer, shorter, segments) ?? []) : [];
  });
}

/** The parameters of the longer path stand where those of the shorter one do, whatever they are called. */
function ownerOf(
  { entity, key, within }: ItemAnswer,
  shorter: readonly PathSegment[],
  segments: readonly PathSegment[],
): PathOwner | undefined {
  const theirs = parametersIn(segments);
  const names = new Map(parametersIn(shorter).map((name, i) => [name, theirs[i]] as const));
  const own = key === undefined ? undefined : names.get(key);
  if (own === undefined) return undefined;
  const pairs = [...within].flatMap(([parameter, property]) => {
    const name = names.get(parameter);
    return name === undefined ? [] : [[name, property] as const];
  });
  return { entity, key: own, within: new Map(pairs) };
}

/** Whether segments are the same but for what their parameters are called. */
function isAlike(one: PathSegment, other: PathSegment): boolean {
  const textOf = (piece: PathPiece | undefined): string | undefined => (typeof piece === "object" ? "{}" : piece);
  return one.length === other.length && one.every((piece, i) => textOf(piece) === textOf(other[i]));
}

/** Entity, and property of its rows that says whose they are → the entity of the owner. */
type Owning = ReadonlyMap<string, string>;

const known = new WeakMap<Contract, Owning>();

/** Of what entity the owner of rows is, whom a property of them names; undefined: nobody says. */
export function owningEntity(contract: Contract, entity: string, property: string): string | undefined {
  const owning = known.get(contract) ?? owningIn(contract);
  known.set(contract, owning);
  const things = contract.entities.get(entity)?.things;
  const holder = things?.heldBy.find(({ owner }) => owner === property)?.entity;
  return owning.get(`${entity} ${property}`) ?? things?.references.get(property) ?? holder;
}

function owningIn(contract: Contract): Owning {
  const pairs = contract.operations.flatMap((operation) => {
    const { answer } = operation;
    if (answer.kind !== "list") return [];
    return ownersInPath(operation, contract).flatMap(({ entity, key }) => {
      const property = answer.within.get(key);
      return property === undefined ? [] : [[`${answer.entity} ${property}`, entity] as const];
    });
  });
  return new Map(pairs);
}

const shownOwners = new WeakMap<Contract, Map<string, readonly string[]>>();

/** The properties by which rows of an entity say in whose lists they are. */
export function ownerProperties(contract: Contract, entity: string): readonly string[] {
  const ofAll = shownOwners.get(contract) ?? new Map<string, readonly string[]>();
  shownOwners.set(contract, ofAll);
  const found = ofAll.get(entity) ?? [
    ...new Set(contract.operations.flatMap(({ answer }) => ownersOf(answer, entity))),
  ];
  ofAll.set(entity, found);
  return found;
}

/** The members of rows of an entity that hold those properties. */
export function ownerMembers(contract: Contract, entity: string): readonly string[] {
  return ownerProperties(contract, entity).map((property) => property.split(".")[0] ?? property);
}

function ownersOf(answer: Operation["answer"], entity: string): readonly string[] {
  if (answer.kind !== "list" || answer.entity !== entity) return [];
  return [...answer.within.values()].filter((property) => !property.startsWith("$"));
}
