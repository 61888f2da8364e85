import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { accepting, type Asked, by, isBy, opened, openedUnchanged, requestsOf, type Shown } from "./facts/asked.ts";
import {
  at,
  codeNames,
  documentOf,
  forgetNamespaces,
  forgetSpellings,
  hostOf,
  type Part,
  renameKeys,
  renameProperties,
} from "./facts/document.ts";
import {
  asTicks,
  bySeconds,
  byValidator,
  challenge,
  hashOf,
  head,
  hyphened,
  isJson,
  respelled,
  swapped,
  types,
  wholeContract,
} from "./facts/forecast.ts";
import { codeFacts } from "./facts/code-facts.ts";
import type { Fact } from "./facts/fact.ts";
import { root } from "../support/source-files.ts";

const pascalNames = codeNames(documentOf("zoo"));
const camelNames = new Map([...pascalNames].map(([camel, pascal]) => [pascal, camel]));
const rows = ["components", "schemas", "ContractRows"];
const set = (part: Part, key: string, value: unknown): void => void (part[key] = value);

const facts: readonly Fact[] = [
  {
    fact: "`casing: pascal`",
    contract: "zoo",
    change: (document) => {
      set(hostOf(document), "casing", "pascal");
      renameProperties(document, pascalNames);
    },
    becomes: (shown, asked) => respelled(shown, pascalNames, asked),
  },
  {
    fact: "`casing: camel`",
    contract: "zoo-pascal",
    change: (document) => {
      set(hostOf(document), "casing", "camel");
      renameProperties(document, camelNames);
    },
    becomes: (shown, asked) => respelled(shown, camelNames, asked),
  },
  {
    fact: "`guids: hyphens`, a function of the host's own, which leaves a default out",
    contract: "zoo",
    change: (document) => set(hostOf(forgetSpellings(document)), "guids", "hyphens"),
    becomes: (shown, { format }) => {
      if (format === "xml") return shown;
      const named = shown.replace(
        format === "jsv" ? /(?<=[{,])guid:0{32},/ : isJson(format) ? /"guid":"0{32}",/ : /$^/,
        "",
      );
      return named.replace(/(?<![\w-])[0-9a-f]{32}(?!\w)/g, hyphened);
    },
  },
  {
    fact: "`dates: wcf`",
    contract: "zoo-pascal",
    change: (document) => set(hostOf(forgetSpellings(document)), "dates", "wcf"),
    becomes: (shown, { format }) => (isJson(format) ? asTicks(shown) : shown),
  },
  {
    fact: "`dates: seconds`",
    contract: "zoo-pascal",
    change: (document) => set(hostOf(forgetSpellings(document)), "dates", "seconds"),
    becomes: bySeconds,
  },
  {
    fact: "`dates: iso8601`",
    contract: "bokamera",
    change: (document) => set(hostOf(forgetSpellings(document)), "dates", "iso8601"),
    becomes: (shown, { format }) => {
      if (isJson(format)) return shown.replace(/(?<="Timestamp":")([^"]+)/g, "$1.0000000Z");
      if (format === "csv") return shown.replace(/(Timestamp:)""([^"]+)""/g, "$1$2Z");
      if (format === "jsv") return shown.replace(/(Timestamp:)"([^"]+)"/g, "$1$2Z");
      return shown;
    },
  },
  ...(["zoo", "bokamera", "pwc-reportfiling"] as const).flatMap((contract) =>
    Object.entries({ xml: "application/xml", csv: "text/csv", jsv: "application/jsv", html: "text/html" }).map(
      ([format, type]): Fact => ({
        fact: `\`defaultFormat: ${format}\``,
        contract,
        change: (document) => set(hostOf(document), "defaultFormat", format),
        becomes: (shown, asked, before) => (asked.format === undefined ? before(accepting(type, asked)) : shown),
      }),
    ),
  ),
  {
    fact: "`namespace`",
    contract: "zoo",
    change: (document) => {
      forgetNamespaces(document);
      set(hostOf(document), "namespace", "http://schemas.datacontract.org/2004/07/Other");
    },
    // The name of a dictionary of objects holds a hash of its namespaces; messages name types with their namespace.
    becomes: (shown) =>
      shown
        .replaceAll("datacontract.org/2004/07/Zoo", "datacontract.org/2004/07/Other")
        .replaceAll("KeyValueOfstringInnerRPrglZVO", `KeyValueOfstringInner${hashOf("Other")}`)
        .replace(/(using |type (?:'|&#39;))Zoo\./g, "$1Other."),
  },
  ...codeFacts,
  {
    fact: "`login.challenge`",
    contract: "bokamera",
    change: (document) => set(at(document, "x-standin-host", "login"), "challenge", 'basic realm="/auth/basic"'),
    becomes: (shown) => shown.replace(challenge, 'WWW-Authenticate: basic realm="/auth/basic"'),
  },
  {
    fact: "`login.page`",
    contract: "pwc-reportfiling",
    change: (document) => set(at(document, "x-standin-host", "login"), "page", "/signin"),
    becomes: (shown) =>
      shown.replace("Location: http://api.example.com/login?", "Location: http://api.example.com/signin?"),
  },
  {
    fact: "no `login.page`",
    contract: "bokamera",
    change: (document) => delete at(document, "x-standin-host", "login")["page"],
    becomes: (shown, asked, before) => {
      if (!shown.startsWith("302")) return shown;
      return shown.includes(challenge) && !asked.target.includes("callback")
        ? before({ ...asked, target: asked.target.replace(".html", ""), headers: [] })
        : undefined;
    },
  },
  {
    fact: "`login.check: validator`",
    contract: "bokamera",
    change: (document) => set(at(document, "x-standin-host", "login"), "check", "validator"),
    becomes: byValidator,
  },
  {
    fact: "`login.superRole`",
    contract: "bokamera",
    change: (document) => set(at(document, "x-standin-host", "login"), "superRole", "Root"),
    becomes: (shown, asked, before) => (isBy("root", asked) ? before(by("reader", asked)) : shown),
  },
  {
    fact: "no `login.superRole`",
    contract: "bokamera",
    change: (document) => delete at(document, "x-standin-host", "login")["superRole"],
    becomes: (shown, asked, before) => (isBy("root", asked) ? before(by("reader", asked)) : shown),
  },
  {
    fact: "no role in `security`",
    contract: "bokamera",
    change: (document) =>
      set(at(document, "paths", "/webhook/endpoints/{EndpointId}/attempts", "get"), "security", [{ basic: [] }]),
    becomes: (shown, asked, before) => (isBy("reader", asked) ? before(by("admin", asked)) : shown),
  },
  {
    fact: "no `security`",
    contract: "pwc-reportfiling",
    change: (document) => set(at(document, "paths", "/sync/webhooks/subscriptions/find", "get"), "security", []),
    becomes: (shown, asked, before) => (asked.target.includes("/find") ? before(by("owner", asked)) : shown),
  },
  {
    fact: "`x-standin-data-contract`",
    contract: "zoo",
    change: (document) => delete at(document, ...rows)["x-standin-data-contract"],
    becomes: (shown, asked, before) => {
      const name = /^\/contract\/(full|empty|null)/.exec(asked.target)?.[1];
      if (name === undefined) return shown;
      if (asked.format === "csv") return head(shown) + (wholeContract[name] ?? "");
      if (asked.format !== "jsonl") return shown;
      return before({ ...asked, target: asked.target.replace("jsonl", "json") }).replace(
        types["json"] ?? "",
        "text/jsonl",
      );
    },
  },
  {
    fact: "`x-standin-name`",
    contract: "zoo",
    change: (document) => {
      set(at(document, ...rows, "properties", "next_one"), "x-standin-name", "zzz_one");
      renameKeys(document, "next_one", "zzz_one");
    },
    becomes: (shown) => shown.replaceAll("next_one", "zzz_one"),
  },
  {
    fact: "`x-standin-order`",
    contract: "zoo",
    change: (document) => {
      set(at(document, ...rows, "properties", "first"), "x-standin-order", 3);
    },
    becomes: (shown, asked) => (asked.target.startsWith("/contract/") ? swapped(shown, asked) : shown),
  },
];

/** Facts that change more than a spelling: `framework` is who answers, `values` what values are (test/unit/contract/types). */
const elsewhere = ["framework", "values"];

test("changes every fact that a contract can state of its host", () => {
  const vocabulary = JSON.parse(readFileSync(join(root, "contracts/extensions.schema.json"), "utf8")) as Part;
  const stated = at(vocabulary, "$defs", "x-standin-host", "properties");
  const names = Object.keys(stated).flatMap((name) =>
    name === "login" ? Object.keys(at(stated, "login", "properties")).map((key) => `login.${key}`) : [name],
  );
  const untried = names.filter((name) => !facts.some(({ fact }) => fact.includes(`\`${name}`)));
  expect(untried.toSorted()).toEqual(elsewhere.toSorted());
});

test.each(facts)("changes by $fact of $contract what it says and nothing else", ({ contract, change, becomes }) => {
  const changed = documentOf(contract);
  change(changed);
  const before = openedUnchanged(contract);
  const after = opened(changed, contract);
  const compared = requestsOf[contract].map((asked) => {
    const shown = before(asked);
    return { asked, shown, want: becomes(shown, asked, before), got: after(asked) };
  });
  const wrong = compared.filter(({ shown, want, got }) => (want === undefined ? shown === got : want !== got));
  expect(wrong.map(({ asked, want = "something else", got }) => differing(asked, want, got))).toEqual([]);
  expect(compared.filter(({ shown, got }) => shown !== got).length).toBeGreaterThan(0);
});

/** Where two answers part. */
function differing({ method, target, headers }: Asked, want: Shown, got: Shown): string {
  let at = 0;
  while (want[at] === got[at] && at < want.length) at++;
  const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 40), at + 60));
  return `${method} ${target} ${headers.join(" ")}: wanted ${around(want)}, got ${around(got)}`;
}
