/**
 * What a document says, as it says it: types with their members, operations with their routes. Every fact has the line
 * (from 1) on which it stands. Readers of all kinds of documents give this; nothing here is weighed or completed.
 */

/** A scalar of typed code. A language that has one word for several of them leaves open which. */
export type Kind = "boolean" | "file" | (typeof numberKinds)[number] | (typeof textKinds)[number];

export const integerKinds = ["int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"] as const;
export const numberKinds = [...integerKinds, "float", "double", "decimal"] as const;
export const dateKinds = ["datetime", "datetimeoffset", "date"] as const;
export const durationKinds = ["timespan", "time"] as const;
/** Everything that travels as a JSON string. */
export const textKinds = ["string", "char", "guid", "uri", "bytes", ...dateKinds, ...durationKinds] as const;

/** A type as a document spells it, in words that are no language's. */
export type TypeRef = {
  /** Marked as one that may be missing. */
  readonly optional?: boolean;
} & (
  | { readonly is: "scalar"; readonly kinds: readonly Kind[] }
  | { readonly is: "list"; readonly of: TypeRef; readonly most?: number }
  | { readonly is: "map"; readonly key: TypeRef; readonly of: TypeRef }
  /** `namespace`: as far as the document says in which one the name stands. */
  | { readonly is: "named"; readonly name: string; readonly of: readonly TypeRef[]; readonly namespace?: string }
  /** Any value at all, said so. */
  | { readonly is: "any" }
  /** The document has no word for it. */
  | { readonly is: "unknown" }
);

/** A fact and where it stands. */
export interface Said<Value> {
  readonly value: Value;
  readonly line: number;
}

/** `[Name(1, Key=2)]` and its likes in other languages; arguments without a name have their place as name, from 0. */
export interface Attribute {
  readonly name: string;
  readonly args: ReadonlyMap<string, string>;
  readonly line: number;
}

export interface Member {
  /** As the document spells it. */
  readonly name: string;
  readonly line: number;
  readonly type: TypeRef;
  /** The name on the wire, where the document states one beside its own. */
  readonly wireName?: Said<string>;
  /** It has a value from the start: `= []`. */
  readonly hasDefault?: boolean;
  readonly place?: Said<string>;
  readonly required?: Said<boolean>;
  readonly description?: Said<string>;
  readonly allowed?: Said<readonly string[]>;
  readonly range?: Said<{ readonly minimum?: number; readonly maximum?: number }>;
  readonly order?: Said<number>;
  /** What is taken where it is not sent. */
  readonly fallback?: Said<unknown>;
  /** A value that is shown of it. */
  readonly example?: Said<unknown>;
  readonly attributes: readonly Attribute[];
  /** What it is in XML, where that is no element. */
  readonly xml?: XmlNode;
}

export type XmlNode = "attribute" | "text";

/** What a value is called in XML. */
export interface XmlRoot {
  readonly name: string;
  readonly namespace?: string;
}

/** A member of an enum: its number, and the text that stands for it where that is not its name. */
export interface EnumValue {
  readonly name: string;
  readonly line: number;
  readonly number?: number;
  readonly text?: string;
  readonly description?: string;
}

/** `either`: the language has one list for classes and interfaces. */
export interface BaseRef {
  readonly type: TypeRef;
  readonly how: "extends" | "implements" | "either";
  readonly line: number;
}

export interface Declared {
  readonly name: string;
  /** Its short name, where another type of that name makes it be called otherwise (`weigh/namesakes.ts`). */
  readonly called?: string;
  readonly line: number;
  readonly kind: "class" | "interface" | "enum";
  readonly bases: readonly BaseRef[];
  readonly attributes: readonly Attribute[];
  readonly namespace?: Said<string>;
  readonly description?: Said<string>;
  readonly members: readonly Member[];
  readonly values: readonly EnumValue[];
  /** What the operation whose request this is answers with, where the listing says so. */
  readonly response?: Said<TypeRef>;
  readonly xml?: XmlRoot;
}

export interface Route {
  /** In capitals; empty: every method. */
  readonly methods: readonly string[];
  readonly path: string;
  readonly summary?: string;
  readonly notes?: string;
  readonly line: number;
}

/** Who may call. Absent parts are not stated; silence about authentication proves nothing. */
export interface Access {
  readonly required?: Said<boolean>;
  readonly allRoles?: Said<readonly string[]>;
  readonly anyRole?: Said<readonly string[]>;
  readonly permissions?: Said<readonly string[]>;
}

/** A sample request or answer that a page shows. */
export interface Sample {
  readonly line: number;
  readonly method?: string;
  readonly path?: string;
  readonly host?: string;
  readonly mediaType?: string;
  readonly body?: Said<string>;
}

/** One operation as a document describes it. */
export interface Operation {
  readonly name: string;
  readonly line: number;
  readonly tags: readonly Said<string>[];
  readonly summary?: Said<string>;
  readonly description?: Said<string>;
  readonly access: Access;
  readonly routes: readonly Route[];
  readonly request?: Sample;
  readonly answer?: Sample;
  /** Stated: what it answers with; `void`: nothing. */
  readonly returns?: Said<TypeRef | "void">;
  /** The request's type by name. */
  readonly requestType: string;
  /** What it takes as its body, where that has a type of its own. */
  readonly body?: Said<TypeRef>;
  /** What it takes it in, where the document shows other forms than JSON alone. */
  readonly bodyMediaType?: Said<readonly string[]>;
  /** What it answers in, where the document shows other forms than JSON alone. */
  readonly mediaType?: Said<readonly string[]>;
  /** The statuses that it may answer with. */
  readonly statuses?: readonly Said<Status>[];
  /** Headers that its success has. */
  readonly headers?: readonly Member[];
}

/** A status that an operation may answer with, and what it sends then, where that is shown. */
export interface Status {
  readonly status: string;
  readonly description: string;
  readonly type?: TypeRef;
  readonly mediaType?: string;
}

/** What an API sends by itself to an address that its callers name. */
export interface Webhook {
  readonly name: string;
  readonly line: number;
  readonly description?: string;
  readonly type: TypeRef;
}

/** How a caller says who it is. */
export type Scheme =
  { readonly is: "basic" | "bearer" } | { readonly is: "key"; readonly in: "header" | "query"; readonly name: string };

/** Who says it: decides whose word counts where two disagree. */
export type Witness = "metadata" | "tables" | "reference" | "sample" | LanguageId;

export type LanguageId =
  | "csharp"
  | "vbnet"
  | "fsharp"
  | "typescript"
  | "mjs"
  | "python"
  | "java"
  | "kotlin"
  | "swift"
  | "dart"
  | "php"
  | "go"
  | "rust"
  | "ruby"
  | "zig";

/** Everything that one document says. */
export interface Account {
  /** Short name of the document, for citations. */
  readonly document: string;
  readonly witness: Witness;
  /** What kind of document it is: decides what a framework may add to it. */
  readonly form: "page" | "metadata" | "listing" | "reference" | "sample";
  readonly title?: Said<string>;
  /** Where the host is, as the document names it. */
  readonly host?: Said<string>;
  /** How the host writes names of members, where its own document shows it. */
  readonly casing?: Said<"pascal" | "camel">;
  readonly schemes?: readonly Said<Scheme>[];
  readonly operations: readonly Operation[];
  readonly webhooks?: readonly Webhook[];
  readonly types: readonly Declared[];
  /** What is damaged or cannot be read, in words, with its line. */
  readonly missing: readonly Said<string>[];
}
