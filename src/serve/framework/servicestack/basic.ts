import { timingSafeEqual } from "node:crypto";
import { headerValues, type Request } from "../../operation/request.ts";
import { BoundedMap } from "../../data/bounded-map.ts";
import type { Identity } from "../../scenario/scenario.ts";
import { fromBase64 } from "./base64.ts";
import { readForm } from "./bind/form.ts";
import { nobody, type Identified } from "./identified.ts";

/**
 * Who a Basic credential is. Without a colon or with an empty password it is nobody; with a name or password that does
 * not fit it is refused, and the message is the reason phrase too (fixtures/recordings: auth).
 * @param given what follows the word `Basic`
 * @throws {HostException} where it is not base64; and where a form cannot be read, in which a login looks for its way back
 */
export function basicCaller(given: string, request: Request, identities: readonly Identity[]): Identified {
  if (given === "") return nobody;
  const of = known.get(identities) ?? new BoundedMap<Identified>(remembered);
  known.set(identities, of);
  const caller = of.get(given, () => callerOf(given, identities));
  if (caller !== nobody) readForm(request.body, headerValues(request, "Content-Type")[0]);
  return caller;
}

/** Who was found behind credentials, by those that there are: the same ones come with every request. */
const known = new WeakMap<readonly Identity[], BoundedMap<Identified>>();
const remembered = 100;

function callerOf(given: string, identities: readonly Identity[]): Identified {
  const text = Buffer.from(fromBase64(given)).toString("utf8");
  const colon = text.indexOf(":");
  const password = text.slice(colon + 1);
  if (colon < 0 || password === "") return nobody;
  const name = text.slice(0, colon);
  const identity = identities.find((known) => known.name === name);
  if (identity?.password === undefined || !sameText(identity.password, password)) return wrongPassword;
  return { kind: "caller", caller: { name: identity.name, roles: identity.roles } };
}

const wrongMessage = "Invalid Username or Password";
const wrongPassword: Identified = {
  kind: "refused",
  failure: {
    status: 401,
    code: "Unauthorized",
    message: wrongMessage,
    reason: wrongMessage,
    errors: [],
    origin: "framework",
  },
};

/** Compares in a time that does not depend on where texts of one length differ. */
function sameText(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a, "utf8"), Buffer.from(b, "utf8")];
  return one.length === other.length && timingSafeEqual(one, other);
}
