import { pointerOf } from "../../source/pointer.ts";
import type { SchemaView } from "../check/schema-view.ts";
import { type Setting, settingOf } from "./actions-in.ts";
import type { Collection } from "./collections.ts";
import type { Described, DescribedOperation } from "./described-operation.ts";
import { namesKey, shownAt } from "./named-row.ts";
import { ownersIn } from "./relations.ts";
import { wordsIn } from "../model/words-in.ts";
import { isQuestion } from "./verbs.ts";
import { parameterOf, segmentsOfPath, shapeOf } from "./words.ts";
import type { WriteIn } from "./writes-in.ts";

/**
 * What a path below a row's does to the row: `POST /orders/{id}/cancel`, where a property of the row can say it; else it is
 * shown as it is, where the answer is the row.
 */
export function actionIn(
  operation: DescribedOperation,
  places: ReadonlyMap<string, Collection>,
  described: Described,
): WriteIn | undefined {
  const { method, path, answer } = operation;
  const { view } = described;
  const segments = segmentsOfPath(path);
  // `/orders/{id}/actions/cancel`
  const own = segments.filter((segment, index) => index !== segments.length - 2 || !/^actions?$/i.test(segment));
  const [word, thing, ...above] = own.toReversed();
  const parameter = parameterOf(thing);
  const collection = places.get(shapeOf(`/${above.toReversed().join("/")}`));
  if (word === undefined || parameter === undefined || collection?.key === undefined) return undefined;
  if (!["POST", "PUT", "PATCH", "DELETE"].includes(method) || parameterOf(word) !== undefined) return undefined;
  const rowPath = `/${own.slice(0, -1).join("/")}`;
  if (!namesKey(collection, parameter, rowPath, view)) return undefined;
  const { key, name } = collection;
  const shown = answer && shownAt(answer, key, rowPath, view);
  const setting = settingOf(word, collection.row, view, method === "DELETE");
  if (setting === undefined && !(shown !== undefined && isShownAgain(operation, word, collection, shown, view)))
    return undefined;
  const within = ownersIn(operation, collection, new Set([parameter]), described);
  const write = {
    entity: name,
    action: "merge",
    key: parameter,
    set: setting === undefined ? {} : { [setting.property]: setting.value },
    ...(within.size === 0 ? {} : { within: Object.fromEntries(within) }),
    ...(shown === undefined ? {} : { at: pointerOf(shown) }),
  };
  return { operation, answer: { write }, reason: reasonOf(operation, name, setting) };
}

/** First words of paths that make another thing of the kind. */
const copies: ReadonlySet<string> = new Set(["clone", "copy", "duplicate", "fork", "replicate", "split", "reorder"]);

/** Whether an answer shows the row that the path names, by the schema by which it is fetched or listed. */
function isShownAgain(
  { method, answer, success, part }: DescribedOperation,
  word: string,
  { readings }: Collection,
  at: readonly string[],
  view: SchemaView,
): boolean {
  const shown = answer && view.at(answer, at);
  // What is sent with a question is no change of the row.
  if (isQuestion(word) && part.has("requestBody")) return false;
  if (method === "DELETE" || success === "201" || shown === undefined || copies.has(wordsIn(word)[0] ?? ""))
    return false;
  return readings.some(({ kind, rows }) => kind === "item" && view.follow(rows.row).id === view.follow(shown).id);
}

function reasonOf({ method, path }: DescribedOperation, name: string, setting: Setting | undefined): string {
  return setting === undefined
    ? `${method} ${path} answers with one of ${name}`
    : `${method} ${path} sets \`${setting.property}\` of one of ${name} to ${JSON.stringify(setting.value)}`;
}
