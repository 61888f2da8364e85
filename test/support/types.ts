import type { EnumMember, EnumType, Member, ObjectType, Slot, Type } from "../../src/contract/model/type.ts";

/** The types of the zoo's operations (fixtures/recordings/pages/zoo/types.csharp.txt), by hand: one member of every .NET type. */
export interface ZooTypes {
  readonly Everything: ObjectType;
  readonly Inner: ObjectType;
  readonly ContractRows: ObjectType;
  readonly ErrorResponse: ObjectType;
  readonly ListOfInner: Type;
  readonly MapOfText: Type;
}

export const ZOO = "http://schemas.datacontract.org/2004/07/Zoo";
const TYPES = "http://schemas.servicestack.net/types";

type Casing = "camel" | "pascal";

export const text: Slot = { type: { kind: "string" }, nullable: true };
export const int32: Type = { kind: "integer", bits: 32, signed: true };

export const slot = (type: Type): Slot => ({ type, nullable: false });
export const maybe = (type: Type): Slot => ({ type, nullable: true });
export const listOf = (item: Slot): Type => ({ kind: "list", item });
export const mapOf = (value: Slot): Type => ({ kind: "map", value, patterns: [] });

/** An enum from `Name: number` pairs, or `Name: { text, number }` where the wire renames it. */
export function enumOf(
  name: string,
  members: Readonly<Record<string, number | { text: string; number: number }>>,
  { flags = false, namespace = ZOO } = {},
): EnumType {
  const all = Object.entries(members).map(([key, value]): EnumMember => {
    return typeof value === "number" ? { name: key, text: key, number: value } : { name: key, ...value };
  });
  return { kind: "enum", name, namespace, flags, members: all };
}

/** A class from `ClrName: slot` pairs. */
export function objectOf(
  name: string,
  members: Readonly<Record<string, Slot | { slot: Slot; order?: number; wire?: string }>>,
  { casing = "pascal", namespace = ZOO, dataContract = false, base = undefined as ObjectType | undefined } = {},
): ObjectType {
  const own = Object.entries(members).map(([clr, given]): Member => {
    const {
      slot: held,
      order,
      wire,
    } = "type" in given
      ? { slot: given, order: undefined, wire: undefined }
      : { order: undefined, wire: undefined, ...given };
    return {
      key: wire ?? (casing === "camel" ? lower(clr) : clr),
      name: wire ?? clr,
      verbatim: wire !== undefined,
      order,
      required: !held.nullable,
      slot: held,
    };
  });
  const place = (member: Member) => member.order ?? Number.MIN_SAFE_INTEGER;
  const all = [...own, ...(base?.all ?? [])].toSorted((a, b) => place(a) - place(b));
  return { kind: "object", name, namespace, dataContract, base, members: own, all, rest: undefined };
}

/** As the zoo's camelCase host names its members. */
function lower(clr: string): string {
  return clr === "ID" ? "id" : clr === "URLPath" ? "urlPath" : clr.charAt(0).toLowerCase() + clr.slice(1);
}

export const Colour = enumOf("Colour", { Red: 0, Green: 5, Blue: 6 });
export const Access = enumOf("Access", { None: 0, Read: 1, Write: 2 }, { flags: true });
export const Order = enumOf("Order", {
  Ascending: { text: "ascending", number: 1 },
  Descending: { text: "descending", number: 2 },
});
export const HttpStatusCode = enumOf(
  "HttpStatusCode",
  {
    Continue: 100,
    OK: 200,
    Created: 201,
    Accepted: 202,
    NoContent: 204,
    MultipleChoices: 300,
    Found: 302,
    Redirect: 302,
    TemporaryRedirect: { text: "RedirectKeepVerb", number: 307 },
    RedirectKeepVerb: 307,
    BadRequest: 400,
    NotFound: 404,
    RequestTimeout: 408,
    TooManyRequests: 429,
    InternalServerError: 500,
    BadGateway: 502,
    ServiceUnavailable: 503,
    GatewayTimeout: 504,
  },
  { namespace: "http://schemas.datacontract.org/2004/07/System.Net" },
);

