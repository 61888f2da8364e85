import { canonical } from "../../document/canonical.ts";
import type { TypeRef } from "../../document/declared.ts";
import type { Weighed, WeighedMember, WeighedType } from "../../weigh/weighed.ts";

const named = (name: string): TypeRef => ({ is: "named", name, of: [] });
const int32: TypeRef = { is: "scalar", kinds: ["int32"] };
const string: TypeRef = { is: "scalar", kinds: ["string"] };
const texts: TypeRef = { is: "map", key: string, of: string };

const query = { Skip: int32, Take: int32, OrderBy: string, OrderByDesc: string, Include: string, Fields: string };

/** Types of the framework's own libraries: most listings name them, and few list them. */
const builtIn: Readonly<Record<string, Readonly<Record<string, TypeRef>>>> = {
  QueryResponse: {
    Offset: int32,
    Total: int32,
    Results: { is: "list", of: named("T") },
    Meta: texts,
    ResponseStatus: named("ResponseStatus"),
  },
  QueryBase: query,
  QueryDb: query,
  QueryData: query,
};

/** Adds the types of the framework that the documents name and do not list. */
export function withBuiltIns(weighed: Weighed): Weighed {
  const declared = new Set(weighed.types.map(({ name }) => name));
  const used = new Set(
    weighed.types.flatMap(({ members, base, interfaces, response }) =>
      [...members.map(({ type }) => type), ...interfaces, ...[base, response]].flatMap((fact) =>
        fact === undefined ? [] : namesIn(fact.value),
      ),
    ),
  );
  for (const { returns } of weighed.operations)
    if (returns !== undefined && returns.value !== "void") for (const name of namesIn(returns.value)) used.add(name);
  const missing = Object.entries(builtIn).filter(([name]) => used.has(name) && !declared.has(name));
  return missing.length === 0 ? weighed : { ...weighed, types: [...weighed.types, ...missing.map(typeOf)] };
}

function namesIn(type: TypeRef): string[] {
  if (type.is === "list") return namesIn(type.of);
  if (type.is === "map") return namesIn(type.of);
  return type.is === "named" ? [type.name, ...type.of.flatMap(namesIn)] : [];
}

function typeOf([name, members]: readonly [string, Readonly<Record<string, TypeRef>>]): WeighedType {
  return {
    name,
    kind: "class",
    interfaces: [],
    attributes: [],
    values: [],
    from: [],
    members: Object.entries(members).map(([spelled, value]): WeighedMember => ({
      key: canonical(spelled),
      spelled,
      spelledBy: "metadata",
      name: { value: spelled, from: [] },
      type: { value, from: [] },
      hasDefault: false,
      isColumnRequired: true,
      attributes: [],
      from: [],
    })),
  };
}
