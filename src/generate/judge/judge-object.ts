import type { Json, JsonObject } from "../json.ts";
import { matches } from "../pattern/matches.ts";
import type { Shape } from "../schema/shape.ts";
import type { Evaluated } from "./evaluated.ts";
import type { SchemaJudge } from "./judge.ts";

/** Whether an object is as its shape says; notes the members that the shape looked at. */
export function judgeObject(judge: SchemaJudge, shape: Shape, object: JsonObject, evaluated: Evaluated): boolean {
  const members = Object.entries(object);
  const { minProperties = 0, maxProperties = Infinity, required, propertyNames, unevaluatedProperties } = shape;
  if (members.length < minProperties || members.length > maxProperties) return false;
  if (required?.every((name) => Object.hasOwn(object, name)) === false) return false;
  if (propertyNames !== undefined && !members.every(([name]) => judge.admits(propertyNames, name))) return false;
  if (!judgeDependent(judge, shape, object, evaluated)) return false;
  if (!members.every(([name, value]) => judgeMember(judge, shape, name, value, evaluated))) return false;
  if (unevaluatedProperties === undefined) return true;
  return members.every(([name, value]) => {
    const isFine = evaluated.names.has(name) || judge.admits(unevaluatedProperties, value);
    evaluated.names.add(name);
    return isFine;
  });
}

function judgeMember(judge: SchemaJudge, shape: Shape, name: string, value: Json, evaluated: Evaluated): boolean {
  const own = shapesOfMember(shape, name);
  if (own.length > 0) evaluated.names.add(name);
  return own.every((inner) => judge.admits(inner, value));
}

/** What `properties`, `patternProperties` and `additionalProperties` of one shape say of a member. */
export function shapesOfMember(shape: Shape, name: string): readonly Shape[] {
  const { properties, patternProperties, additionalProperties } = shape;
  const own = properties?.get(name);
  const matching = patternProperties?.filter(([pattern]) => matches(pattern, name)).map(([, inner]) => inner) ?? [];
  const said = own === undefined ? matching : [own, ...matching];
  return said.length === 0 && additionalProperties !== undefined ? [additionalProperties] : said;
}

function judgeDependent(judge: SchemaJudge, shape: Shape, object: JsonObject, evaluated: Evaluated): boolean {
  for (const [name, needed] of shape.dependentRequired ?? []) {
    if (Object.hasOwn(object, name) && !needed.every((other) => Object.hasOwn(object, other))) return false;
  }
  for (const [name, inner] of shape.dependentSchemas ?? []) {
    if (!Object.hasOwn(object, name)) continue;
    const found = judge.evaluate(inner, object);
    if (found === undefined) return false;
    evaluated.add(found);
  }
  return true;
}
