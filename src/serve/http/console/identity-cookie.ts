import type { Identity } from "../../scenario/scenario.ts";
import type { Request } from "../../operation/request.ts";
import { cookieOf } from "../../operation/cookie.ts";
import type { NamedApi } from "../open-world.ts";

/** The cookie that says as whom a person asks an API. Only navigations are read for it, so no program is ever let in by it. */
export function identityCookie(api: string): string {
  return `standin-as-${api.replace(/[^\w-]/g, "_")}`;
}

/** The `Set-Cookie` by which a browser asks as somebody, or as nobody again. */
export function setIdentity(api: string, name: string | undefined): string {
  const lifetime = name === undefined ? "; Max-Age=0" : "";
  return `${identityCookie(api)}=${encodeURIComponent(name ?? "")}; Path=/; SameSite=Lax${lifetime}`;
}

/** As whom the browser asks; undefined: as nobody, or as somebody that the scenario does not know. */
export function chosenIdentity(request: Pick<Request, "headers">, { host }: NamedApi): Identity | undefined {
  const given = cookieOf(request, identityCookie(host.contract.name));
  return host.credentials.identities.find(({ name }) => encodeURIComponent(name) === given);
}
