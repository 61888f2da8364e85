import type { Contract } from "../../contract/model/contract.ts";
import { didYouMean } from "../../source/nearest.ts";
import { ProblemError } from "../../problem.ts";
import { readRows } from "./read-rows.ts";
import { type Scenario, type ScenarioEntity, unmentioned, unmentionedEntity } from "./scenario.ts";

/** `--rows ENTITY=COUNT|FILE.json`: how many rows each owner has, or whose rows are served. */
export type RowsOption = { readonly entity: string } & ({ readonly count: number } | { readonly file: string });

/** More than these cannot be told apart by the ids of the years that ids can hold. */
const mostRows = 100_000_000_000;

/**
 * Reads the value of `--rows`.
 * @throws {ProblemError} when it is neither a number nor a file's name
 */
export function parseRows(text: string): RowsOption {
  const equals = text.indexOf("=");
  const entity = text.slice(0, equals).trim();
  const value = text.slice(equals + 1).trim();
  if (equals < 1 || entity === "" || value === "") throw wrong(text, "this is not ENTITY=COUNT or ENTITY=FILE.json");
  if (/^[0-9_]+$/.test(value)) {
    const count = Number(value.replaceAll("_", ""));
    if (count > mostRows) throw wrong(text, `${value} rows are more than ${mostRows}`);
    return { entity, count };
  }
  if (!/\.json$/i.test(value)) throw wrong(text, `"${value}" is neither a number nor a .json file`);
  return { entity, file: value };
}

function wrong(text: string, found: string): ProblemError {
  // Which entities there are, nobody knows before the contracts are read: what was named stands for itself.
  const entity = /^\s*([^\s=]+)\s*=/.exec(text)?.[1] ?? "ENTITY";
  return new ProblemError([
    {
      place: `--rows ${text}`,
      found,
      cure: `write for example --rows ${entity}=1000000 or --rows ${entity}=my-rows.json`,
    },
  ]);
}

/**
 * A scenario with other rows. Silent owners stay silent; sizes that the scenario gives by name give way to a count.
 * @throws {ProblemError} when no contract has the entity, or a file does not fit it
 */
export function withRows(scenario: Scenario, options: readonly RowsOption[], contracts: readonly Contract[]): Scenario {
  return options.reduce((changed, option) => withOption(changed, option, contracts), scenario);
}

function withOption(scenario: Scenario, option: RowsOption, contracts: readonly Contract[]): Scenario {
  const owners = contracts.filter(({ entities }) => entities.get(option.entity)?.type !== undefined);
  if (owners.length === 0) {
    const names = contracts.flatMap(({ entities }) =>
      [...entities.values()].filter(({ type }) => type !== undefined).map(({ name }) => name),
    );
    throw new ProblemError([
      {
        place: `--rows ${option.entity}=…`,
        found: `no contract has rows called "${option.entity}"`,
        cure: didYouMean(option.entity, names) ?? `there are ${names.join(", ") || "none"}`,
      },
    ]);
  }
  const apis = new Map(scenario.apis);
  for (const contract of owners) {
    const api = apis.get(contract.name) ?? unmentioned;
    const entities = new Map(api.entities);
    const entity = contract.entities.get(option.entity);
    if (entity === undefined) continue;
    const known = entities.get(option.entity) ?? unmentionedEntity;
    if ("file" in option)
      entities.set(option.entity, { ...known, rows: readRows(option.file, option.file, entity, contract) });
    else {
      entities.set(option.entity, unsized({ ...known, rows: undefined, size: option.count }));
      const parent = entity.parent === undefined ? undefined : entities.get(entity.parent.entity);
      if (entity.parent !== undefined && parent !== undefined) entities.set(entity.parent.entity, unsized(parent));
    }
    apis.set(contract.name, { ...api, entities });
  }
  return { ...scenario, apis };
}

function unsized(entity: ScenarioEntity): ScenarioEntity {
  return { ...entity, named: entity.named.map((named) => (named.size === 0 ? named : { ...named, size: undefined })) };
}
