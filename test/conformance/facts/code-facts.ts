import { at, hostOf } from "./document.ts";
import type { Fact } from "./fact.ts";

const attempts = ["paths", "/webhook/endpoints/{EndpointId}/attempts", "get"];

/** What a contract says of the host's own code: the classes in it, and the order of its questions. */
export const codeFacts: readonly Fact[] = [
  {
    fact: "`service`",
    contract: "zoo",
    change: (document) => void (hostOf(document)["service"] = "OtherServices"),
    becomes: (shown) => shown.replaceAll("on Service ZooServices", "on Service OtherServices"),
  },
  {
    fact: "`x-standin-service`",
    contract: "zoo",
    change: (document) => void (at(document, "paths", "/text", "get")["x-standin-service"] = "TextServices"),
    becomes: (shown, { target }) =>
      target.includes("reply/Text") ? shown.replaceAll("on Service ZooServices", "on Service TextServices") : shown,
  },
  ...["limit", "position", "filters"].map((first): Fact => ({
    fact: `\`checks\`, ${first} first,`,
    contract: "bokamera",
    change: (document) => {
      const others = ["owner", "limit", "position", "filters"].filter((check) => check !== first);
      at(document, ...attempts, "x-standin-pagination")["checks"] = [first, ...others];
    },
    // Only who may read is told what is wrong with a page.
    becomes: (shown, { target }) => (target.includes("Limit=256") && shown.startsWith("404") ? undefined : shown),
  })),
];
