import { pointerTo } from "../../source/pointer.ts";

/** A value found by a path of a law, and where it stands. */
export interface Placed {
  /** JSON pointer. */
  readonly pointer: string;
  readonly value: unknown;
}

/** Every value at a law's path (`Orders[].Id`, `Orders[-1]`, empty for the whole answer) in the JSON form of an answer. */
export function valuesAt(root: unknown, path: string): readonly Placed[] {
  let places: readonly Placed[] = [{ pointer: "", value: root }];
  for (const step of stepsOf(path)) places = places.flatMap((place) => follow(place, step));
  return places.filter(({ value }) => value !== undefined && value !== null);
}

type Step = { readonly member: string } | { readonly item: number | "each" };

function stepsOf(path: string): readonly Step[] {
  if (path === "") return [];
  return path.split(".").flatMap((part) => {
    const [, member = "", items = ""] = /^([^[]*)((?:\[-?\d*\])*)$/.exec(part) ?? [];
    const indexes = [...items.matchAll(/\[(-?\d*)\]/g)].map(([, index]): Step => ({
      item: index === "" ? "each" : Number(index),
    }));
    return member === "" ? indexes : [{ member }, ...indexes];
  });
}

function follow({ pointer, value }: Placed, step: Step): readonly Placed[] {
  if ("member" in step) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step.member)) return [];
    return [{ pointer: pointerTo(pointer, step.member), value: Reflect.get(value, step.member) as unknown }];
  }
  if (!Array.isArray(value)) return [];
  const items = value as readonly unknown[]; // what an array holds is not known
  if (step.item === "each") return items.map((item, index) => ({ pointer: `${pointer}/${index}`, value: item }));
  const index = step.item < 0 ? items.length + step.item : step.item;
  return index in items ? [{ pointer: `${pointer}/${index}`, value: items[index] }] : [];
}
