import type { Part } from "../../source/part.ts";
import type { OperationPart } from "../check/openapi-parts.ts";
import type { Workshop } from "./workshop.ts";

/** The paths of the servers of an operation, else of its path, else of the document (OpenAPI 3.1, section 4.8.10). */
export function serverPaths({ item, part }: OperationPart, { root }: Workshop): readonly string[] {
  const servers = part.get("servers") ?? item.get("servers") ?? root.get("servers");
  const paths = (servers?.items() ?? []).flatMap((server) => pathOf(server));
  return Object.freeze([...new Set(paths)].filter((path) => path !== ""));
}

/** Any host will do for an address that names none. */
const anywhere = "http://localhost";

/** The names of the hosts that the document's servers are on, in small letters; servers without one name none. */
export function serverHosts({ root }: Workshop): readonly string[] {
  const addresses = (root.get("servers")?.items() ?? []).flatMap((server) => addressOf(server));
  const hosts = addresses.map(({ hostname }) => hostname).filter((name) => name !== new URL(anywhere).hostname);
  return Object.freeze([...new Set(hosts)]);
}

function pathOf(server: Part): readonly string[] {
  return addressOf(server).map(({ pathname }) => pathname.replace(/\/+$/, ""));
}

/** A server's address, its variables filled in with their defaults (Server Variable Object); none where it is no address. */
function addressOf(server: Part): readonly URL[] {
  const address = server.get("url")?.text?.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const variable = server.at("variables", name);
    const value = variable?.get("default") ?? variable?.get("enum")?.items()[0];
    return value === undefined ? name : String(value.value);
  });
  return address === undefined || !URL.canParse(address, anywhere) ? [] : [new URL(address, anywhere)];
}
