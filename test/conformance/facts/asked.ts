import type { Contract } from "../../../src/contract/model/contract.ts";
import { ProblemError } from "../../../src/problem.ts";
import { compileContract } from "../../../src/contract/load-contract.ts";
import { noPreference } from "../../../src/serve/operation/preference.ts";
import { createData } from "../../../src/serve/data/create-data.ts";
import { servicestack } from "../../../src/serve/framework/servicestack/servicestack.ts";
import type { Host } from "../../../src/serve/operation/host.ts";
import type { Answer } from "../../../src/serve/operation/request.ts";
import { loadScenario } from "../../../src/serve/scenario/load-scenario.ts";
import { unmentioned, type Scenario } from "../../../src/serve/scenario/scenario.ts";
import { basic } from "../../support/stand-in.ts";
import { contracts, type ContractName, documentOf, hostOf, type Part } from "./document.ts";

export interface Asked {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  /** `NAMESPACE` in it is that of the host. */
  readonly body: string;
  /** What the request asks for in so many words; undefined: the host's default. */
  readonly format: string | undefined;
}

/** An answer as one text: status line, headers, body. */
export type Shown = string;

const unchanged = new Map<ContractName, (asked: Asked) => Shown>();

/** The host of a contract as it is, which answers a request once and repeats that for every fact: it keeps nothing of what is sent. */
export function openedUnchanged(name: ContractName): (asked: Asked) => Shown {
  const known = unchanged.get(name) ?? remembering(opened(documentOf(name), name));
  unchanged.set(name, known);
  return known;
}

function remembering(host: (asked: Asked) => Shown): (asked: Asked) => Shown {
  const answers = new Map<string, Shown>();
  return (asked) => {
    const key = JSON.stringify(asked);
    const answer = answers.get(key) ?? host(asked);
    answers.set(key, answer);
    return answer;
  };
}

/** Opens a host of the document, which also knows somebody with a role that no operation names, and asks it. */
export function opened(document: Part, name: ContractName): (asked: Asked) => Shown {
  const { file, scenario: known } = contracts[name];
  const contract = compileContract(document, file);
  const scenario = scenarioFor(contract, name, known);
  const { identities, bearer } = scenario.apis.get(contract.name) ?? unmentioned;
  const { seed, now } = scenario;
  const root = { name: "root", password: "secret", roles: ["Admin"] };
  const credentials = { identities: [...identities, root], bearer };
  const host: Host = { contract, now, credentials, data: createData(contract, scenario, { seed, now }) };
  const manners = servicestack.open(contract);
  const namespace = hostOf(document)["namespace"] as string;
  return ({ method, target, headers, body }) => {
    const all = [["Host", "api.example.com"] as const, ...headers];
    const bytes = Buffer.from(body.replaceAll("NAMESPACE", namespace));
    const request = { method, target, headers: all, body: bytes, scheme: "http" };
    return show(manners.locate(request).answer(host, noPreference));
  };
}

/** As the changed contract reads it; where a role is named no more, as the contract as it is does. */
function scenarioFor(contract: Contract, name: ContractName, known: string): Scenario {
  try {
    return loadScenario(known, [contract]);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return loadScenario(known, [compileContract(documentOf(name), contracts[name].file)]);
  }
}

function show({ status, reason = "", headers, body }: Answer): Shown {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return [`${status} ${reason}`, ...lines, "", Buffer.from(body as Uint8Array).toString("utf8")].join("\n");
}

/** The same request by somebody else. */
export function by(name: string, asked: Asked): Asked {
  const others = asked.headers.filter(([header]) => header !== "Authorization");
  return { ...asked, headers: [["Authorization", basic(name)], ...others] };
}

/** Whether the request is somebody's. */
export const isBy = (name: string, { headers }: Asked): boolean => headers.some(([, value]) => value === basic(name));

/** The same request asking for what the host would not choose by itself. */
export function accepting(type: string, asked: Asked): Asked {
  return { ...asked, headers: [...asked.headers, ["Accept", type]] };
}

