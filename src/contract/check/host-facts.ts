import { type FormatName, formatNames, type HostFacts, type LoginFacts } from "../model/host.ts";
import type { Part } from "../../source/part.ts";

/** What `x-standin-host` says of a host. A document without it is an ordinary OpenAPI service's, whose names are as they stand. */
export function hostFacts(root: Part): HostFacts {
  const host = root.get("x-standin-host");
  const word = (key: string): string | undefined => host?.get(key)?.text;
  return Object.freeze({
    framework: word("framework") ?? (host === undefined ? "plain" : "servicestack"),
    defaultFormat: formatNames.find((name: FormatName) => name === word("defaultFormat")) ?? "json",
    casing: word("casing") === "camel" ? "camel" : "pascal",
    dates: word("dates") === "wcf" ? "wcf" : word("dates") === "seconds" ? "seconds" : "iso8601",
    guids: word("guids") === "compact" ? "compact" : "hyphens",
    login: loginFacts(host?.get("login")),
  });
}

/** The XML namespace of what names none. */
export function hostNamespace(root: Part): string {
  return root.at("x-standin-host", "namespace")?.text ?? "";
}

function loginFacts(login: Part | undefined): LoginFacts | undefined {
  if (login?.record === undefined) return undefined;
  return Object.freeze({
    challenge: login.get("challenge")?.text ?? "",
    page: login.get("page")?.text,
    check: login.get("check")?.text === "validator" ? "validator" : "attribute",
    superRole: login.get("superRole")?.text,
  });
}
