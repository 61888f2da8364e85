/** Something that a person can name: a case or a check, its operation, and the API of that. */
export interface Nameable {
  readonly api: string;
  readonly operation: string;
  /** `family/name`. */
  readonly id: string;
}

/** Where a case or a check is asked. */
export type AskedOf = Pick<Nameable, "api" | "operation">;

/** A name as a person wrote it, and whether it is the whole name of something, not the beginning of one only. */
interface Name {
  readonly text: string;
  readonly isWhole: boolean;
}

/** Which cases and checks a run is about. */
export interface Choice {
  readonly only: readonly Name[];
  readonly skip: readonly Name[];
}

/**
 * Reads names against what there is. What is the whole name of an API, an operation, a family, a case or a check means that
 * alone, else it means all whose name it begins: beside `ListOrders` and `ListOrdersOfDay`, `ListOrders` is one operation, `List` both.
 */
export function choiceOf(only: readonly string[], skip: readonly string[], known: readonly Nameable[]): Choice {
  const read = (text: string): Name => ({ text, isWhole: known.some((one) => covers({ text, isWhole: true }, one)) });
  return { only: only.map(read), skip: skip.map(read) };
}

/** Whether a check of an operation is wanted, by its own name or that of the case that asks for it. */
export function isChosen(choice: Choice, place: AskedOf, check: string, asking?: string): boolean {
  const ids = asking === undefined ? [check] : [check, asking];
  const isNamed = (name: Name): boolean => ids.some((id) => covers(name, { ...place, id }));
  return !choice.skip.some(isNamed) && (choice.only.length === 0 || choice.only.some(isNamed));
}

/** Whether a check is left out by name. */
export function isSkipped({ skip }: Choice, place: AskedOf, check: string): boolean {
  return skip.some((name) => covers(name, { ...place, id: check }));
}

/** `orders`, `ListThings`, `walk`, `walk/done`, `ListThings/walk` all cover `walk/done` of ListThings of orders; as beginnings `List` and `wal` do too. */
export function covers({ text, isWhole }: Name, { api, operation, id }: Nameable): boolean {
  const wanted = text.toLowerCase();
  if (wanted === "") return false;
  const names = [id, `${operation}/${id}`, `${api}/${operation}/${id}`].map((name) => name.toLowerCase());
  return names.some((name) => (isWhole ? name === wanted || name.startsWith(`${wanted}/`) : name.startsWith(wanted)));
}
