import { headerOf } from "../../exchange/wire.ts";
import type { Operation } from "../../../contract/model/contract.ts";
import type { Question } from "../../exchange/question.ts";
import { isSuccess, type Reply } from "../../exchange/reply.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { textOf } from "../../../wire/sent/sent-value.ts";
import type { Script } from "../case.ts";
import { lastingly } from "../lastingly.ts";
import { isDoneAt, rowShown } from "./certain-writes.ts";
import { aboutRow, keyNameOf } from "./created-row.ts";
import { judgeStatusOf, type Life } from "./life.ts";

/** Whether a creation documents that it says where the row is. */
export function tellsPlace({ responses }: Operation): boolean {
  return responses.some(
    ({ status, headers }) =>
      typeof status === "number" &&
      Math.floor(status / 100) === 2 &&
      headers.some(({ name }) => name.toLowerCase() === "location"),
  );
}

/**
 * The row that was created is found where `Location` says (RFC 9110 section 15.3.2), as far as that is within what is tested.
 * One that the document does not speak of is no promise: where it leads elsewhere, that is a remark about the creation.
 */
export function* lookAtLocation(life: Life): Script<void> {
  const { siblings, question, reply, judge } = life;
  const location = headerOf(reply.response, "location");
  const path = location === undefined ? undefined : pathWithin(location, life);
  const isPromised = tellsPlace(question.operation);
  if (siblings.item === undefined) return;
  if (location === undefined || path === undefined) {
    const reason = location === undefined ? "the answer names no place" : `${location} is not within what is tested`;
    if (isPromised) judge.skip("writes/location", reason, "look at it by hand");
    return;
  }
  const { found, deviation } = yield* lookAt(path, siblings.item, life);
  if (!isPromised) {
    if (deviation !== undefined) judge.that("writes/create", reply, remarkOf(location, deviation));
  } else if (deviation === undefined && !isSuccess(found) && found.response.status >= 400)
    judge.skip("writes/location", `it is answered with ${found.response.status}`, "look at it by hand");
  else judge.that("writes/location", found, deviation);
}

interface Looked {
  readonly found: Reply;
  readonly deviation: Deviation | undefined;
}

function* lookAt(path: string, item: Operation, life: Life): Script<Looked> {
  const { ground, question, reply, created } = life;
  const asked: Question = { ...aboutRow(ground, item, question, created.key), path };
  const found = yield asked;
  const deviation = yield* lastingly(isDoneAt(reply), found, (one) =>
    [404, 410].includes(one.response.status)
      ? judgeStatusOf(one, "the row that was created", true)
      : judgeOther(one, life),
  );
  return { found, deviation };
}

function remarkOf(location: string, { place, expected, found }: Deviation): Deviation {
  const wanted = place.kind === "status" ? `where ${expected} is` : expected;
  return {
    place: { kind: "header", name: "Location" },
    expected: wanted,
    found: [`${location}: `, ...(typeof found === "string" ? [found] : found)],
    remark: "inferred",
  };
}

/** Whether a row with another key is found there than the answer to the creation has (201): elsewhere it may be something else. */
function judgeOther(found: Reply, { ground, answer, reply, created }: Life): Deviation | undefined {
  const name = keyNameOf(ground, answer);
  const [own, shown] = [created.row?.[name], rowShown(found)?.[name]];
  if (reply.response.status !== 201 || own === undefined || shown === undefined) return undefined;
  if (textOf(own) === textOf(shown)) return undefined;
  const place = { kind: "header", name: "Location" } as const;
  return { place, expected: `where ${textOf(own)} is`, found: `where ${textOf(shown)} is`, isCertain: true };
}

/** The path of an address below that of the deployment, as questions say it; undefined: it leads elsewhere. */
function pathWithin(location: string, { ground: { target }, question, reply }: Life): string | undefined {
  const base = new URL(target.url ?? "http://host.invalid");
  const [sent = ""] = reply.request.target.split("?");
  const below = base.pathname.replace(/\/$/, "");
  if (!URL.canParse(location, base.origin + below + sent)) return undefined;
  const { host, pathname, search } = new URL(location, base.origin + below + sent);
  // Documented servers may have a path of their own, which goes before that of every question.
  const steps = sent.replace(/\/$/, "").split("/");
  const before = below + steps.slice(0, steps.length - question.operation.segments.length).join("/");
  const isWithin = host === base.host && search === "" && pathname.startsWith(`${before}/`);
  return isWithin ? pathname.slice(before.length) : undefined;
}
