import type { Declared } from "../declared.ts";

/** The types that are made of what samples show, each under a name of its own. */
export class TypesMade {
  readonly #types = new Map<string, Declared>();
  /** Name → the number that the next type of that name gets. */
  readonly #numbers = new Map<string, number>();

  /** All of them, in the order in which they were made. */
  get all(): readonly Declared[] {
    return [...this.#types.values()];
  }

  get(name: string): Declared | undefined {
    return this.#types.get(name);
  }

  /** Adds a type, or puts it in the place of the one of that name. */
  put(type: Declared): void {
    this.#types.set(type.name, type);
  }

  /** The name, or where another type has it, the name with the first free number. */
  free(name: string): string {
    if (!this.#types.has(name)) return name;
    let number = this.#numbers.get(name) ?? 2;
    while (this.#types.has(`${name}${number}`)) number++;
    this.#numbers.set(name, number + 1);
    return `${name}${number}`;
  }
}
