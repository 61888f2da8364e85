import type { Citation } from "../../citation.ts";
import type { Problem } from "../../problem.ts";
import type { Entity } from "./entity.ts";
import type { HostFacts } from "./host.ts";
import type { ItemAnswer, ListAnswer } from "./list-answer.ts";
import type { RequestBody } from "./request-body.ts";
import type { Pagination } from "./pagination.ts";
import type { PathSegment } from "./path.ts";
import type { Response, SchemaSource, Success } from "./response.ts";
import type { SecurityAlternative, SecurityScheme } from "./security.ts";
import type { Spelling } from "./spelling.ts";
import type { ObjectType, Slot, Type } from "./type.ts";
import type { ObjectValue, Value } from "./value.ts";
import type { WriteAnswer } from "./write-answer.ts";
import type { Violation } from "./violation.ts";

export type {
  IteratorPagination,
  OffsetPagination,
  PageLimit,
  PageNumberPagination,
  Pagination,
} from "./pagination.ts";
export type { ItemAnswer, ListAnswer, ListFilter, ListPaging, PageFact } from "./list-answer.ts";
export type {
  BodySchema,
  FailureCause,
  Response,
  ResponseContent,
  ResponseHeader,
  SchemaSource,
  Success,
} from "./response.ts";
export type { SecurityAlternative, SecurityScheme } from "./security.ts";
export type { Spelling } from "./spelling.ts";
export type { Entity, Things } from "./entity.ts";
export type { WriteAnswer } from "./write-answer.ts";
export type { Violation } from "./violation.ts";

/** An API's promise, loaded, checked and compiled. Frozen: everything reads this one, nothing writes to it. */
export interface Contract {
  /** The API's id (`x-standin-api`, else the folder's name): goes into seeds and file names. */
  readonly name: string;
  readonly title: string;
  /** The openapi.yaml it came from. */
  readonly file: string;
  readonly host: HostFacts;
  /** The names of the hosts that its documented servers are on, in small letters; absent: none. */
  readonly hosts?: readonly string[];
  /** The path that all of it is reached under (`--at`), without a slash at the end; absent: the root. */
  readonly at?: string;
  /** Whether it is reached under the paths of its documented servers only, because another API has the same paths at the root. */
  readonly isRootGivenUp?: boolean;
  readonly operations: readonly Operation[];
  /** Every schema under `components/schemas`, by its key. */
  readonly types: ReadonlyMap<string, Type>;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly schemes: ReadonlyMap<string, SecurityScheme>;
  /** Where a JSON pointer leads in its file, as problems name it: with the line, where that is known. */
  locate(pointer: string): string;
  /** What is unusual or loose in the document, and does not keep it from being served. */
  readonly remarks: readonly Problem[];
}

/** As requests write it: those that OpenAPI has a field for, and what `additionalOperations` names (OpenAPI 3.2, section 4.9.1). */
export type Method = string;

/** One method on one path template (OpenAPI 3.2, "Operation Object"): what it takes, what it answers, and who may call it. */
export interface Operation {
  readonly id: string;
  /** The request DTO's name: `x-standin-request`, else the id. */
  readonly request: string;
  /** The request DTO's XML namespace. */
  readonly namespace: string;
  readonly summary: string;
  /** CommonMark; empty where there is none, or where it only says what the summary says. */
  readonly description: string;
  readonly method: Method;
  /** The path template as documented. */
  readonly path: string;
  /** What stands between its slashes. */
  readonly segments: readonly PathSegment[];
  /** The paths of its documented servers, without a slash at the end; under them it is reached besides the root. */
  readonly bases: readonly string[];
  /** In declared order: also the order of the request DTO's members. */
  readonly parameters: readonly Parameter[];
  /** The type of a request body, if one is taken. Its members are also parameters of the request DTO. */
  readonly body: ObjectType | undefined;
  /** What the contract says of such a body in each media type. */
  readonly requestBody: RequestBody | undefined;
  /** Alternatives, any one of which is enough; empty: no credentials are asked for. */
  readonly security: readonly SecurityAlternative[];
  /** The body of a success: undefined when there is none. */
  readonly result: Type | undefined;
  /** What a success is documented to be: 200, else the lowest of its kind, else `default`; undefined: nothing of the kind is documented. */
  readonly success: Success | undefined;
  readonly responses: readonly Response[];
  readonly answer: AnswerRule;
  /** Whether the document leaves it unsaid, and it was inferred: it is no promise. */
  readonly isAnswerInferred?: true;
  readonly pagination: Pagination | undefined;
  /** Where the file that is sent comes back (`x-standin-upload`). */
  readonly upload?: Upload | undefined;
  /** Laws that rows of this operation's answers obey (`x-standin-laws`). */
  readonly laws: readonly Law[];
  readonly deprecated: boolean;
  /** The class of the code behind that does it (`x-standin-service`), where messages name it. */
  readonly service?: string;
  readonly citations: readonly Citation[];
  /** Where it stands in its own document, as far as that is a text. */
  readonly stands?: () => Citation | undefined;
}

