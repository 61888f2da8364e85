import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import type { Node } from "../plan/node.ts";
import { people, thingIn } from "../text/thing-names.ts";
import { isOpenMember } from "./known.ts";
import { memberPlans } from "./member-plan.ts";
import type { Spot } from "./spot.ts";

const login = ["login", "username", "user_name", "userName", "slug", "path", "nickname", "name"];

/**
 * An object whose full name is that of its owner and its own: `octo/hello-world`, where it has both and is no person.
 * @param owner what the object is called
 */
export function qualifiedName(object: JsonObject, node: Node, { known, room }: Spot, owner: string): JsonObject {
  const plan = node.once("full name", () => memberPlans(node).listed.find(({ name }) => /^full_?name$/i.test(name)));
  if (plan === undefined || room !== undefined || !isOpenMember(known, plan.name)) return object;
  const [whose, name] = [calledAfter(object["owner"]), object["name"]];
  if (typeof object[plan.name] !== "string" || typeof name !== "string" || whose === undefined) return object;
  const full = `${whose}/${name}`;
  return people.test(thingIn(owner)) || !plan.node.admits(full) ? object : { ...object, [plan.name]: full };
}

function calledAfter(owner: Json | undefined): string | undefined {
  if (typeof owner === "string") return owner;
  if (owner === undefined || !isJsonObject(owner)) return undefined;
  return login.map((member) => owner[member]).find((one) => typeof one === "string");
}
