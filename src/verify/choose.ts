/** Which cases and checks a run is about. A name is a family, a case, a check or an operation, or the beginning of one. */
export interface Choice {
  readonly only: readonly string[];
  readonly skip: readonly string[];
}

/** Whether a check of an operation is wanted, by its own name or that of the case that asks for it. */
export function isChosen(choice: Choice, operation: string, check: string, asking?: string): boolean {
  const names = asking === undefined ? [check] : [check, asking];
  const isNamed = (name: string): boolean => names.some((id) => covers(name, operation, id));
  return !choice.skip.some(isNamed) && (choice.only.length === 0 || choice.only.some(isNamed));
}

/** Whether a check is left out by name. */
export function isSkipped({ skip }: Choice, operation: string, check: string): boolean {
  return skip.some((name) => covers(name, operation, check));
}

/** `walk`, `walk/done`, `ListThings`, `ListThings/walk` all cover `walk/done` of ListThings. */
export function covers(name: string, operation: string, id: string): boolean {
  const wanted = name.toLowerCase();
  const full = `${operation}/${id}`.toLowerCase();
  const own = id.toLowerCase();
  return [full, own].some((text) => text === wanted || text.startsWith(`${wanted}/`));
}
