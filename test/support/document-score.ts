import { canonical } from "../../src/derive/document/canonical.ts";
import type { Account, Declared, Member, TypeRef, Witness } from "../../src/derive/document/declared.ts";

/** Slots of pages against the truth that the same host tells in machine-readable form. */
export interface Score {
  right: number;
  wrong: number;
  missing: number;
  invented: number;
  readonly misses: string[];
}

export function emptyScore(): Score {
  return { right: 0, wrong: 0, missing: 0, invented: 0, misses: [] };
}

interface TrueMember {
  name: string;
  type: string;
  genericArgs?: string[];
  isValueType?: boolean;
  isEnum?: boolean;
  isRequired?: boolean;
  paramType?: string;
  description?: string;
  dataMember?: { name?: string };
}

interface TrueType {
  name: string;
  namespace?: string;
  description?: string;
  isEnum?: boolean;
  isEnumInt?: boolean;
  isInterface?: boolean;
  inherits?: { name: string };
  properties?: TrueMember[];
  enumNames?: string[];
  enumValues?: string[];
  enumMemberValues?: string[];
}

interface TrueOperation {
  request: TrueType;
  response?: TrueType;
  returnType?: { name: string; genericArgs?: string[] };
  routes?: { path: string; verbs?: string; summary?: string }[];
  requiresAuth?: boolean;
  requiredRoles?: string[];
  requiresAnyRole?: string[];
  tags?: string[];
}

export interface Truth {
  types?: TrueType[];
  operations: TrueOperation[];
}

const names: Record<string, string> = {
  String: "string", Boolean: "boolean", Byte: "uint8", Int16: "int16", Int32: "int32", Int64: "int64", UInt16: "uint16",
  UInt32: "uint32", UInt64: "uint64", Single: "float", Double: "double", Decimal: "decimal", Char: "char", Guid: "guid",
  DateTime: "datetime", DateTimeOffset: "datetimeoffset", TimeSpan: "timespan", Uri: "uri",
}; // prettier-ignore

/** A type of the truth as a text: `int32`, `[string]`, `{string:Inner}`. */
function trueType(type: string, args: readonly string[] = []): string {
  if (type === "Byte[]") return "bytes";
  if (type.endsWith("[]")) return `[${trueType(type.slice(0, -2))}]`;
  if (type === "Nullable`1") return trueType(args[0] ?? "");
  if (type === "List`1") return `[${trueType(args[0] ?? "")}]`;
  if (type === "Dictionary`2") return `{${trueType(args[0] ?? "")}:${trueType(args[1] ?? "")}}`;
  return names[type] ?? type;
}

