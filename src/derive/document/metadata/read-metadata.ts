import { Part } from "../../../source/part.ts";
import type { Source } from "../../../source/source.ts";
import type { Account, Attribute, Declared, EnumValue, Member, Operation, Said, TypeRef } from "../declared.ts";
import { dotnetType } from "./dotnet-type.ts";

/** Whether a document is a host's own, machine-readable description of its types and operations. */
export function isMetadata(root: Part): boolean {
  const api = root.get("api") ?? root;
  return any(api, "types")?.items() !== undefined && Array.isArray(any(api, "operations")?.value);
}

/** Member names follow the host's casing. */
function any(part: Part | undefined, name: string): Part | undefined {
  return part?.get(name) ?? part?.get(name.charAt(0).toUpperCase() + name.slice(1));
}

/** Reads `types.metadata.json`: the same facts as pages, in one document and without anything left to guess. */
export function readMetadata(source: Source, document: string): Account {
  return new MetadataReader(source, document).account();
}

class MetadataReader {
  readonly #root: Part;
  readonly #source: Source;
  readonly #document: string;

  constructor(source: Source, document: string) {
    this.#source = source;
    this.#document = document;
    const root = new Part(source);
    this.#root = root.get("api") ?? root;
  }

  #line(part: Part | undefined): number {
    return part === undefined ? 1 : (this.#source.lineOf(part.pointer) ?? 1);
  }

  #said<Value>(value: Value | undefined, part: Part | undefined): Said<Value> | undefined {
    return value === undefined ? undefined : { value, line: this.#line(part) };
  }

