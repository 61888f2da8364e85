import { pointerTo } from "../../source/pointer.ts";
import { type Draft, draftOf, putMember } from "./record.ts";

/** Where the parts of a document stood before it was turned to another version. */
export class MovedPlaces {
  readonly #original = new Map<string, string>();

  /** What is found at one pointer from now on stood at another one. */
  moved(now: string, before: string): void {
    this.#original.set(now, this.originalOf(before));
  }

  /** The pointer that a part had in its file: that of the nearest part around it that is known, and what follows. */
  originalOf(pointer: string): string {
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
      const before = this.#original.get(at);
      if (before !== undefined) return `${before}${pointer.slice(at.length)}`;
      if (at === "") return pointer;
    }
  }
}

/** Root fields of Swagger 2.0 and what they are in OpenAPI 3. */
const homes = {
  definitions: "schemas",
  parameters: "parameters",
  responses: "responses",
  securityDefinitions: "securitySchemes",
} as const;

/** Where parameters that are bodies or form fields wait for the operations that refer to them. */
const bodilyHome = "x-body-parameters";

/** Pointers of Swagger 2.0 that may mean what stands elsewhere now. */
export function movedPointers(keys: readonly string[]): readonly (readonly string[])[] {
  const [first = "", ...rest] = keys;
  if (!Object.hasOwn(homes, first)) return [];
  const home = homes[first as keyof typeof homes]; // it has just been found there
  return [["components", home, ...rest], ...(first === "parameters" ? [[bodilyHome, ...rest]] : [])];
}

/** Turns the reference of an object of Swagger 2.0 to where that stands in OpenAPI 3, in place. */
export function upgradeReference(holder: Draft): void {
  const reference = holder["$ref"];
  const [, field = "", rest = ""] =
    typeof reference === "string" ? (/^#\/(definitions|responses|parameters)(\/.*)$/.exec(reference) ?? []) : [];
  if (!Object.hasOwn(homes, field)) return;
  holder["$ref"] = `#/components/${homes[field as keyof typeof homes]}${rest}`;
}

/**
 * Turns the root of a Swagger 2.0 document to that of an OpenAPI 3 document; what it holds stays as it is.
 * Path items are turned when they are met: they may stand in other files.
 */
export function upgradeRoot(swagger: Draft, places: MovedPlaces): Draft {
  const root: Draft = { openapi: "3.1.0" };
  const gone = ["swagger", "host", "basePath", "schemes", "consumes", "produces", ...Object.keys(homes)];
  for (const [key, value] of Object.entries(swagger)) if (!gone.includes(key)) putMember(root, key, value);
  places.moved("/openapi", "/swagger");
  const servers = serversOf(swagger);
  places.moved("/servers", Object.hasOwn(swagger, "host") ? "/host" : "/basePath");
  if (servers.length > 0) root["servers"] = servers;
  const components: Draft = {};
  for (const [field, home] of Object.entries(homes)) {
    const held = draftOf(swagger[field]);
    if (held === undefined) continue;
    components[home] = field === "securityDefinitions" ? schemesOf(held) : held;
    places.moved(`/components/${home}`, `/${field}`);
  }
  moveBodies(root, components, places);
  if (Object.keys(components).length > 0) root["components"] = components;
  return root;
}

/** Parameters that are bodies or form fields are no parameters of OpenAPI 3. */
function moveBodies(root: Draft, components: Draft, places: MovedPlaces): void {
  const all = Object.entries(draftOf(components["parameters"]) ?? {});
  const isBodily = (value: unknown): boolean => ["body", "formData"].includes(String(draftOf(value)?.["in"]));
  const bodily = all.filter(([, value]) => isBodily(value));
  if (bodily.length === 0) return;
  components["parameters"] = Object.fromEntries(all.filter(([, value]) => !isBodily(value)));
  root[bodilyHome] = Object.fromEntries(bodily);
  places.moved(pointerTo("", bodilyHome), "/parameters");
}

function serversOf({ host, basePath, schemes }: Draft): Draft[] {
  const base = typeof basePath === "string" ? basePath : "";
  if (typeof host !== "string" || host === "") return base === "" ? [] : [{ url: base }];
  const named = Array.isArray(schemes) ? schemes.filter((scheme) => typeof scheme === "string") : [];
  return (named.length > 0 ? named : ["https"]).map((scheme) => ({ url: `${scheme}://${host}${base}` }));
}

function schemesOf(definitions: Draft): Draft {
  return Object.fromEntries(Object.entries(definitions).map(([name, value]) => [name, schemeOf(value)]));
}

const flowNames: Readonly<Record<string, string>> = {
  application: "clientCredentials",
  accessCode: "authorizationCode",
};

/** Swagger 2.0, Security Scheme Object → OpenAPI 3. */
function schemeOf(value: unknown): unknown {
  const scheme = draftOf(value);
  if (scheme?.["type"] === "basic") return { ...scheme, type: "http", scheme: "basic" };
  if (scheme?.["type"] !== "oauth2") return value;
  const { flow, authorizationUrl, tokenUrl, scopes, ...rest } = scheme;
  const name = typeof flow === "string" ? flow : "implicit";
  const known = Object.entries({ authorizationUrl, tokenUrl }).filter(([, url]) => url !== undefined);
  const flows = { [flowNames[name] ?? name]: { ...Object.fromEntries(known), scopes: scopes ?? {} } };
  return { ...rest, flows };
}
