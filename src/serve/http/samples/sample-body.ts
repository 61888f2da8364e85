import { isJson } from "../../../contract/check/response-parts.ts";
import type { Operation } from "../../../contract/model/contract.ts";
import type { RequestContent } from "../../../contract/model/request-body.ts";
import { generatorOf } from "../../../generate/generator.ts";
import { canonicalText } from "../../../generate/json.ts";
import { keyOf } from "../../../random/key.ts";

/** A longer body is not worth a line to copy: then only what has to be in it is shown. */
const longest = 300;

/** A body in JSON. */
export interface SampleBody {
  readonly type: string;
  readonly text: string;
}

/** A body that an operation takes, in JSON; undefined where it takes none, or no JSON. */
export function sampleBody({ id, requestBody }: Operation): SampleBody | undefined {
  const [type, content] = [...(requestBody?.content ?? [])].find(([name]) => isJson(name)) ?? [];
  const text = content && bodyText(content, id);
  return type === undefined || text === undefined ? undefined : { type, text };
}

/** The documented example, else a body that is made from the schema. */
function bodyText(content: RequestContent, operation: string): string | undefined {
  const made = [undefined, 0]
    .map((steps) => madeBody(content, operation, steps))
    .filter((value) => value !== undefined);
  const fitting = [...content.examples, ...made].filter((value) => content.violations(value).length === 0);
  const texts = fitting.map((value) => JSON.stringify(value));
  return texts.find((text) => text.length <= longest) ?? texts.at(-1);
}

/** @param steps how much is made of what need not be there; undefined: as much as usual */
function madeBody({ source }: RequestContent, operation: string, steps: number | undefined): unknown {
  if (source === undefined) return undefined;
  const limits = steps === undefined ? {} : { steps };
  const cell = {
    key: keyOf(`printed body ${operation}`),
    at: [0, 0],
    anchor: Date.UTC(2026, 2, 1),
    locale: undefined,
  } as const;
  const made = generatorOf(source, { direction: "request", limits }).value(cell);
  return made.kind === "value" ? (JSON.parse(canonicalText(made.value)) as unknown) : undefined;
}