  account(): Account {
    const operations = any(this.#root, "operations")?.items() ?? [];
    // A type that several operations answer with stands at each of them.
    const types = new Map<string, Declared>();
    const parts = operations.flatMap((operation) => [any(operation, "request"), any(operation, "response")]);
    for (const part of [...parts, ...(any(this.#root, "types")?.items() ?? [])]) {
      const type = part === undefined ? undefined : this.#type(part);
      const key = type === undefined ? "" : `${type.namespace?.value ?? ""}.${type.name}`;
      if (type !== undefined && !types.has(key)) types.set(key, type);
    }
    const app = new Part(this.#source).get("app");
    const address = any(app, "baseUrl") ?? any(any(this.#root, "config"), "baseUrl");
    const title = this.#said(any(app, "serviceName")?.text, any(app, "serviceName"));
    const host = this.#said(address?.text?.replace(/^https?:\/\//, ""), address);
    // Names of members are in the host's casing here, too.
    const first = this.#root.get("operations") ?? this.#root.get("Operations");
    const casing = this.#root.has("Operations") ? "pascal" : "camel";
    return {
      casing: { value: casing, line: this.#line(first) },
      document: this.#document,
      witness: "metadata",
      form: "metadata",
      operations: operations.flatMap((operation) => this.#operation(operation) ?? []),
      types: [...types.values()],
      missing: [],
      ...(title === undefined ? {} : { title }),
      ...(host === undefined ? {} : { host }),
    };
  }

  #operation(part: Part): Operation | undefined {
    const request = any(part, "request");
    const name = any(request, "name")?.text;
    if (name === undefined) return undefined;
    const returns = any(part, "returnType");
    const isVoid = any(part, "returnsVoid")?.flag === true;
    const description = any(request, "description");
    const told = isVoid ? "void" : returns === undefined ? undefined : this.#reference(returns);
    const result = this.#said<TypeRef | "void">(told, isVoid ? any(part, "returnsVoid") : returns);
    const words = this.#said(description?.text, description);
    return {
      name,
      line: this.#line(request),
      requestType: name,
      tags: (any(part, "tags")?.items() ?? []).flatMap((tag) => this.#said(tag.text, tag) ?? []),
      routes: (any(part, "routes")?.items() ?? []).flatMap((route) => this.#route(route) ?? []),
      access: this.#access(part),
      ...(words === undefined ? {} : { description: words }),
      ...(result === undefined ? {} : { returns: result }),
    };
  }

  #route(part: Part): Operation["routes"][number] | undefined {
    const path = any(part, "path")?.text;
    if (path === undefined) return undefined;
    const verbs = any(part, "verbs")?.text ?? "";
    const [summary, notes] = [any(part, "summary")?.text, any(part, "notes")?.text];
    return {
      methods: verbs === "ANY" ? [] : verbs.toUpperCase().split(/[ ,]+/).filter(Boolean),
      path,
      line: this.#line(part),
      ...(summary === undefined ? {} : { summary }),
      ...(notes === undefined ? {} : { notes }),
    };
  }

  #access(part: Part): Operation["access"] {
    const required = any(part, "requiresAuth");
    const list = (name: string): Said<readonly string[]> | undefined =>
      this.#said(any(part, name)?.texts(), any(part, name));
    const [allRoles, anyRole, permissions] = [
      list("requiredRoles"),
      list("requiresAnyRole"),
      list("requiredPermissions"),
    ];
    return {
      // Here an absent member says no.
      required: { value: required?.flag === true, line: this.#line(required ?? part) },
      ...(allRoles === undefined ? {} : { allRoles }),
      ...(anyRole === undefined ? {} : { anyRole }),
      ...(permissions === undefined ? {} : { permissions }),
    };
  }

  #reference(part: Part, spelled = any(part, "name")?.text ?? any(part, "type")?.text ?? ""): TypeRef {
    const type = dotnetType(spelled, any(part, "genericArgs")?.texts() ?? []);
    const namespace = any(part, "namespace")?.text ?? any(part, "typeNamespace")?.text;
    return type.is === "named" && namespace !== undefined ? { ...type, namespace } : type;
  }

  #type(part: Part): Declared | undefined {
    const name = any(part, "name")?.text?.replace(/`\d+$/, "");
    if (name === undefined) return undefined;
    const isEnum = any(part, "isEnum")?.flag === true;
    const base = any(part, "inherits");
    const namespace = this.#said(any(part, "namespace")?.text, any(part, "namespace"));
    const description = this.#said(any(part, "description")?.text, any(part, "description"));
    return {
      name,
      line: this.#line(part),
      kind: isEnum ? "enum" : any(part, "isInterface")?.flag === true ? "interface" : "class",
      bases: [
        ...(base === undefined
          ? []
          : [{ type: this.#reference(base), how: "extends" as const, line: this.#line(base) }]),
        ...(any(part, "implements")?.items() ?? []).map((one) => ({
          type: this.#reference(one),
          how: "implements" as const,
          line: this.#line(one),
        })),
      ],
      attributes: [...this.#attributes(part), ...this.#contract(part)],
      members: (any(part, "properties")?.items() ?? []).flatMap((member) => this.#member(member) ?? []),
      values: isEnum ? this.#values(part) : [],
      ...(namespace === undefined ? {} : { namespace }),
      ...(description === undefined ? {} : { description }),
    };
  }

  #contract(part: Part): Attribute[] {
    const contract = any(part, "dataContract");
    return contract === undefined ? [] : [{ name: "DataContract", args: new Map(), line: this.#line(contract) }];
  }

  #values(part: Part): EnumValue[] {
    const [numbers, texts, words] = ["enumValues", "enumMemberValues", "enumDescriptions"].map((name) =>
      any(part, name)?.items(),
    );
    return (any(part, "enumNames")?.items() ?? []).map((name, i) => {
      const [number, text, description] = [numbers?.[i]?.text, texts?.[i]?.text, words?.[i]?.text];
      return {
        name: name.text ?? "",
        line: this.#line(name),
        ...(number === undefined ? {} : { number: Number(number) }),
        ...(text === undefined || text === name.text ? {} : { text }),
        ...(description === undefined ? {} : { description }),
      };
    });
  }

  #member(part: Part): Member | undefined {
    const name = any(part, "name")?.text;
    const type = any(part, "type")?.text;
    if (name === undefined || type === undefined) return undefined;
    const data = any(part, "dataMember");
    const place = this.#said(any(part, "paramType")?.text, any(part, "paramType"));
    const wireName = this.#said(any(data, "name")?.text, data);
    const order = this.#said(any(data, "order")?.number, data);
    const description = this.#said(any(part, "description")?.text, any(part, "description"));
    const allowed = this.#said(any(part, "allowableValues")?.texts(), any(part, "allowableValues"));
    const required = any(part, "isRequired");
    return {
      name,
      line: this.#line(part),
      type: this.#reference(part, type),
      required: { value: required?.flag === true, line: this.#line(required ?? part) },
      attributes: this.#attributes(part),
      ...(place === undefined ? {} : { place }),
      ...(wireName === undefined ? {} : { wireName }),
      ...(order === undefined ? {} : { order }),
      ...(description === undefined ? {} : { description }),
      ...(allowed === undefined ? {} : { allowed }),
    };
  }

  #attributes(part: Part): Attribute[] {
    return (any(part, "attributes")?.items() ?? []).flatMap((attribute) => {
      const name = any(attribute, "name")?.text;
      if (name === undefined) return [];
      const given = [...(any(attribute, "constructorArgs")?.items() ?? []), ...(any(attribute, "args")?.items() ?? [])];
      const args = new Map(given.map((arg) => [any(arg, "name")?.text ?? "", wordOf(any(arg, "value"))] as const));
      return [{ name, args, line: this.#line(attribute) }];
    });
  }
}

/** A value of an attribute, as text whatever it is. */
function wordOf(part: Part | undefined): string {
  return part?.text ?? (part?.value === undefined ? "" : JSON.stringify(part.value));
}