/** Whether a type that a page gives leaves room for the true one, and says as much as it can. */
function fits(type: TypeRef, truth: string): boolean | undefined {
  switch (type.is) {
    case "unknown":
      return /^[[{]/.test(truth) ? undefined : false;
    case "scalar":
      return (type.kinds as readonly string[]).includes(truth);
    case "list":
      return truth.startsWith("[") && fits(type.of, truth.slice(1, -1)) === true;
    case "map": {
      const [key = "", of = ""] = truth.startsWith("{") ? truth.slice(1, -1).split(/:(.*)/s) : [];
      return fits(type.key, key) === true && fits(type.of, of) === true;
    }
    case "named":
      return type.name === truth;
    case "any":
      return truth === "Object";
  }
}

/** Which languages have words for these facts at all. */
const tellsOptional = new Set<Witness>([
  "csharp",
  "vbnet",
  "fsharp",
  "typescript",
  "mjs",
  "python",
  "swift",
  "php",
  "go",
  "rust",
  "zig",
  "tables",
]);
const tellsNumbers = new Set<Witness>(["tables", "csharp", "vbnet", "fsharp", "java", "kotlin", "swift"]);
const tellsTexts = new Set<Witness>(["tables", "csharp", "vbnet", "typescript", "mjs", "python", "php", "go", "rust"]);
const tellsUnknown = new Set<Witness>(["ruby", "zig"]);
const tellsBase = new Set<Witness>([
  "csharp",
  "vbnet",
  "fsharp",
  "typescript",
  "mjs",
  "python",
  "java",
  "kotlin",
  "swift",
  "dart",
  "php",
  "go",
  "rust",
  "ruby",
]);

export function scorePage(account: Account | undefined, operationName: string, truth: Truth, score: Score): void {
  const operation = truth.operations.find(({ request }) => request.name === operationName)!;
  if (account === undefined) {
    score.missing += 10;
    score.misses.push("not read");
    return;
  }
  const slot = (ok: boolean | undefined, what: string): void => {
    if (ok === true) score.right++;
    else {
      if (ok === undefined) score.missing++;
      else score.wrong++;
      score.misses.push(`${ok === undefined ? "missing" : "wrong"} ${what}`);
    }
  };
  const given = account.operations[0];
  slot(given === undefined ? undefined : given.name === operationName, "operation");
  for (const route of operation.routes ?? []) {
    const found = given?.routes.find(({ path }) => path === route.path);
    slot(
      found === undefined ? undefined : [...found.methods].join(" ") === (route.verbs ?? "").replace(/,/g, " "),
      `route ${route.path}`,
    );
    if (route.summary !== undefined)
      slot(found?.summary === undefined ? undefined : found.summary === route.summary, "summary");
  }
  score.invented += Math.max(0, (given?.routes.length ?? 0) - (operation.routes?.length ?? 0));
  if (operation.requiresAuth === true) slot(given?.access.required?.value, "access");
  if (operation.requiresAnyRole !== undefined)
    slot(
      given?.access.anyRole === undefined
        ? undefined
        : String(given.access.anyRole.value) === String(operation.requiresAnyRole),
      "roles",
    );
  slot(given?.request?.host === undefined ? undefined : true, "host");
  scoreTypes(account, operation, truth, score, slot);
}

type Slot = (ok: boolean | undefined, what: string) => void;

function scoreTypes(
  { types, witness }: Account,
  operation: TrueOperation,
  truth: Truth,
  score: Score,
  slot: Slot,
): void {
  const all = new Map<string, TrueType>();
  for (const type of [
    ...(truth.types ?? []),
    ...truth.operations.flatMap(({ request, response }) => [request, response]),
  ])
    if (type !== undefined) all.set(type.name, type);
  const wanted = closure(operation, all).filter(
    (type) => witness !== "tables" || type.isEnum === true || (type.properties ?? []).length > 0,
  );
  for (const type of wanted) {
    const found = types.find(({ name }) => name === type.name);
    slot(found === undefined ? undefined : true, `type ${type.name}`);
    if (found !== undefined) scoreType(found, type, witness, all, score, slot);
  }
  for (const { name } of types) {
    if (wanted.some((type) => type.name === name)) continue;
    score.invented++;
    score.misses.push(`invented type ${name}`);
  }
}

function closure(operation: TrueOperation, all: ReadonlyMap<string, TrueType>): TrueType[] {
  const found = new Set<TrueType>();
  const visit = (name: string): void => {
    const type = all.get(name.replace(/\[\]$/, "").replace(/`\d+$/, ""));
    if (type === undefined || Object.hasOwn(names, type.name) || found.has(type) || type.isInterface === true) return;
    found.add(type);
    if (type.inherits !== undefined) visit(type.inherits.name);
    for (const { type: member, genericArgs = [] } of type.properties ?? [])
      for (const one of [member, ...genericArgs]) visit(one);
  };
  visit(operation.request.name);
  const { returnType } = operation;
  // Pages do not list the items of an answer that is a list.
  if (returnType !== undefined && !/\[\]$|^List`/.test(returnType.name)) visit(returnType.name);
  return [...found];
}

function scoreType(
  found: Declared,
  type: TrueType,
  witness: Witness,
  all: ReadonlyMap<string, TrueType>,
  score: Score,
  slot: Slot,
): void {
  const inherited =
    witness === "zig" && type.inherits !== undefined ? (all.get(type.inherits.name)?.properties ?? []) : [];
  const members = [...inherited, ...(type.properties ?? [])];
  for (const member of members) {
    const wire = member.dataMember?.name ?? member.name;
    const given = found.members.find(({ name, wireName }) =>
      [name, wireName?.value].some(
        (one) => one !== undefined && [canonical(member.name), canonical(wire)].includes(canonical(one)),
      ),
    );
    slot(given === undefined ? undefined : true, `${type.name}.${member.name}`);
    if (given !== undefined) scoreMember(given, member, type.name, witness, slot);
  }
  const surplus = found.members.length - members.length;
  if (surplus > 0) {
    score.invented += surplus;
    score.misses.push(`invented ${surplus} members of ${type.name}`);
  }
  if (type.inherits !== undefined && tellsBase.has(witness))
    slot(
      found.bases.length === 0
        ? undefined
        : found.bases.some((base) => base.type.is === "named" && base.type.name === type.inherits?.name),
      `base of ${type.name}`,
    );
  (type.enumNames ?? []).forEach((name, i) => scoreValue(found, type, name, i, witness, slot));
  score.invented += Math.max(0, found.values.length - (type.enumNames ?? []).length);
}

function scoreValue(found: Declared, type: TrueType, name: string, i: number, witness: Witness, slot: Slot): void {
  const text = type.enumMemberValues?.[i];
  const value = found.values.find((one) => [canonical(name), canonical(text ?? name)].includes(canonical(one.name)));
  slot(value === undefined ? undefined : true, `${type.name}.${name}`);
  const hasTexts = type.enumMemberValues !== undefined;
  const isSpread = (type.enumValues ?? []).some((one, at) => one !== String(at));
  if (tellsTexts.has(witness) && hasTexts)
    slot(value?.text === undefined ? undefined : value.text === text, `text of ${name}`);
  if (tellsNumbers.has(witness) && isSpread && !(hasTexts && witness === "tables"))
    slot(value?.number === undefined ? undefined : String(value.number) === type.enumValues?.[i], `number of ${name}`);
}

function scoreMember(given: Member, member: TrueMember, type: string, witness: Witness, slot: Slot): void {
  const truth = trueType(member.type, member.genericArgs);
  const fit = fits(given.type, truth);
  if (fit !== undefined || !tellsUnknown.has(witness)) slot(fit, `type of ${type}.${member.name} (${truth})`);
  const isNullable = member.type === "Nullable`1";
  const isVague =
    member.isEnum === true || ["guid", "char", "uri", "datetime", "datetimeoffset", "timespan"].includes(truth);
  if (
    tellsOptional.has(witness) &&
    member.isValueType === true &&
    member.isRequired !== true &&
    !(isVague && ["python", "php", "zig"].includes(witness)) &&
    !(truth === "boolean" && witness === "php")
  )
    slot((given.type.optional ?? false) === isNullable, `nullable ${type}.${member.name}`);
  if (witness === "tables") {
    slot(
      given.required === undefined ? undefined : given.required.value === (member.isRequired ?? false),
      `required ${type}.${member.name}`,
    );
    if (member.paramType !== undefined)
      slot(given.place === undefined ? undefined : given.place.value === member.paramType, `place ${member.name}`);
  } else if (member.paramType !== undefined && witness !== "mjs") {
    const told = given.attributes.find(({ name }) => name === "ApiMember")?.args.get("ParameterType");
    slot(told === undefined ? undefined : told === member.paramType, `place ${member.name}`);
  }
  if (member.description !== undefined && witness !== "ruby" && witness !== "zig")
    slot(
      given.description === undefined ? undefined : given.description.value === member.description,
      `description of ${member.name}`,
    );
}
