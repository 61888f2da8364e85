import { formatNames, type HostFacts, type LoginFacts } from "../model/host.ts";
import { extensionDefaults } from "./extension-vocabulary.ts";
import type { Part } from "../../source/part.ts";

/** What `x-standin-host` says of a host; what it leaves out, or a document without it has, says `contracts/extensions.schema.json`. */
export function hostFacts(root: Part): HostFacts {
  const host = root.get("x-standin-host");
  const defaults = extensionDefaults("x-standin-host", host !== undefined);
  const word = (key: string): unknown => host?.get(key)?.text ?? defaults[key];
  // A word that is none of these has been reported.
  const oneOf = <Word extends string>(key: string, [first, ...others]: readonly [Word, ...Word[]]): Word =>
    others.find((other) => other === word(key)) ?? first;
  const service = host?.get("service")?.text;
  return Object.freeze({
    framework: String(word("framework")),
    values: oneOf("values", ["code", "json"]),
    defaultFormat: oneOf("defaultFormat", formatNames),
    casing: oneOf("casing", ["pascal", "camel"]),
    dates: oneOf("dates", ["iso8601", "wcf", "seconds"]),
    guids: oneOf("guids", ["hyphens", "compact"]),
    ...(service !== undefined && { service }),
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
