import { noWrites, overriddenThings } from "../data/things/thing-write.ts";
import type { Changes } from "../state/changes.ts";
import type { NamedApi } from "./open-world.ts";

/** Lays what sessions wrote and overrode over the APIs of a world; the rows below are made once for all of them. */
export class WrittenWorlds {
  readonly #known = new WeakMap<Changes, { readonly below: readonly NamedApi[]; readonly apis: readonly NamedApi[] }>();

  over(below: readonly NamedApi[], changes: Changes): readonly NamedApi[] {
    const { writes, replies, overrides } = changes;
    if (writes.size === 0 && replies.size === 0 && overrides.length === 0) return below;
    const known = this.#known.get(changes);
    if (known?.below === below) return known.apis;
    const apis = below.map((api) => {
      const { host } = api;
      const own = writes.get(host.contract.name) ?? noWrites;
      const single = overrides.filter(
        ({ api: name, entity }) =>
          name === host.contract.name && host.contract.entities.get(entity)?.things !== undefined,
      );
      const isAsMade = own.size === 0 && single.length === 0;
      const data = isAsMade ? host.data : { ...host.data, things: overriddenThings(host.data.things, own, single) };
      const answered = replies.get(host.contract.name);
      return { ...api, host: { ...host, data, ...(answered === undefined ? {} : { replies: answered }) } };
    });
    this.#known.set(changes, { below, apis });
    return apis;
  }
}
