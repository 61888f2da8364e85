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

/** The path of a server's address, its variables filled in with their defaults (Server Variable Object). */
function pathOf(server: Part): readonly string[] {
  const address = server.get("url")?.text?.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const variable = server.at("variables", name);
    const value = variable?.get("default") ?? variable?.get("enum")?.items()[0];
    return value === undefined ? name : String(value.value);
  });
  if (address === undefined || !URL.canParse(address, anywhere)) return [];
  return [new URL(address, anywhere).pathname.replace(/\/+$/, "")];
}
