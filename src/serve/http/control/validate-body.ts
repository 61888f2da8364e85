import type { ValidateFunction } from "ajv/dist/2020.js";
import type { Request, RequestHandler } from "express";
import { ownAjv } from "../../../contract/check/ajv.ts";
import { schemaProblems } from "../../../contract/check/schema-problem.ts";
import { sendProblem } from "../problem-json.ts";
import { controlSchema } from "./control-schema.ts";

type Body = keyof typeof controlSchema.$defs;

/** Made when the first body comes. */
let ajv: ReturnType<typeof ownAjv> | undefined;
const validators = new Map<Body, ValidateFunction>();

/** Lets a request through only if its JSON body is what the control interface's schema says; else 400 with every problem. */
export function takes(body: Body): RequestHandler {
  return (request: Request, response, next) => {
    const validate =
      validators.get(body) ??
      (ajv ??= ownAjv().addSchema(controlSchema, "control")).compile({ $ref: `control#/$defs/${body}` });
    validators.set(body, validate);
    if (validate(request.body)) {
      next();
      return;
    }
    const problems = schemaProblems(validate.errors ?? [], { docs: "docs/control.md" });
    const shape = controlSchema.$defs[body].description;
    sendProblem(response, 400, "Invalid request body", `expected ${shape}; see schema.json`, {
      problems,
    });
  };
}
