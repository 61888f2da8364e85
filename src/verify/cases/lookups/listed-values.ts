import type { ListAnswer, Operation, Parameter } from "../../../contract/model/contract.ts";
import { literalOf, type PathSegment } from "../../../contract/model/path.ts";
import type { Json } from "../../../generate/json.ts";
import { CallerUnknown } from "../../exchange/channel.ts";
import { isSuccess } from "../../exchange/reply.ts";
import { jsonForm } from "../../verdict/json-form.ts";
import { Blocked } from "../../verdict/statement.ts";
import { combinationsOf, questionWith } from "../answers/baseline-question.ts";
import type { Ground, Script } from "../case.ts";
import { findOut } from "../find-out.ts";
import { keepListed } from "./known-rows.ts";
import { type JsonRow, rowsAt } from "../pages/rows-at.ts";
import { textOf } from "../../../wire/sent/sent-value.ts";
import { sampleValues } from "../../../generate/sample-values.ts";

/** How many rows are taken, and how many owners are looked into. */
const most = { rows: 3, owners: 3 };

/** Values by the positions of a path at which they stand. */
type AtPlaces = ReadonlyMap<number, Json>;

/**
 * Finds values for the parameters of a path, from the left: what stands behind the path of a list names a row of it, so the
 * list is asked, for the owners that were found before it. Sets `found`, combination by combination.
 */
export function* findListedValues(ground: Ground): Script<void> {
  const { operation, found } = ground;
  const places = placesIn(operation);
  if (places.length === 0 || places.every(({ name }) => ground.target.values.has(name))) return;
  const all = yield* combinationsUpTo(ground, operation, places.length);
  const combinations = all.filter(({ isListed }) => isListed).slice(0, most.rows);
  if (combinations.length === 0) return;
  const guessed = places
    .filter(({ at }) => combinations.some(({ guessed: own }) => own.has(at)))
    .map(({ name }) => name);
  keepListed(
    ground,
    combinations.map(({ row }) => row),
    guessed,
  );
  for (const { name, at } of places)
    found.set(
      name,
      combinations.map(({ values }) => textOf(values.get(at) ?? "")),
    );
}

/** The most requests by which values are found: for the estimate of requests. */
export function listedRequests({ operation }: Ground): number {
  return placesIn(operation).reduce((sum, _, index) => sum + most.owners ** Math.min(index, 2), 0);
}

interface PathPlace {
  readonly name: string;
  /** The segment that it stands in. */
  readonly at: number;
}

function placesIn({ segments }: Operation): readonly PathPlace[] {
  return segments.flatMap((segment, at) =>
    segment.flatMap((piece) => (typeof piece === "string" ? [] : [{ name: piece.parameter, at }])),
  );
}

/** Values for the first parameters of a path; `isListed`: all that a list could show were seen in one. */
interface Combination {
  readonly values: AtPlaces;
  readonly isListed: boolean;
  /** The segments whose values no list shows. */
  readonly guessed: ReadonlySet<number>;
  /** The row that the last of them names. */
  readonly row?: JsonRow;
}

function* combinationsUpTo(ground: Ground, operation: Operation, count: number): Script<readonly Combination[]> {
  if (count === 0) return [{ values: new Map(), isListed: false, guessed: new Set() }];
  const place = placesIn(operation)[count - 1];
  if (place === undefined) return [];
  const owners = (yield* combinationsUpTo(ground, operation, count - 1)).slice(0, most.owners);
  const list = listBefore(ground, operation, place.at);
  const parameter = operation.parameters.find(({ name, in: where }) => where === "path" && name === place.name);
  const found: Combination[] = [];
  for (const owner of owners) {
    const keys =
      list === undefined || parameter === undefined ? [] : yield* keysListed(ground, list, owner.values, parameter);
    for (const { key, row } of keys.slice(0, most.rows))
      found.push({
        values: new Map([...owner.values, [place.at, key]]),
        isListed: true,
        guessed: owner.guessed,
        row,
      });
  }
  if (found.length > 0) return found;
  return owners.flatMap(({ values, isListed, guessed }) =>
    ownValues(ground, parameter).map((value) => ({
      values: new Map([...values, [place.at, value]]),
      // A value that only the document names is good enough behind an owner that exists.
      isListed: isListed && list === undefined,
      guessed: new Set([...guessed, place.at]),
    })),
  );
}

