import type { Value } from "../../src/contract/model/value.ts";
import type { WireRequest } from "../../src/verify/exchange/wire.ts";
import type { Fault } from "./fault.ts";
import { answer, type Draft, queryOf, request, rows, rowsOf, value, withQuery } from "./tamper.ts";

const bokamera = "bokamera";

function drop(name: string, when: (asked: WireRequest) => boolean = () => true): Fault["wrap"] {
  return request((asked) => (when(asked) ? withQuery(asked, name, undefined) : asked));
}

/** Does to the parameter's value what is given, where there is one. */
function change(name: string, by: (value: string) => string): Fault["wrap"] {
  return request((asked) => {
    const given = queryOf(asked, name);
    return given === undefined ? asked : withQuery(asked, name, by(given));
  });
}

/** A date and time so many milliseconds later; text that is none stays. */
const moved =
  (by: number) =>
  (given: string): string => {
    const time = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(given) ? Date.parse(given) : NaN;
    const isReal = !Number.isNaN(time) && !/T24|-02-3/.test(given);
    return isReal ? new Date(time + by).toISOString().replace(".000Z", "Z") : given;
  };

/** The request without the second of two parameters, where both are given. */
function alone(asked: WireRequest, first: string, second: string): WireRequest {
  const both = queryOf(asked, first) !== undefined && queryOf(asked, second) !== undefined;
  return both ? withQuery(asked, second, undefined) : asked;
}

const isOf =
  (status: string) =>
  (row: Draft): boolean =>
    row["Status"] === status;