/** A file that is sent to one operation and comes back from another. */
interface Upload {
  /** The path template of the other one: a parameter that the first does not have is the key of the row that it creates. */
  readonly to: string;
  /** The part of the form that is the file; undefined: the body is. */
  readonly part: string | undefined;
}

/** One input of an operation (OpenAPI 3.2, "Parameter Object"), or a member of its body that travels as one. */
export interface Parameter {
  readonly name: string;
  /** `body` for members of a request body that are not declared as parameters. */
  readonly in: "path" | "query" | "querystring" | "header" | "cookie" | "body";
  readonly slot: Slot;
  /** The documented requirement, which the host may or may not enforce: see `rules`. */
  readonly required: boolean;
  readonly description: string;
  /** The parameter's JSON Schema, as it stands in the contract with references resolved. */
  readonly schema: Schema;
  /** How its text stands for its value; undefined for members of a body, which are written with it. */
  readonly spelling: Spelling | undefined;
  /** Every way in which a value, as JSON, breaks the schema. */
  violations(json: unknown): readonly Violation[];
  /** What the host checks before it looks anything up, in order. */
  readonly rules: readonly Rule[];
  readonly filter: Filter | undefined;
  readonly citations: readonly Citation[];
  /** Where it stands in its own document, as far as that is a text. */
  readonly stands?: () => Citation | undefined;
}

/** A JSON Schema (2020-12) as a plain object. */
export type Schema = Readonly<Record<string, unknown>>;

/** A check of one parameter's value (`x-standin-validate`); numbers come from the parameter's schema unless given. */
export interface Rule {
  readonly rule:
    | "NotNull"
    | "NotEmpty"
    | "Email"
    | "Length"
    | "ExactLength"
    | "MinimumLength"
    | "MaximumLength"
    | "GreaterThan"
    | "GreaterThanOrEqual"
    | "LessThan"
    | "LessThanOrEqual"
    | "InclusiveBetween"
    | "ExclusiveBetween"
    | "RegularExpression";
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly pattern: string | undefined;
  /** Replaces the code of the rule. */
  readonly code: string | undefined;
  /** Replaces the message of the rule. */
  readonly message: string | undefined;
}

/** How a parameter narrows a collection (`x-standin-filter`). */
export interface Filter {
  /** The property of the entity's rows (shown or hidden) that is compared. */
  readonly property: string;
  /** `equals`, `in` (any of a list), `before` (exclusive), `onOrBefore`, `after` (exclusive), `onOrAfter`. */
  readonly operator: "equals" | "in" | "before" | "onOrBefore" | "after" | "onOrAfter";
  /** What a parameter's value stands for in the row: `{ "0": "Success" }`; absent: itself. */
  readonly values: ReadonlyMap<string, string> | undefined;
  /** The failure when `values` lacks what was given. */
  readonly unknown: FailureRule | undefined;
}

/** A failure as the host spells it. `field` names the parameter to blame. */
export interface FailureRule {
  readonly status: number;
  readonly code: string;
  /** Whether the contract gives the code itself: else it is that of a framework. */
  readonly isOwnCode?: boolean;
  readonly message: string;
  readonly field: string | undefined;
}

/** What answers an operation (`x-standin-answer`); exactly one of these. */
export type AnswerRule =
  /** A page of a collection; how, says `pagination`. */
  | { readonly kind: "page"; readonly entity: string; readonly missing: FailureRule }
  /** The row whose properties equal the parameters; `by`: parameter → property path (`Subscription.Event`). */
  | {
      readonly kind: "row";
      readonly entity: string;
      readonly by: ReadonlyMap<string, string>;
      /** Parameters whose text is compared without regard to capitals. */
      readonly ignoreCase?: ReadonlySet<string>;
      readonly missing: FailureRule;
    }
  /** A constant: a named example, or the one that a parameter names (`*` takes any other name). */
  | {
      readonly kind: "example";
      readonly examples: ReadonlyMap<string, Value>;
      readonly by: string | undefined;
      readonly name: string | undefined;
      readonly missing: FailureRule | undefined;
    }
  /** The parameters that were sent, as the result's members of the same name. */
  | { readonly kind: "echo" }
  | { readonly kind: "nothing" }
  /**
   * The documented example as far as the schema of the success allows it, the rest made up; `schema` is undefined where
   * none is documented.
   */
  | { readonly kind: "made"; readonly schema: SchemaSource | undefined; readonly example: Value | undefined }
  | ListAnswer
  | ItemAnswer
  | WriteAnswer
  /** A failure, or the one that a parameter names (`*` takes any other name). */
  | { readonly kind: "failure"; readonly by: string; readonly failures: ReadonlyMap<string, FailureRule> };

/** Something every row obeys (`x-standin-laws`), in words a person reads and terms a check evaluates. */
export interface Law {
  readonly law: string;
  readonly about: string;
  readonly terms: ObjectValue;
  readonly citations: readonly Citation[];
}
