import { judgeEnd, judgeKeys } from "./judge-walk.ts";
import type { Check } from "../../verdict/check.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import type { FilterCondition } from "../../verdict/place.ts";
import type { Case, Ground, Judge, Script } from "../case.ts";
import { checkOf } from "../check.ts";
import { type Collection, collectionsOf } from "./collection.ts";
import { filterKinds } from "./filter-checks.ts";
import { endCheck, type FilterParameter, narrowed } from "./filtered.ts";
import { type HiddenView, hiddenViews } from "./hidden-views.ts";
import { hiddenRows, orderOf } from "./judge-narrowed.ts";
import { keysOf, pageAt, type Walk } from "./walk-pages.ts";
import { walkTrial } from "./walk-trial.ts";

/** A filter on something that rows do not show: what it shows is part of the list, and several values show what each does. */
export function hiddenFilter(ground: Ground, parameter: FilterParameter): Case {
  const { name, filter } = parameter;
  const id = `filters/${name}`;
  const inList = filter.operator === "in";
  return {
    id,
    checks: promisesOf(parameter),
    requests: 12,
    *run(judge) {
      const { main } = yield* collectionsOf(ground);
      judge.on(`${id}/unknown-is-empty`);
      const unknown = pageAt(yield* narrowed(ground, main, [[name, unknownValues(ground, parameter)]], 1), 0);
      const nothing = { keys: [], done: true };
      judge.that(`${id}/unknown-is-empty`, unknown.reply, judgeKeys(unknown, nothing.keys, { number: 1 }), () =>
        walkTrial(ground, { pages: [unknown] }, ([page]) => page && judgeKeys(page, nothing.keys, { number: 1 })),
      );
      if (unknown.keys.length === 0) judge.that(`${id}/end`, unknown.reply, judgeEnd(unknown, nothing));
      judge.on(`${id}/part-of-list`);
      const views = yield* hiddenViews(ground, parameter, main);
      for (const { walk, keys } of views)
        judge.that(`${id}/part-of-list`, pageAt(walk, 0).reply, partOf(keys, main, walk, name), () =>
          walkTrial(ground, walk, (pages) => partOf(keysOf({ pages }), main, { pages }, name)),
        );
      judgeApart(judge, `${id}/apart`, views);
      if (inList) yield* judgeUnion(ground, judge, parameter, main, views);
      if (views.length > 0) return;
      const cure = `add values: { ${name}: [ … ] } to the target file, with some that rows have`;
      judge.skip(`${id}/part-of-list`, `no value of ${name} is known`, cure);
    },
  };
}

function promisesOf(parameter: FilterParameter): readonly Check[] {
  const { name, filter } = parameter;
  const id = `filters/${name}`;
  const union = `several values of ${name} show the rows of each value, in the order of the unfiltered list`;
  const order = `order and repetition of the values of ${name} do not matter`;
  const ofLists = [
    checkOf(filterKinds.union, `${id}/union`, union, parameter),
    checkOf(filterKinds["order-of-values"], `${id}/order-of-values`, order, parameter),
  ];
  return [
    checkOf(
      filterKinds["part-of-list"],
      `${id}/part-of-list`,
      `rows under ${name} are a part of the unfiltered list, in the same order`,
      parameter,
    ),
    checkOf(
      filterKinds["unknown-is-empty"],
      `${id}/unknown-is-empty`,
      `a ${name} that no row has shows nothing`,
      parameter,
    ),
    endCheck(parameter),
    checkOf(filterKinds.apart, `${id}/apart`, `no row is shown under two values of ${name}`, parameter),
    ...(filter.operator === "in" ? ofLists : []),
  ];
}

