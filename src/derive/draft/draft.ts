import type { Citation } from "../../citation.ts";
import type { TypeRef } from "../document/declared.ts";

/** A part of a contract: plain JSON. */
export type Json = Readonly<Record<string, unknown>>;

export interface DraftParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  readonly description?: string;
  readonly type: TypeRef;
  /** Bounds and forms beside the type, and extensions of the parameter. */
  readonly schema: Json;
  readonly extensions: Json;
  readonly from: readonly Citation[];
}

export interface DraftOperation {
  readonly id: string;
  /** The request's type, where it is not called like the operation. */
  readonly request?: string;
  readonly method: string;
  readonly path: string;
  readonly tags: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly parameters: readonly DraftParameter[];
  readonly body?: {
    readonly type: TypeRef;
    readonly required: boolean;
    /** What it is sent in, where not in the forms of all. */
    readonly mediaType?: readonly string[] | undefined;
  };
  readonly security?: readonly Json[];
  readonly answer: TypeRef | "void";
  /** The status of the success, where the document says it. */
  readonly success?: string;
  /** What the success is written in, where not in the forms of all. */
  readonly mediaType?: readonly string[];
  readonly answerFrom: readonly Citation[];
  /** Headers that the success has. */
  readonly headers?: readonly DraftMember[];
  /** Documented answers other than the success: status → description. */
  readonly statuses: ReadonlyMap<
    string,
    {
      readonly description: string;
      readonly type?: TypeRef;
      readonly mediaType?: string;
      readonly from: readonly Citation[];
    }
  >;
  readonly namespace?: string;
  readonly from: readonly Citation[];
}

/** What the API sends by itself. */
interface DraftWebhook {
  readonly name: string;
  readonly description?: string;
  readonly type: TypeRef;
  readonly from: readonly Citation[];
}

export interface DraftMember {
  /** The name in JSON. */
  readonly name: string;
  /** The name in the code behind, where it is another one. */
  readonly codeName?: string;
  readonly type: TypeRef;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Json;
  readonly from: readonly Citation[];
}

export interface DraftType {
  readonly name: string;
  readonly description?: string;
  readonly base?: string;
  readonly members: readonly DraftMember[];
  /** An enum: ready, as a schema. */
  readonly enum?: Json;
  readonly extensions: Json;
  readonly from: readonly Citation[];
}

/** What somebody should know who reads the contract: where no document decides, and what was taken. */
export interface Note {
  readonly about: string;
  /** From the framework's known behaviour; open: no document says it; settled: an overlay does; or what is damaged, or lost against a better witness. */
  readonly basis: "framework" | "open" | "settled" | "missing" | "conflict" | "inferred";
  readonly found: string;
  readonly taken: string;
  /** The action of an overlay that would settle it, as YAML. */
  readonly settle?: string;
  readonly from: readonly Citation[];
}

/** A contract before it is written: every decision is made, nothing is spelled yet. */
export interface Draft {
  readonly title: string;
  /** Of the API; absent: nothing says it. */
  readonly version?: string;
  readonly id: string;
  readonly servers: readonly { readonly url: string; readonly from: readonly Citation[] }[];
  readonly host?: Json;
  readonly operations: readonly DraftOperation[];
  readonly webhooks?: readonly DraftWebhook[];
  readonly types: readonly DraftType[];
  readonly notes: readonly Note[];
  /** How this framework's contracts are spelled beyond what operations and types say. */
  readonly spelling: Spelling;
}

export interface Spelling {
  readonly mediaTypes: readonly string[];
  readonly bodyTypes: readonly string[];
  readonly schemaOf: (type: TypeRef) => Json;
  /** The same for a value in a path or a query, where that is written otherwise. */
  readonly parameterSchema?: (type: TypeRef) => Json;
  readonly responses: Json;
  /** Status → name of a response that every operation may give. */
  readonly failuresOf: (operation: DraftOperation) => ReadonlyMap<string, string>;
  readonly schemas: Json;
  readonly securitySchemes: Json;
}
