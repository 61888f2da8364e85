import type { ValidateFunction } from "ajv/dist/2020.js";
import { ownAjv } from "../../../contract/check/ajv.ts";
import { schemaProblems } from "../../../contract/check/schema-problem.ts";
import type { Contract, Entity } from "../../../contract/model/contract.ts";
import { openSlot } from "../../../contract/model/inner-slot.ts";
import { plainJson } from "../../../contract/model/untyped-value.ts";
import type { Value } from "../../../contract/model/value.ts";
import { ProblemError } from "../../../problem.ts";
import { readJson } from "../../../wire/dialect/plain/json-reader.ts";
import { jsonValueOf } from "../../../wire/dialect/plain/json-writer.ts";
import { ReadError } from "../../../wire/format.ts";
import { ownerMembers } from "../../data/things/owners-in-paths.ts";
import { type ThingWrites, withWrites, noWrites } from "../../data/things/thing-write.ts";
import type { ThingWrite } from "../../data/things/written-rows.ts";
import type { Reply } from "../../data/replies.ts";
import { keyText, type Thing } from "../../data/things/thing.ts";
import { type Changes, noChanges } from "../../state/changes.ts";
import type { WorldAndTime } from "../control/context.ts";
import { type OverrideBody, overrideFrom } from "../control/override-from.ts";
import type { KeptApi } from "./kept-text.ts";
import { keptSchema } from "./kept-schema.ts";

/** What a kept file holds, once its schema has let it through. */
interface Kept {
  readonly apis: readonly KeptApi[];
  readonly changes: Omit<Changes, "writes" | "replies" | "overrides"> & { readonly overrides: readonly OverrideBody[] };
  readonly replies: Readonly<Record<string, Readonly<Record<string, Reply>>>>;
  readonly writes: Readonly<Record<string, Readonly<Record<string, readonly KeptRow[]>>>>;
}

type KeptRow = Omit<ThingWrite, "entity" | "thing" | "names" | "owners"> &
  Pick<Thing, "place" | "unnamed" | "said"> & { readonly isGone: boolean };

/** What is wrong with a kept file; it is caught where the file's name is known. */
export class KeptError extends Error {
  override readonly name = "KeptError";
  readonly cure: string;

  constructor(found: string, cure: string) {
    super(found);
    this.cure = cure;
  }
}

/** What to do about a file that cannot be used. */
export const otherFile = "name another file, or move this one away to begin anew";

/**
 * The changes that a kept file holds, checked against what is served now.
 * @throws {KeptError} where the text is nothing that was kept, or was kept of another contract
 */
export function readKept(text: string, contracts: readonly Contract[], context: WorldAndTime): Changes {
  const kept = parsed(text);
  for (const { name, title } of kept.apis) checkServed(name, title, contracts);
  const writes = new Map(
    Object.entries(kept.writes).map(
      ([api, entities]) => [api, writesOf(contractNamed(api, contracts), entities)] as const,
    ),
  );
  const replies = new Map(Object.entries(kept.replies).map(([api, own]) => [api, new Map(Object.entries(own))]));
  const { overrides, ...setting } = kept.changes;
  const bare: Changes = { ...noChanges, ...setting };
  try {
    context.world.at(bare, context.time());
    const changes = overrides.reduce<Changes>((before, body) => withOverride(before, body, context), bare);
    return { ...changes, writes, replies };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new KeptError(error.problems.map(({ found }) => found).join("; "), otherFile);
  }
}

let validator: ValidateFunction | undefined;

function parsed(text: string): Kept {
  let value: Value;
  try {
    value = readJson(text, openSlot);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    throw new KeptError(`this is not what --keep writes: ${error.message}`, otherFile);
  }
  // The schema's judge knows no bigint; of what it lets through, only rows and their keys need every digit.
  const rounded = jsonValueOf(value, openSlot.type, "json");
  const exact = plainJson(value);
  const validate = (validator ??= ownAjv().compile(keptSchema));
  if (validate(rounded)) return { ...(rounded as Kept), writes: (exact as unknown as Kept).writes };
  const [first] = schemaProblems(validate.errors ?? [], { docs: "docs/control.md" });
  throw new KeptError(`this is not what --keep writes: at ${first?.pointer || "/"} ${first?.found ?? ""}`, otherFile);
}

function checkServed(name: string, title: string, contracts: readonly Contract[]): void {
  if (contracts.some((contract) => contract.name === name && contract.title === title)) return;
  const served = contracts.map((contract) => `${contract.name} ("${contract.title}")`).join(", ");
  throw new KeptError(`it was kept for ${name} ("${title}"), and what is served is ${served}`, otherFile);
}

function contractNamed(api: string, contracts: readonly Contract[]): Contract {
  const contract = contracts.find(({ name }) => name === api);
  if (contract === undefined) throw new KeptError(`it holds rows of ${api}, which is not served`, otherFile);
  return contract;
}

function writesOf(contract: Contract, kept: Kept["writes"][string]): ThingWrites {
  const { name: api, entities } = contract;
  return Object.entries(kept).reduce((writes, [name, rows]) => {
    const entity = entities.get(name);
    if (entity?.things === undefined)
      throw new KeptError(`it holds rows of "${name}", which ${api} does not have any more`, otherFile);
    return withWrites(
      writes,
      rows.map((row) => ({ ...writeOf(entity, row), owners: ownerMembers(contract, name) })),
    );
  }, noWrites);
}

function writeOf(entity: Entity, { isGone, place, unnamed, said, ...kept }: KeptRow): Omit<ThingWrite, "owners"> {
  const [broken] = isGone ? [] : (entity.violations?.(jsonValueOf(kept.row, openSlot.type, "json")) ?? []);
  if (broken !== undefined)
    throw new KeptError(
      `its row ${keyText(kept.key)} of "${entity.name}" is none any more: ${broken.pointer || "it"} ${broken.message}`,
      otherFile,
    );
  const thing = isGone ? undefined : { key: kept.key, value: kept.row, place, isWhole: true, unnamed, said };
  return { ...kept, entity: entity.name, thing, names: entity.things?.names ?? [] };
}

function withOverride(changes: Changes, body: OverrideBody, context: WorldAndTime): Changes {
  const made = overrideFrom(body, changes, context);
  if ("refusal" in made) throw new KeptError(`its override of ${body.property}: ${made.detail}`, otherFile);
  return { ...changes, overrides: [...changes.overrides, made] };
}
