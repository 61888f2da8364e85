import type { Fault } from "./fault.ts";
import { text, value } from "./tamper.ts";

const bokamera = "bokamera";
const pwc = "pwc-reportfiling";

/** Servers that say the right thing in the wrong spelling. */
export const spellingFaults: readonly Fault[] = [
  {
    name: "JSON in camelCase on a PascalCase host",
    api: bokamera,
    headline: "answers/readable",
    wrap: value(
      () => undefined,
      "json",
      (spelling) => ({ ...spelling, casing: "camel" }),
    ),
  },
  {
    name: "JSON in PascalCase on a camelCase host",
    api: pwc,
    headline: "formats/xml-as-json",
    wrap: value(
      () => undefined,
      "json",
      (spelling) => ({ ...spelling, casing: "pascal" }),
    ),
  },
  {
    name: "JSV in camelCase on a PascalCase host",
    api: bokamera,
    headline: "answers/readable",
    wrap: value(
      () => undefined,
      "jsv",
      (spelling) => ({ ...spelling, casing: "camel" }),
    ),
  },
  {
    name: "dates as ISO 8601 with seven digits",
    api: bokamera,
    headline: "answers/readable",
    wrap: text("json", (body) => body.replaceAll(/(T\d\d:\d\d:\d\d)"/g, '$1.0000000Z"')),
  },
  {
    name: "dates as ISO 8601 where the host writes /Date(ms)/",
    api: pwc,
    headline: "answers/readable",
    wrap: text("json", (body) =>
      body.replaceAll(/\\\/Date\((\d+)\)\\\//g, (_, ms: string) => new Date(Number(ms)).toISOString()),
    ),
  },
  {
    name: "null members are written",
    api: bokamera,
    headline: "answers/schema",
    wrap: value(
      () => undefined,
      "json",
      (spelling) => ({ ...spelling, nulls: true }),
    ),
  },
  {
    name: "JSON is indented",
    exact: true,
    api: bokamera,
    headline: "servicestack/spelling",
    wrap: value(
      () => undefined,
      "json",
      (spelling) => ({ ...spelling, pretty: true }),
    ),
  },
  {
    name: "slashes are escaped in JSON",
    exact: true,
    api: bokamera,
    headline: "servicestack/spelling",
    wrap: text("json", (body) => body.replaceAll("https://", "https:\\/\\/")),
  },
  {
    name: "members of JSON stand in another order",
    exact: true,
    api: bokamera,
    headline: "servicestack/spelling",
    wrap: text("json", (body) => body.replaceAll(/("Id":"[^"]*"),("MessageId":"[^"]*")/g, "$2,$1")),
  },
  {
    name: "CSV lines end in LF alone",
    api: bokamera,
    headline: "answers/readable",
    wrap: text("csv", (body) => body.replaceAll("\r\n", "\n")),
  },
  {
    name: "CSV is divided by semicolons",
    api: bokamera,
    headline: "answers/readable",
    wrap: text("csv", (body) => body.replace("Attempts,Done,Iterator", "Attempts;Done;Iterator")),
  },
  {
    name: "the header of CSV is in camelCase",
    api: bokamera,
    headline: "answers/readable",
    wrap: text("csv", (body) => body.replace("Attempts,Done,Iterator", "attempts,done,iterator")),
  },
  {
    name: "CSV has no header",
    api: bokamera,
    headline: "answers/readable",
    wrap: text("csv", (body) => body.replace("Attempts,Done,Iterator\r\n", "")),
  },
  {
    name: "columns of CSV stand in another order",
    api: pwc,
    headline: "answers/readable",
    wrap: text("csv", (body) => body.replace("Subscription,History", "History,Subscription")),
  },
  {
    name: "cells of CSV are not quoted",
    api: bokamera,
    headline: "answers/readable",
    wrap: text("csv", (body) => body.replaceAll('""', "\u0000").replaceAll('"', "").replaceAll("\u0000", '"')),
  },
  {
    name: "JSV is written with the quotes of JSON",
    api: bokamera,
    headline: "servicestack/spelling",
    wrap: text("jsv", (body) => body.replaceAll(/MessageId:(\w+)/g, 'MessageId:"$1"')),
  },
  {
    name: "booleans of JSV in small letters",
    api: bokamera,
    headline: "answers/readable",
    wrap: text("jsv", (body) => body.replace(/Done:(True|False)/, (all) => `Done:${all.slice(5).toLowerCase()}`)),
  },
  {
    name: "the namespace of XML is another",
    api: bokamera,
    headline: "answers/readable",
    wrap: text("xml", (body) => body.replace("ServiceModel.Dtos", "ServiceModel.Types")),
  },
  {
    name: "the root of XML is called otherwise",
    api: bokamera,
    headline: "answers/readable",
    wrap: text("xml", (body) => body.replaceAll("ListMessageAttemptsResponse", "Response")),
  },
  {
    name: "members of XML stand as in JSON",
    api: bokamera,
    headline: "answers/readable",
    wrap: text("xml", (body) => body.replaceAll(/(<EndpointId>[^<]*<\/EndpointId>)(<Id>[^<]*<\/Id>)/g, "$2$1")),
  },
  {
    name: "null members are left out of XML",
    api: pwc,
    headline: "answers/readable",
    wrap: text("xml", (body) => body.replace(/<ResponseStatus [^>]*i:nil="true" \/>/, "")),
  },
  {
    name: "XML is indented",
    exact: true,
    api: bokamera,
    headline: "servicestack/spelling",
    wrap: text("xml", (body) => body.replaceAll("><WebhookMessageAttempt>", ">\n  <WebhookMessageAttempt>")),
  },
  {
    name: "XML has no prolog",
    exact: true,
    api: bokamera,
    headline: "servicestack/spelling",
    wrap: text("xml", (body) => body.replace(/^<\?xml[^>]*\?>/, "")),
  },
  {
    name: "an enum shows its number in JSON",
    api: pwc,
    headline: "answers/readable",
    wrap: text("json", (body) => body.replaceAll('"statusCode":"OK"', '"statusCode":200')),
  },
  {
    name: "signs beyond ASCII are numbered in XML",
    api: bokamera,
    headline: "answers/readable",
    wrap: text("xml", (body) => body.replace(/[^ -~]/g, (sign) => `&#${sign.charCodeAt(0)};`)),
  },
  {
    name: "an empty text is an empty element of XML",
    exact: true,
    api: bokamera,
    headline: "servicestack/spelling",
    wrap: text("xml", (body) => body.replace("<Url></Url>", "<Url />")),
  },
  {
    name: "quotes are escaped in XML",
    exact: true,
    api: bokamera,
    headline: "servicestack/spelling",
    wrap: text("xml", (body) =>
      body.replace(/>([^<]*)</g, (_, content: string) => `>${content.replace(/"/g, "&quot;")}<`),
    ),
  },
  {
    name: "JSON ends in a new line",
    exact: true,
    api: bokamera,
    headline: "servicestack/spelling",
    wrap: text("json", (body) => `${body}\n`),
  },
];
