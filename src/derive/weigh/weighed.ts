import type { Citation } from "../../citation.ts";
import type { Namesake, Unclear } from "./namesakes.ts";
import type {
  Account,
  Attribute,
  EnumValue,
  Kind,
  Member,
  Route,
  Sample,
  TypeRef,
  Webhook,
  Witness,
  Scheme,
  Status,
  XmlNode,
  XmlRoot,
} from "../document/declared.ts";

/** A fact after weighing: its value, and who says so. */
export interface Fact<Value> {
  readonly value: Value;
  readonly from: readonly Citation[];
}

export interface WeighedMember {
  /** What is left of the name in every language, see `canonical`. */
  readonly key: string;
  /** The name in the code behind; undefined where only other languages name it. */
  readonly name?: Fact<string>;
  /** As some document spells it: for messages, and to make the other names of. */
  readonly spelled: string;
  readonly spelledBy: Witness;
  readonly wireName?: Fact<string>;
  readonly type: Fact<TypeRef>;
  readonly optional?: Fact<boolean>;
  readonly required?: Fact<boolean>;
  /** The best witness of `required` is a column of a table, which mixes in annotations. */
  readonly isColumnRequired: boolean;
  readonly hasDefault: boolean;
  readonly place?: Fact<string>;
  readonly description?: Fact<string>;
  readonly allowed?: Fact<readonly string[]>;
  readonly range?: Fact<{ readonly minimum?: number; readonly maximum?: number }>;
  readonly order?: Fact<number>;
  readonly fallback?: Fact<unknown>;
  readonly example?: Fact<unknown>;
  readonly attributes: readonly Attribute[];
  readonly xml?: XmlNode;
  readonly from: readonly Citation[];
}

export interface WeighedType {
  readonly name: string;
  /** Its short name in the code behind, where it shares that with another type. */
  readonly called?: string;
  readonly kind: "class" | "interface" | "enum";
  readonly base?: Fact<TypeRef>;
  readonly interfaces: readonly Fact<TypeRef>[];
  readonly namespace?: Fact<string>;
  readonly description?: Fact<string>;
  readonly attributes: readonly Attribute[];
  readonly members: readonly WeighedMember[];
  readonly values: readonly (EnumValue & { readonly from: readonly Citation[] })[];
  readonly response?: Fact<TypeRef>;
  readonly xml?: XmlRoot;
  readonly from: readonly Citation[];
}

export interface WeighedOperation {
  readonly name: string;
  readonly requestType: string;
  readonly from: readonly Citation[];
  readonly tags: readonly Fact<string>[];
  readonly description?: Fact<string>;
  readonly authenticated?: Fact<boolean>;
  readonly anyRole?: Fact<readonly string[]>;
  readonly allRoles?: Fact<readonly string[]>;
  readonly permissions?: Fact<readonly string[]>;
  readonly routes: readonly (Route & { readonly from: readonly Citation[] })[];
  readonly requests: readonly Fact<Sample>[];
  readonly answers: readonly Fact<Sample>[];
  readonly returns?: Fact<TypeRef | "void">;
  readonly body?: Fact<TypeRef>;
  readonly bodyMediaType?: Fact<readonly string[]>;
  readonly mediaType?: Fact<readonly string[]>;
  readonly statuses?: readonly Fact<Status>[];
  readonly headers?: readonly Fact<Member>[];
}

/** Two documents that do not agree, and whose word counts. */
export interface Conflict {
  readonly about: string;
  readonly fact: string;
  readonly kept: string;
  readonly keptFrom: readonly Citation[];
  readonly lost: string;
  readonly lostFrom: readonly Citation[];
  readonly why: string;
}

/** Everything that the documents say together. */
export interface Weighed {
  readonly titles: readonly Fact<string>[];
  readonly hosts: readonly Fact<string>[];
  readonly casing?: Fact<"pascal" | "camel">;
  readonly schemes: readonly Fact<Scheme>[];
  readonly operations: readonly WeighedOperation[];
  readonly webhooks: readonly Fact<Webhook>[];
  readonly types: readonly WeighedType[];
  readonly conflicts: readonly Conflict[];
  readonly missing: readonly Fact<string>[];
  /** Types that share their short name with another one. */
  readonly namesakes: readonly Namesake[];
  /** Names of types that one document lists in two ways, and does not tell apart. */
  readonly twiceTold: readonly Fact<string>[];
  /** Where a document does not say which of several types of one name it means. */
  readonly unclear: readonly Unclear[];
  readonly witnesses: ReadonlySet<Witness>;
  readonly forms: ReadonlySet<Account["form"]>;
}

/** A type in words, for messages: `list of int32`, `string, guid or uri`. */
export function typeWords(type: TypeRef): string {
  switch (type.is) {
    case "scalar":
      return kindWords(type.kinds);
    case "list":
      return `list of ${typeWords(type.of)}`;
    case "map":
      return `dictionary of ${typeWords(type.of)}`;
    case "named":
      return type.of.length === 0 ? type.name : `${type.name} of ${type.of.map(typeWords).join(" and ")}`;
    case "any":
      return "any value";
    case "unknown":
      return "unknown";
  }
}

function kindWords(kinds: readonly Kind[]): string {
  if (kinds.length <= 1) return kinds[0] ?? "nothing";
  if (kinds.length > 4) return kinds.includes("string") ? "text of some kind" : "number of some kind";
  return `${kinds.slice(0, -1).join(", ")} or ${kinds.at(-1) ?? ""}`;
}