/** The zoo's types with member keys as a host of that casing writes them. */
export function zooTypes(casing: Casing): ZooTypes {
  const Inner = objectOf("Inner", { Name: text, Count: maybe(int32), Tags: maybe(listOf(text)) }, { casing });
  const inner = maybe(Inner);
  const Base = objectOf("Base", { Zeta: text, Base1: slot(int32) }, { casing });
  const Everything = objectOf(
    "Everything",
    {
      Text: text,
      Flag: slot({ kind: "boolean" }),
      MaybeFlag: maybe({ kind: "boolean" }),
      Tiny: slot({ kind: "integer", bits: 8, signed: false }),
      Small: slot({ kind: "integer", bits: 16, signed: true }),
      Whole: slot(int32),
      MaybeWhole: maybe(int32),
      Big: slot({ kind: "integer", bits: 64, signed: true }),
      Unsigned: slot({ kind: "integer", bits: 32, signed: false }),
      Single: slot({ kind: "float", bits: 32 }),
      Double: slot({ kind: "float", bits: 64 }),
      Money: slot({ kind: "decimal" }),
      Letter: slot({ kind: "char" }),
      Guid: slot({ kind: "guid" }),
      MaybeGuid: maybe({ kind: "guid" }),
      When: slot({ kind: "datetime" }),
      MaybeWhen: maybe({ kind: "datetime" }),
      Offset: slot({ kind: "datetimeoffset" }),
      Span: slot({ kind: "timespan" }),
      Link: maybe({ kind: "uri" }),
      Bytes: maybe({ kind: "bytes" }),
      Colour: slot(Colour),
      MaybeColour: maybe(Colour),
      Access: slot(Access),
      Order: slot(Order),
      Status: slot(HttpStatusCode),
      Inner: inner,
      Strings: maybe(listOf(text)),
      Ints: maybe(listOf(slot(int32))),
      Array: maybe(listOf(text)),
      Inners: maybe(listOf(inner)),
      Map: maybe(mapOf(text)),
      Counts: maybe(mapOf(slot(int32))),
      Nested: maybe(mapOf(inner)),
      URLPath: text,
      ID: text,
    },
    { casing, base: Base },
  );
  const ContractRows = objectOf(
    "ContractRows",
    {
      Rows: maybe(listOf(inner)),
      Done: slot({ kind: "boolean" }),
      Next: { slot: text, wire: "next_one" },
      Second: { slot: text, order: 2 },
      First: { slot: text, order: 1 },
    },
    { casing, dataContract: true },
  );
  return {
    Everything,
    Inner,
    ContractRows,
    ErrorResponse: errorResponse(casing),
    ListOfInner: listOf(inner),
    MapOfText: mapOf(text),
  };
}

function errorResponse(casing: Casing): ObjectType {
  const meta = maybe(mapOf(text));
  const own = { casing, namespace: TYPES, dataContract: true };
  const inOrder = (slots: Readonly<Record<string, Slot>>) =>
    Object.fromEntries(Object.entries(slots).map(([name, held], index) => [name, { slot: held, order: index + 1 }]));
  const error = objectOf(
    "ResponseError",
    inOrder({ ErrorCode: text, FieldName: text, Message: text, Meta: meta }),
    own,
  );
  const status = objectOf(
    "ResponseStatus",
    inOrder({ ErrorCode: text, Message: text, StackTrace: text, Errors: maybe(listOf(maybe(error))), Meta: meta }),
    own,
  );
  return objectOf("ErrorResponse", inOrder({ ResponseStatus: maybe(status) }), own);
}

const DATE: Type = { kind: "datetime" };

/** What bokamera's listing answers (fixtures/recordings/pages/bokamera/types.csharp.txt). */
export function attemptsPage(): { readonly page: ObjectType; readonly attempt: ObjectType } {
  const own = { namespace: "http://schemas.datacontract.org/2004/07/BokaMera.API.ServiceModel.Dtos" };
  const attempt = objectOf(
    "WebhookMessageAttempt",
    {
      Id: text,
      MessageId: text,
      EndpointId: text,
      Url: text,
      Status: text,
      ResponseStatusCode: maybe(int32),
      Timestamp: slot(DATE),
      TriggerType: text,
    },
    own,
  );
  const page = objectOf(
    "ListMessageAttemptsResponse",
    { Attempts: maybe(listOf(maybe(attempt))), Done: slot({ kind: "boolean" }), Iterator: text },
    own,
  );
  return { page, attempt };
}

/** What pwc's find answers (fixtures/recordings/pages/pwc/types.csharp.txt). */
export function subscriptionResponse(): ObjectType {
  const foreign = {
    casing: "camel" as const,
    namespace: "http://schemas.datacontract.org/2004/07/ServiceStack.Webhooks.ServiceModel.Types",
  };
  const config = objectOf("SubscriptionConfig", { Url: text, ContentType: text, Secret: text }, foreign);
  const delivery = objectOf(
    "SubscriptionDeliveryResult",
    {
      AttemptedDateUtc: slot(DATE),
      StatusDescription: text,
      StatusCode: slot(HttpStatusCode),
      SubscriptionId: text,
      Id: text,
      EventId: text,
    },
    foreign,
  );
  const subscription = objectOf(
    "WebhookSubscription",
    {
      Id: text,
      Name: text,
      Event: text,
      IsActive: slot({ kind: "boolean" }),
      CreatedDateUtc: slot(DATE),
      CreatedById: text,
      LastModifiedDateUtc: slot(DATE),
      Config: maybe(config),
    },
    foreign,
  );
  const status = errorResponse("camel").members[0]!.slot;
  return objectOf(
    "SubscriptionResponse",
    { Subscription: maybe(subscription), History: maybe(listOf(maybe(delivery))), ResponseStatus: status },
    {
      casing: "camel",
      namespace: "http://schemas.datacontract.org/2004/07/PwC.Elmaas.Core.Services.Contracts.Webhooks.Responses",
    },
  );
}
