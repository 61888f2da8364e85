import { noWrites, writtenThings } from "../data/things/thing-write.ts";
import type { Changes } from "../state/changes.ts";
import type { NamedApi } from "./open-world.ts";

/** Lays what sessions wrote over the APIs of a world; the rows below are made once for all of them. */
export class WrittenWorlds {
  readonly #known = new WeakMap<
    Changes["writes"],
    { readonly below: readonly NamedApi[]; readonly apis: readonly NamedApi[] }
  >();

  over(below: readonly NamedApi[], writes: Changes["writes"]): readonly NamedApi[] {
    if (writes.size === 0) return below;
    const known = this.#known.get(writes);
    if (known?.below === below) return known.apis;
    const apis = below.map((api) => {
      const { host } = api;
      const own = writes.get(host.contract.name) ?? noWrites;
      if (own.size === 0) return api;
      return { ...api, host: { ...host, data: { ...host.data, things: writtenThings(host.data.things, own) } } };
    });
    this.#known.set(writes, { below, apis });
    return apis;
  }
}
