import type { Operation } from "../../../contract/model/contract.ts";
import { documentedFor, formatOf, mediaTypes } from "../../../contract/model/media-type.ts";
import { formatNames } from "../../../contract/model/host.ts";
import type { NamedApi } from "../open-world.ts";
import { sampleBodies } from "../samples/sample-body.ts";
import { callersOf, whoMayLogIn } from "../samples/sample-credentials.ts";
import { placeOf, requestsFor, type SampleRequest } from "../samples/sample-requests.ts";
import { version } from "../../../version.ts";
import { identityCookie } from "./identity-cookie.ts";
import { parameterWords } from "./parameter-words.ts";
import { walkFacts } from "./walk-facts.ts";

type Json = Readonly<Record<string, unknown>>;

/** What the console shows first: every API with its operations, who may log in, and what the scenario names. */
export function consoleDocument(apis: readonly NamedApi[], scenarios: readonly string[]): Json {
  return { version, scenarios, apis: apis.map(apiDocument) };
}

function apiDocument(api: NamedApi): Json {
  const { contract, credentials } = api.host;
  return {
    name: contract.name,
    title: contract.title,
    cookie: identityCookie(contract.name),
    mayLogIn: whoMayLogIn(api),
    identities: credentials.identities.map(({ name, roles }) => ({ name, roles })),
    operations: contract.operations.map((operation) => ({
      ...headOf(operation, api),
      isGuarded: operation.security.length > 0,
    })),
    named: namedIn(api),
  };
}

function headOf(operation: Operation, api: NamedApi): Json {
  const { id, method, path, summary, deprecated } = operation;
  return { id, method, path: `${placeOf(operation, api.host.contract)}${path}`, summary, deprecated };
}

/** Everything that has a name, each by the first operation that shows it. */
function namedIn(api: NamedApi): readonly Json[] {
  const entities = new Set(api.host.data.names().map(({ entity }) => entity));
  return [...entities].flatMap((entity) => {
    const operation = api.host.contract.operations.find(
      ({ answer }) => (answer.kind === "page" || answer.kind === "row") && answer.entity === entity,
    );
    if (operation === undefined) return [];
    return requestsFor(operation, api).flatMap((sample) => {
      if (sample.named === undefined) return [];
      const { name, story, size, about } = sample.named;
      return [{ operation: operation.id, entity, name, story, size, about, ...valuesOf(sample) }];
    });
  });
}

function valuesOf({ target, values }: SampleRequest): Json {
  return { target, values: Object.fromEntries(values) };
}

/** All that a form for one operation needs: what it takes, who may call it, what it answers, how it is walked. */
export function operationDocument(operation: Operation, api: NamedApi): Json {
  const samples = requestsFor(operation, api);
  const { requestBody, responses } = operation;
  return {
    ...headOf(operation, api),
    description: operation.description,
    isInferred: operation.isAnswerInferred === true,
    samples: samples.map((sample) => ({
      name: sample.named?.name ?? "sample",
      about: sample.about,
      ...valuesOf(sample),
    })),
    parameters: operation.parameters.filter((one) => one.in !== "body").map((one) => parameterDocument(one, operation)),
    body: requestBody && {
      required: requestBody.required,
      types: [...requestBody.content.keys()],
      samples: [...sampleBodies(operation)],
    },
    callers: callersOf(operation, api),
    formats: formatsFor(operation, api),
    responses: responses.map(({ status, description, content }) => ({
      status: String(status),
      description,
      types: [...content.keys()],
    })),
    walk: walkFacts(operation, api),
  };
}

function parameterDocument(parameter: Operation["parameters"][number], operation: Operation): Json {
  const { name, required, description, spelling, schema } = parameter;
  const isList = [schema["type"]].flat().includes("array");
  return {
    name,
    in: parameter.in,
    required,
    description,
    repeats: isList && spelling?.explode === true,
    ...parameterWords(parameter, operation),
  };
}

/** The media types that a success comes in: the documented ones, and those that its framework writes of everything. */
function formatsFor({ success }: Operation, { manners }: NamedApi): readonly Json[] {
  const documented = [...(success?.response.content.keys() ?? [])].filter((type) => !type.includes("*"));
  const offered = formatNames
    .filter((name) => name !== "html")
    .map((name) => mediaTypes[name])
    .filter((type) => manners.promise.offers(type) && documentedFor(documented, type) === undefined);
  const types = [...documented, ...offered];
  return types.map((type) => ({ type, name: formatOf(type)?.toUpperCase() ?? type }));
}
