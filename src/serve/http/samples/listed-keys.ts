import type { ItemAnswer, Operation, Parameter } from "../../../contract/model/contract.ts";
import { keyText } from "../../data/things/thing.ts";
import type { NamedApi } from "../open-world.ts";

/** Values for path parameters that name rows: the key of the first row that is listed, for those whose owner they name, too. */
export function listedKeys(operation: Operation, { host }: NamedApi): ReadonlyMap<string, string> {
  const items = host.contract.operations.flatMap(({ answer }) => (answer.kind === "item" ? [answer] : []));
  const found = new Map<string, string>();
  for (const parameter of operation.parameters.filter(({ in: place }) => place === "path")) {
    const item = ownItem(operation, parameter.name) ?? items.find(({ key }) => key === parameter.name);
    if (item === undefined) continue;
    const within = [...item.within].flatMap(([name, property]) => {
      const value = found.get(name);
      return value === undefined ? [] : [[property, value] as const];
    });
    const key = host.data.things.list(item.entity, within)?.keyAt(0);
    if (key !== undefined) found.set(parameter.name, wordOf(parameter, keyText(key)));
  }
  return found;
}

/** A key as the parameter lists it, which may be in another case. */
function wordOf({ schema }: Parameter, key: string): string {
  const listed: readonly unknown[] = Array.isArray(schema["enum"]) ? schema["enum"] : [];
  const isSame = (word: unknown): word is string =>
    typeof word === "string" && word.toLowerCase() === key.toLowerCase();
  return listed.includes(key) ? key : (listed.find(isSame) ?? key);
}

function ownItem({ answer }: Operation, parameter: string): Pick<ItemAnswer, "entity" | "within"> | undefined {
  return (answer.kind === "item" || answer.kind === "write") && answer.key === parameter ? answer : undefined;
}
