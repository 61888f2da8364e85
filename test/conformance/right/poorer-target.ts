import { bareTarget, type Target } from "../../../src/verify/deployment/target.ts";
import type { Chooser } from "./chooser.ts";

/** How much a target file says: from all of it to nothing at all. */
export function poorerTarget(target: Target, draw: Chooser): { readonly target: Target; readonly about: string } {
  const wealth = draw.one("wealth", [
    "rich",
    "rich",
    "rich",
    "some",
    "some",
    "values only",
    "identities only",
    "bare",
  ] as const);
  const limits = {
    ...target.limits,
    requests: draw.sometimes("small budget", 0.05) ? draw.whole("budget", 1, 120) : undefined,
    milliseconds: draw.sometimes("latency", 0.3) ? 5000 : undefined,
  };
  const bare = { ...bareTarget(undefined), limits };
  switch (wealth) {
    case "rich":
      return { target: { ...target, limits }, about: wealth };
    case "some":
      return { target: { ...some(target, draw), limits }, about: wealth };
    case "values only":
      return { target: { ...target, identities: new Map(), absent: new Map(), limits }, about: wealth };
    case "identities only":
      return { target: { ...bare, identities: target.identities }, about: wealth };
    case "bare":
      return { target: bare, about: wealth };
  }
}

/** Anything may be missing, and everything stands in an order of its own. */
function some(target: Target, draw: Chooser): Target {
  const identities = draw.some("identities", [...target.identities], 1);
  return {
    ...target,
    identities: new Map(
      identities.map(([name, identity]) => [
        name,
        draw.sometimes(`expired of ${name}`, 0.5) ? identity : { ...identity, expired: undefined },
      ]),
    ),
    values: new Map(
      draw
        .some("parameters", [...target.values], 1)
        .map(([name, values]) => [name, draw.some(`values of ${name}`, values, 1)]),
    ),
    together: draw.some("combinations", target.together, Math.min(1, target.together.length)),
    absent: new Map(draw.some("absent", [...target.absent], 0)),
  };
}