/** Servers that filter wrongly. */
export const filterFaults: readonly Fault[] = [
  {
    name: "Status is ignored",
    api: bokamera,
    headline: "filters/Status/shows-only",
    wrap: drop("Status", (asked) => /[?&]status=[0-3](&|$)/i.test(asked.target)),
  },
  {
    name: "Status shows what it should hide",
    api: bokamera,
    headline: "filters/Status/shows-only",
    wrap: change("Status", (given) => ({ "0": "2", "2": "0" })[given] ?? given),
  },
  {
    name: "Status=2 also shows what is pending",
    api: bokamera,
    headline: "filters/Status/shows-only",
    wrap: rows((list, asked) => {
      if (queryOf(asked, "Status") === "2" && list[0] !== undefined) list[0]["Status"] = "Pending";
    }),
  },
  {
    name: "Status hides one row that it asks for",
    api: bokamera,
    headline: "filters/Status/hides-none",
    wrap: rows((list, asked) => (queryOf(asked, "Status") === "0" ? list.filter((_, index) => index !== 2) : list)),
  },
  {
    name: "Status shows nothing",
    api: bokamera,
    headline: "filters/Status/hides-none",
    wrap: value((page, asked) => {
      if (/^[0-3]$/.test(queryOf(asked, "Status") ?? ""))
        Object.assign(page, { Attempts: [], Done: true, Iterator: null });
    }),
  },
  {
    name: "an unknown Status shows all",
    api: bokamera,
    headline: "filters/Status/unknown",
    wrap: change("Status", (given) => (given === "4" || given === "-1" ? "" : given)),
  },
  {
    name: "an unknown Status shows nothing",
    api: bokamera,
    headline: "filters/Status/unknown",
    wrap: (right) => async (asked) =>
      /[?&]Status=(4|-1)(&|$)/.test(asked.target)
        ? await right(withQuery(withQuery(asked, "Status", undefined), "EventTypes", "nothing.ever"))
        : await right(asked),
  },
  {
    name: "rows are sorted otherwise under Status",
    api: bokamera,
    headline: "filters/Status/order",
    wrap: rows((list, asked) => (queryOf(asked, "Status") !== undefined ? [...list].reverse() : list)),
  },
  {
    name: "EventTypes is ignored",
    api: bokamera,
    headline: "filters/EventTypes/unknown-is-empty",
    wrap: drop("EventTypes"),
  },
  {
    name: "of several EventTypes only the first counts",
    api: bokamera,
    headline: "filters/EventTypes/union",
    wrap: change("EventTypes", (given) => given.split(",")[0] ?? ""),
  },
  {
    name: "several EventTypes show nothing",
    api: bokamera,
    headline: "filters/EventTypes/union",
    wrap: change("EventTypes", (given) => (given.includes(",") ? "nothing.ever" : given)),
  },
  {
    name: "an unknown EventTypes shows all",
    api: bokamera,
    headline: "filters/EventTypes/unknown-is-empty",
    wrap: drop("EventTypes", (asked) => /standin/.test(queryOf(asked, "EventTypes") ?? "")),
  },
  {
    name: "an unknown EventTypes is refused",
    api: bokamera,
    headline: "filters/EventTypes/unknown-is-empty",
    wrap: (right) => async (asked) =>
      /standin/.test(queryOf(asked, "EventTypes") ?? "")
        ? await right(withQuery(asked, "Limit", "251"))
        : await right(asked),
  },
  {
    name: "a row is shown under two EventTypes",
    api: bokamera,
    headline: "filters/EventTypes/apart",
    wrap: change("EventTypes", (given) => (given === "payment.received" ? "payment.received,customer.created" : given)),
  },
  {
    name: "EventTypes that are repeated show rows twice",
    api: bokamera,
    headline: "filters/EventTypes/order-of-values",
    wrap: rows((list, asked) => {
      const given = (queryOf(asked, "EventTypes") ?? "").split(",");
      return new Set(given).size < given.length ? list.flatMap((row) => [row, row]) : list;
    }),
  },
  {
    name: "Before shows what is exactly at it",
    api: bokamera,
    headline: "filters/Before/boundary",
    wrap: change("Before", moved(1)),
  },
  {
    name: "Before is ignored",
    api: bokamera,
    headline: "filters/Before/shows-only",
    wrap: drop("Before", (asked) => /^\d{4}-\d\d-\d\dT/.test(queryOf(asked, "Before") ?? "")),
  },
  {
    name: "Before is an hour off",
    api: bokamera,
    headline: "filters/Before/hides-none",
    wrap: change("Before", moved(-3_600_000)),
  },
  {
    name: "After hides what is exactly at it",
    api: bokamera,
    headline: "filters/After/boundary",
    wrap: change("After", moved(1)),
  },
  {
    name: "After is ignored",
    api: bokamera,
    headline: "filters/After/shows-only",
    wrap: drop("After", (asked) => /^\d{4}-\d\d-\d\dT/.test(queryOf(asked, "After") ?? "")),
  },
  {
    name: "After and Before are mixed up",
    api: bokamera,
    headline: "filters/Before/shows-only",
    wrap: request((asked) => {
      const [before, after] = [queryOf(asked, "Before"), queryOf(asked, "After")];
      if (before === undefined && after === undefined) return asked;
      return withQuery(withQuery(asked, "Before", after), "After", before);
    }),
  },
  {
    name: "After alone begins at the newest end",
    api: bokamera,
    headline: "filters/After/first-page",
    wrap: request((asked) =>
      queryOf(asked, "After") !== undefined &&
      queryOf(asked, "Before") === undefined &&
      /T/.test(queryOf(asked, "After") ?? "") &&
      !Number.isNaN(Date.parse(queryOf(asked, "After") ?? ""))
        ? withQuery(asked, "Before", "2100-01-01T00:00:00Z")
        : asked,
    ),
  },
  {
    name: "of Status and Before only the first counts",
    api: bokamera,
    headline: "filters/combined",
    wrap: request((asked) => alone(asked, "Status", "Before")),
  },
  {
    name: "EventTypes is forgotten beside Status",
    api: bokamera,
    headline: "filters/combined",
    wrap: request((asked) => alone(asked, "Status", "EventTypes")),
  },
  {
    name: "Status is forgotten on later pages",
    api: bokamera,
    headline: "filters/paging",
    wrap: drop("Status", (asked) => queryOf(asked, "Iterator") !== undefined),
  },
  {
    name: "rows are filtered after the page was cut",
    api: bokamera,
    headline: "filters/paging",
    wrap: (right, contract) => async (asked) => {
      const status = queryOf(asked, "Status");
      const size = Number(queryOf(asked, "Limit") ?? 50);
      if (status === undefined || size > 40) return await right(asked);
      const word = ({ "0": "Success", "1": "Pending", "2": "Fail", "3": "Sending" } as const)[status as "0"];
      const filter = value((page) => void (page["Attempts"] = rowsOf(page).filter(isOf(word)) as unknown as Value));
      return await filter((inner) => right(withQuery(inner, "Status", undefined)), contract)(asked);
    },
  },
  {
    name: "Done is said of the unfiltered list",
    api: bokamera,
    headline: "filters/paging",
    wrap: value(
      (page, asked) =>
        queryOf(asked, "Status") !== undefined &&
        Number(queryOf(asked, "Limit") ?? 50) < 40 &&
        page["Done"] === true &&
        (page["Done"] = false),
    ),
  },
  {
    name: "a filter fails where nothing fits",
    api: bokamera,
    headline: "filters/Status/hides-none",
    wrap: (right) => async (asked) => {
      const reply = await right(asked);
      return queryOf(asked, "Status") === "3" && Buffer.from(reply.body).toString("utf8").includes("[]")
        ? answer(500, "")
        : reply;
    },
  },
  {
    name: "a filter that finds nothing says that more follow",
    api: bokamera,
    headline: "filters/EventTypes/end",
    wrap: value((page, asked) => {
      if (rowsOf(page).length === 0 && queryOf(asked, "EventTypes") !== undefined) page["Done"] = false;
    }),
  },
  {
    name: "a filter's only page says that more follow",
    api: bokamera,
    headline: "filters/After/end",
    wrap: value((page, asked) => {
      const isAlone = queryOf(asked, "Before") === undefined && queryOf(asked, "Iterator") === undefined;
      if (queryOf(asked, "After") !== undefined && isAlone) page["Done"] = false;
    }),
  },
  {
    name: "capitals of EventTypes do not count",
    api: bokamera,
    headline: "filters/EventTypes/unknown-is-empty",
    wrap: change("EventTypes", (given) => given.toLowerCase()),
  },
  {
    name: "EventTypes are looked for by their beginning",
    api: bokamera,
    headline: "filters/EventTypes/unknown-is-empty",
    wrap: change("EventTypes", (given) =>
      given.replace(
        /(^|,)(booking|customer|payment)\.(cre|rec)[a-z]+(?=,|$)/g,
        (_, comma: string, what: string) => comma + (what === "payment" ? "payment.received" : `${what}.created`),
      ),
    ),
  },
  {
    name: "a date with a part of a second is refused",
    api: bokamera,
    headline: "filters/Before/hides-none",
    wrap: change("Before", (given) => (/:\d\d\.\d/.test(given) ? "standin" : given)),
  },
  {
    name: "a Before far away shows nothing",
    api: bokamera,
    headline: "filters/Before/hides-none",
    wrap: change("Before", (given) => given.replace(/^2[1-9]\d\d-/, "1900-")),
  },
  {
    name: "of three EventTypes the third is forgotten",
    api: bokamera,
    headline: "together/page",
    wrap: change("EventTypes", (given) => given.split(",").slice(0, 2).join(",")),
  },
  {
    name: "an unknown one of several EventTypes empties the list",
    api: bokamera,
    headline: "together/page",
    wrap: change("EventTypes", (given) =>
      given.split(",").length > 1 && given.includes("standin.none") ? "standin.none" : given,
    ),
  },
  {
    name: "a window turned round is turned back",
    api: bokamera,
    headline: "together/page",
    wrap: request((asked) => {
      const [before, after] = [queryOf(asked, "Before") ?? "", queryOf(asked, "After") ?? ""];
      return Date.parse(before) < Date.parse(after)
        ? withQuery(withQuery(asked, "Before", after), "After", before)
        : asked;
    }),
  },
  {
    name: "an empty window shows its row",
    api: bokamera,
    headline: "together/page",
    wrap: request((asked) => {
      const before = queryOf(asked, "Before");
      return before !== undefined && before === queryOf(asked, "After")
        ? withQuery(asked, "Before", moved(1000)(before))
        : asked;
    }),
  },
  ...(["Status", "EventTypes", "Before", "After"] as const).map((name): Fault => ({
    name: `${name} is forgotten when a walk is turned round`,
    api: bokamera,
    headline: "together/page",
    wrap: drop(name, (asked) => queryOf(asked, "Iterator")?.startsWith("-atmpt_") === true),
  })),
  ...(["Before", "After"] as const).map((name): Fault => ({
    name: `${name} is forgotten on later pages`,
    api: bokamera,
    headline: "together/page",
    wrap: drop(name, (asked) => queryOf(asked, "Iterator")?.startsWith("atmpt_") === true),
  })),
  {
    name: "After with Before begins at the oldest end",
    api: bokamera,
    headline: "together/page",
    wrap: (right) => async (asked) => {
      if (queryOf(asked, "After") === undefined || queryOf(asked, "Before") === undefined) return await right(asked);
      return await right(queryOf(asked, "Iterator") === undefined ? withQuery(asked, "Iterator", "-atmpt_0") : asked);
    },
  },
  {
    name: "After with Status begins at the newest end",
    api: bokamera,
    headline: "together/page",
    wrap: request((asked) =>
      queryOf(asked, "After") !== undefined &&
      queryOf(asked, "Status") !== undefined &&
      !/before|iterator/i.test(asked.target)
        ? withQuery(asked, "Before", "2100-01-01T00:00:00Z")
        : asked,
    ),
  },
  {
    name: "three filters are one too many",
    api: bokamera,
    headline: "together/page",
    wrap: drop(
      "Status",
      (asked) => queryOf(asked, "EventTypes") !== undefined && queryOf(asked, "Before") !== undefined,
    ),
  },
  {
    name: "rows change under a filter",
    api: bokamera,
    headline: "together/row",
    wrap: rows((list, asked) => {
      if (queryOf(asked, "Status") !== undefined) for (const one of list) one["MessageId"] = "msg_1";
    }),
  },
];