/** A value that no row has; in a list also some that are nearly one that rows have: values are compared whole, capitals count. */
function unknownValues({ target, promises }: Ground, { name, filter, slot }: FilterParameter): string {
  const known = target.values.get(name) ?? [];
  const [one] = known;
  const absent = target.absent.get(name) ?? "standin.unknown";
  if (filter.operator !== "in" || filter.values !== undefined || one === undefined || slot.type.kind !== "list")
    return absent;
  const capitals = one === one.toUpperCase() ? one.toLowerCase() : one.toUpperCase();
  const near = [one.slice(0, -1), one.slice(1), capitals, ...(promises.sameRequest.blanksInLists ? [` ${one}`] : [])];
  return [absent, ...near.filter((value) => value !== "" && !known.includes(value))].join(",");
}

function partOf(
  keys: readonly string[],
  collection: Collection,
  walk: Pick<Walk, "pages">,
  name: string,
): Deviation | undefined {
  const known = new Set(collection.keys);
  const strange = collection.complete ? keys.find((key) => !known.has(key)) : undefined;
  if (strange !== undefined)
    return { place: { kind: "rows", under: [[name]] }, expected: "rows of the unfiltered list", found: strange };
  return orderOf(keys, collection, walk);
}

function judgeApart(judge: Judge, check: string, views: readonly HiddenView[]): void {
  const [first] = views;
  if (first === undefined || views.length < 2) {
    judge.skip(check, "fewer than two values are known", "list several under values in the target file");
    return;
  }
  const seen = new Map<string, string>();
  for (const { value, keys, walk } of views) {
    const twice = keys.find((key) => seen.has(key));
    judge.that(
      check,
      pageAt(walk, 0).reply,
      twice === undefined
        ? undefined
        : {
            place: { kind: "key", key: twice },
            expected: `under ${seen.get(twice) ?? ""} alone`,
            found: `under ${value} too`,
          },
    );
    for (const key of keys) seen.set(key, value);
  }
}

function* judgeUnion(
  ground: Ground,
  judge: Judge,
  { name }: FilterParameter,
  collection: Collection,
  views: readonly HiddenView[],
): Script<void> {
  const id = `filters/${name}`;
  const known = views.filter(({ walk }) => walk.ended === "end");
  const [one, other] = [...known].sort((a, b) => b.keys.length - a.keys.length);
  if (one === undefined || other === undefined) {
    for (const check of [`${id}/union`, `${id}/order-of-values`])
      judge.skip(
        check,
        "fewer than two values are known",
        `list several under values: { ${name}: [ … ] } in the target file`,
      );
    return;
  }
  judge.on(`${id}/union`);
  const either = new Set([...one.keys, ...other.keys]);
  const expected = collection.complete ? collection.keys.filter((key) => either.has(key)) : [...either];
  const walk = yield* narrowed(ground, collection, [[name, `${one.value},${other.value}`]]);
  judge.that(
    `${id}/union`,
    pageAt(walk, 0).reply,
    unionOf(walk, expected, collection, [name, `${one.value},${other.value}`]),
  );
  judge.on(`${id}/order-of-values`);
  const again = yield* narrowed(ground, collection, [[name, `${other.value},${one.value},${other.value}`]]);
  judge.that(
    `${id}/order-of-values`,
    pageAt(again, 0).reply,
    judgeKeys(pageAt(again, 0), walk.pages[0]?.keys ?? [], { number: 1 }),
  );
}

/** The walk shows rows of the two alone, all of them, in the order of the unfiltered list. */
function unionOf(
  walk: Walk,
  expected: readonly string[],
  collection: Collection,
  asked: FilterCondition,
): Deviation | undefined {
  const shown = keysOf(walk);
  const either = new Set(expected);
  const strange = shown.find((key) => !either.has(key));
  if (strange !== undefined)
    return { place: { kind: "rows", under: [asked] }, expected: "rows that one of the two shows", found: strange };
  const hidden = walk.ended === "end" ? expected.filter((key) => !shown.includes(key)) : [];
  return hiddenRows(hidden, expected.length, asked) ?? orderOf(shown, collection, walk);
}
