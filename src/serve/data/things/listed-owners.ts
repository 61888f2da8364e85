import type { Entity } from "../../../contract/model/contract.ts";
import { valueAt } from "../../../contract/model/property.ts";
import type { Json } from "../../../generate/json.ts";
import type { DataContext } from "../data-context.ts";
import type { ListOf } from "./row-sources.ts";
import { keyText, type ThingList, type Within } from "./thing.ts";

/** The owners of more rows than this are not looked for. */
const mostOwned = 20_000;

/**
 * Whose a row is that is asked for by its key alone: of the owner in whose list it is shown first, where a property of the row
 * names the owner and owners are listed themselves.
 */
export class ListedOwners {
  readonly #context: DataContext;
  readonly #listOf: ListOf;
  readonly #known = new Map<string, ReadonlyMap<string, Within>>();

  constructor(context: DataContext, listOf: ListOf) {
    this.#context = context;
    this.#listOf = listOf;
  }

  /** Undefined: no owner's list shows the row, or its owner is known from an example. */
  of(entity: Entity, key: Json): Within | undefined {
    let owners = this.#known.get(entity.name);
    if (owners === undefined) {
      owners = this.#find(entity);
      this.#known.set(entity.name, owners);
    }
    return owners.get(keyText(key));
  }

  #find(entity: Entity): ReadonlyMap<string, Within> {
    const found = new Map<string, Within>();
    const holders = new Map((entity.things?.heldBy ?? []).map(({ owner, entity: holder }) => [owner, holder] as const));
    for (const property of new Set([...ownerProperties(this.#context, entity), ...holders.keys()])) {
      const owner = entity.things?.references.get(property) ?? holders.get(property);
      const owners = owner === undefined ? undefined : this.#listOf(owner, []);
      if (owners !== undefined) this.#addRowsOf(entity, property, owners, found);
    }
    return found;
  }

  #addRowsOf(entity: Entity, property: string, owners: ThingList, found: Map<string, Within>): void {
    const shown = this.#shownOwners(entity, property, owners);
    for (let index = 0; index < owners.size; index++) {
      const owner = owners.keyAt(index);
      if (owner === undefined) continue;
      const within: Within = [[property, owner]];
      const rows = this.#listOf(entity.name, within);
      if (rows === undefined || rows.size * owners.size > mostOwned) return;
      for (let row = 0; row < rows.size; row++) {
        const key = keyText(rows.keyAt(row));
        if (!found.has(key) && (shown.get(key) ?? keyText(owner)) === keyText(owner)) found.set(key, within);
      }
    }
  }

  /** Keys of rows that the document shows, and of which listed owner each says that it is. */
  #shownOwners({ things }: Entity, property: string, owners: ThingList): ReadonlyMap<string, string> {
    const { key = "", examples = [] } = things ?? {};
    return new Map(
      examples.flatMap((example) => {
        const owner = valueAt(example, property);
        const isListed = owners.indexOf(owner) !== undefined;
        return isListed ? [[keyText(example[key]), keyText(owner)] as const] : [];
      }),
    );
  }
}

/** The properties that say whose the rows of a list are, where one does. */
function ownerProperties({ contract }: DataContext, { name }: Entity): readonly string[] {
  const lists = contract.operations.flatMap(({ answer }) =>
    answer.kind === "list" && answer.entity === name && answer.within.size === 1 ? [...answer.within.values()] : [],
  );
  return [...new Set(lists)].filter((property) => !property.startsWith("$"));
}