function ownValues({ target }: Ground, parameter: Parameter | undefined): readonly Json[] {
  if (parameter === undefined) return [];
  return target.values.get(parameter.name) ?? sampleValues(parameter).slice(0, 1);
}

/** The operation that lists what a segment names: its path is what stands before, with what is behind the name put to its end. */
function listBefore({ contract }: Ground, { segments }: Operation, at: number): Operation | undefined {
  const own = segments[at] ?? [];
  const [first, ...rest] = own;
  if (typeof first === "string" || rest.some((piece) => typeof piece !== "string")) return undefined;
  const suffix = rest.map((piece) => (typeof piece === "string" ? piece : "")).join("");
  const before = segments.slice(0, at);
  return contract.operations.find(
    ({ method, answer, segments: path }) =>
      method === "GET" &&
      answer.kind === "list" &&
      path.length === before.length &&
      path.every((segment, index) => {
        const wanted = before[index] ?? [];
        const isLast = index === path.length - 1;
        return shapeOf(segment) === shapeOf(isLast && suffix !== "" ? [...wanted, suffix] : wanted);
      }),
  );
}

function shapeOf(segment: PathSegment): string {
  return literalOf(segment) ?? segment.map((piece) => (typeof piece === "string" ? piece : "{}")).join("");
}

interface Listed {
  readonly key: Json;
  readonly row: JsonRow;
}

function* keysListed(
  ground: Ground,
  list: Operation,
  values: AtPlaces,
  parameter: Parameter,
): Script<readonly Listed[]> {
  const rows = yield* rowsListed(ground, list, values);
  const { answer } = list;
  const key = answer.kind === "list" ? ground.contract.entities.get(answer.entity)?.things?.key : undefined;
  return rows.flatMap((row) => {
    const own = keyIn(row, parameter, key);
    return own === undefined ? [] : [{ key: own, row }];
  });
}

/** What the parameter may be: the property that bears its own name, else the one that tells rows apart. */
function keyIn(row: JsonRow, parameter: Parameter, key: string | undefined): Json | undefined {
  const plain = (text: string): string => text.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
  const own = Object.keys(row).find((member) => plain(member) === plain(parameter.name));
  return [own, key, "id"]
    .flatMap((member) => row[member ?? ""] ?? [])
    .find((value) => {
      if (typeof value !== "string" && typeof value !== "number" && typeof value !== "bigint") return false;
      return value !== "" && [value, String(value)].some((reading) => parameter.violations(reading).length === 0);
    });
}

/** The first rows of a list for an owner; asked once in a run. */
function* rowsListed(ground: Ground, list: Operation, values: AtPlaces): Script<readonly JsonRow[]> {
  const places = placesIn(list);
  const given = places.map(({ name, at }) => [name, textOf(values.get(at) ?? "")] as const);
  const name = `rows of ${list.id} ${JSON.stringify(given)}`;
  return yield* findOut({ known: ground.shared }, name, function* (): Script<readonly JsonRow[]> {
    const found = new Map(given.map(([parameter, text]) => [parameter, [text]]));
    const own: Ground = { ...ground, operation: list, known: new Map(), found };
    try {
      const reply = yield questionWith(own, combinationsOf(own)[0] ?? []);
      const form = isSuccess(reply) ? jsonForm(reply) : undefined;
      return form === undefined ? [] : rowsAt(form.json, list.answer as ListAnswer); // only lists are asked
    } catch (error) {
      if (error instanceof Blocked || error instanceof CallerUnknown) return [];
      throw error;
    }
  });
}