const formats = ["json", "xml", "csv", "jsv", "jsonl", "html"];
const accepts = { json: "application/json", xml: "application/xml", csv: "text/csv", html: "text/html" };

/** The path in every format, by suffix, by Accept and as the host likes it. */
function inFormats(path: string, headers: Asked["headers"] = [], query = ""): Asked[] {
  const base = { method: "GET", headers, body: "" };
  return [
    ...formats.map((format) => ({ ...base, target: `${path}.${format}${query}`, format })),
    ...Object.entries(accepts).map(([format, type]) => ({
      ...base,
      target: path + query,
      headers: [...headers, ["Accept", type] as const],
      format,
    })),
    { ...base, target: path + query, format: undefined },
  ];
}

function posted(path: string, type: string, body: string): Asked {
  return { method: "POST", target: path, headers: [["Content-Type", type]], body, format: undefined };
}

const zooPaths = [
  ...["full", "empty", "nullitems", "blank", "comma", "nope"].map((name) => `/everything/${name}`),
  ...["full", "empty", "null", "nope"].map((name) => `/contract/${name}`),
  ...["full", "empty", "nope"].flatMap((name) => [`/list/${name}`, `/map/${name}`]),
  ...["0", "1", "7", "43", "50", "999", "x"].map((index) => `/value/${index}`),
  ...["argument", "notfound", "unauthorized", "invalid"].map((kind) => `/fail/${kind}`),
  "/text",
  "/nothing",
  "/validate",
];
const echo = "?Text=a,b&When=2024-01-02T03:04:05&Guid=01234567-89ab-cdef-0123-456789abcdef&Inner={Name:a}&Map={k:v}";
const zooRequests: readonly Asked[] = [
  ...zooPaths.flatMap((path) => inFormats(path)),
  ...inFormats("/echo", [], echo),
  ...inFormats("/echo", [], "?Whole=x&Guid=y"),
  { method: "GET", target: "/api/GetList?Case=full", headers: [], body: "", format: "json" },
  { method: "DELETE", target: "/api/GetList?Case=full", headers: [], body: "", format: "json" },
  { method: "PUT", target: "/jsv/reply/Text", headers: [], body: "", format: "jsv" },
  { method: "GET", target: "/api/Nope", headers: [], body: "", format: "json" },
  posted("/echo", "application/json", '{"Text":"a","when":"2024-01-02T03:04:05","INNER":{"Name":"b"}}'),
  posted("/echo", "application/xml", '<Echo xmlns="NAMESPACE"><Text>a</Text></Echo>'),
  posted("/echo", "application/xml", "<Echo><Text>a</Text></Echo>"),
  posted("/echo", "text/csv", "Text,Whole\r\na,5\r\n"),
];

const people = ["admin", "reader", "owner", "root"].map((name) => ["Authorization", basic(name)] as const);
const callers = [[], [["Authorization", basic("admin", "wrong")]], ...people.map((header) => [header])] as const;
const find = "/sync/webhooks/subscriptions/find";
const loginRequests = callers.flatMap((headers) => [
  ...inFormats("/webhook/endpoints/ep_34rJxAwZyqwUQpG7RO0kz74tsWZ/attempts", headers),
  ...inFormats("/webhook/endpoints/nope/attempts", headers, "?Limit=5"),
  ...inFormats("/webhook/endpoints/x/attempts", headers, "?Limit=x"),
  ...inFormats("/webhook/endpoints/x/attempts", headers, "?callback=cb"),
  ...inFormats("/webhook/endpoints/x/attempts", headers, "?Limit=256&Iterator=none&Status=27"),
  ...inFormats("/sync/webhooks/subscriptions/nope", headers),
  ...inFormats(find, headers, "?AuthSteuernummer=DE136695976&AccountId=1000000014&EventName=ReportSubmitted"),
  ...inFormats(find, headers),
]);

/** What is asked of each contract, whatever is changed in it. */
export const requestsOf = {
  zoo: zooRequests,
  "zoo-pascal": zooRequests,
  bokamera: loginRequests,
  "pwc-reportfiling": loginRequests,
};
