import { noWrites, writtenThings } from "../data/things/thing-write.ts";
import type { Changes } from "../state/changes.ts";
import type { NamedApi } from "./open-world.ts";

/** Lays what sessions wrote over the APIs of a world; the rows below are made once for all of them. */
export class WrittenWorlds {
  readonly #known = new WeakMap<Changes, { readonly below: readonly NamedApi[]; readonly apis: readonly NamedApi[] }>();

  over(below: readonly NamedApi[], changes: Changes): readonly NamedApi[] {
    const { writes, replies } = changes;
    if (writes.size === 0 && replies.size === 0) return below;
    const known = this.#known.get(changes);
    if (known?.below === below) return known.apis;
    const apis = below.map((api) => {
      const { host } = api;
      const own = writes.get(host.contract.name) ?? noWrites;
      const data = own.size === 0 ? host.data : { ...host.data, things: writtenThings(host.data.things, own) };
      const answered = replies.get(host.contract.name);
      return { ...api, host: { ...host, data, ...(answered === undefined ? {} : { replies: answered }) } };
    });
    this.#known.set(changes, { below, apis });
    return apis;
  }
}
