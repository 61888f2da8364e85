import type { Contract, Operation } from "../../../contract/model/contract.ts";
import { documentedResponse } from "../../../contract/model/documented-response.ts";
import { type Conditions, digestOf, isListed } from "../../operation/list/conditions.ts";
import { type Answer, headerValues } from "../../operation/request.ts";
import type { Exchange } from "./exchange.ts";
import { refuse, writeDocumented } from "./write/answers.ts";

const conditionHeaders: ReadonlySet<string> = new Set(["if-match", "if-none-match"]);

/** Whether an operation says something of versions: by a header, a parameter or a status (RFC 9110, section 13). */
function speaksOfVersions({ parameters, responses }: Operation): boolean {
  return (
    parameters.some((one) => one.in === "header" && conditionHeaders.has(one.name.toLowerCase())) ||
    responses.some(
      ({ status, range, headers }) =>
        (range !== true && [304, 412, 428].includes(Number(status))) || headers.some(({ name }) => isTag(name)),
    )
  );
}

function isTag(name: string): boolean {
  return name.toLowerCase() === "etag";
}

const known = new WeakMap<Contract, ReadonlySet<string>>();

/** What one operation of a path says of versions holds for the others: who reads a tag sends it with the change. */
function versionedPaths(contract: Contract): ReadonlySet<string> {
  const paths = known.get(contract) ?? new Set(contract.operations.filter(speaksOfVersions).map(({ path }) => path));
  known.set(contract, paths);
  return paths;
}

/** Under which version a request wants to be carried out; undefined: its path knows no versions. */
export function conditionsOf({ request, host, operation }: Exchange): Conditions | undefined {
  if (!versionedPaths(host.contract).has(operation.path)) return undefined;
  return {
    match: tagsIn(headerValues(request, "If-Match"), "strong"),
    noneMatch: tagsIn(headerValues(request, "If-None-Match"), "weak"),
    isRequired: operation.responses.some(({ status }) => status === 428),
  };
}

/** The tags of a list, without quotes; some clients write none. To a strong comparison a weak tag is no tag at all. */
function tagsIn(lines: readonly string[], comparison: "strong" | "weak"): readonly string[] | undefined {
  if (lines.length === 0) return undefined;
  const tags = [...lines.join(",").matchAll(/(W\/)?"([^"]*)"|([^\s,"]+)/g)];
  return tags.flatMap(([, weak, quoted, bare]) =>
    weak !== undefined && comparison === "strong" ? [] : [quoted ?? bare ?? ""],
  );
}

/**
 * The answer with the tag of what it shows, where that is documented; 304 where the client has that version already.
 * @param version of the row that is shown; undefined: what is shown tells versions apart
 */
export function withVersion(exchange: Exchange, answer: Answer, version: string | undefined): Answer {
  const conditions = conditionsOf(exchange);
  if (conditions === undefined || answer.status < 200 || answer.status > 299) return answer;
  const { method } = exchange.request;
  const isRead = method === "GET" || method === "HEAD";
  const own = version ?? digestOf(Buffer.from(answer.body).toString("base64"));
  const response = documentedResponse(exchange.operation.responses, answer.status);
  const tag = tagFor(
    own,
    response?.headers.find(({ name }) => isTag(name)),
  );
  const isTold = tag !== undefined && (isRead || answer.headers.some(([name]) => isTag(name)));
  const others = answer.headers.filter(([name]) => !isTag(name));
  if (!isTold || (!isRead && version === undefined)) return answer;
  const headers: Answer["headers"] = [...others, ["ETag", tag]];
  if (!isRead) return { ...answer, headers };
  if (conditions.noneMatch !== undefined && isListed(own, conditions.noneMatch)) return notModified(exchange, headers);
  if (conditions.match === undefined || isListed(own, conditions.match)) return { ...answer, headers };
  const detail = "If-Match names another version than the one that is there";
  return refuse(exchange, { status: 412, title: "Precondition Failed", detail });
}

/** The tag as its header may hold it: in quotes, else bare where a document wants that; undefined: neither. */
function tagFor(
  version: string,
  header: { readonly violations: (json: unknown) => readonly unknown[] } | undefined,
): string | undefined {
  const spellings = [`"${version}"`, version];
  return spellings.find((text) => header === undefined || header.violations(text).length === 0);
}

/** RFC 9110, section 15.4.5: what a cache would want to know of the answer that is not sent. */
function notModified(exchange: Exchange, given: Answer["headers"]): Answer {
  const headers = given.filter(([name]) => /^(etag|cache-control|content-location|expires|vary)$/i.test(name));
  const response = exchange.operation.responses.find(({ status }) => status === 304);
  const shown = { value: undefined, isData: false, example: undefined, dynamic: false, place: "", words: "" };
  return writeDocumented(exchange, { status: 304, response, shown, headers });
}
