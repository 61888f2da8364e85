import type { WireRequest } from "../../src/verify/exchange/wire.ts";
import type { Fault } from "./fault.ts";
import { answer, queryOf, request, row, rows, rowsOf, textIn, value, withQuery } from "./tamper.ts";

const bokamera = "bokamera";

/** Whether a request walks on from a position, in the ordinary direction. */
function isFurther(asked: WireRequest): boolean {
  const position = queryOf(asked, "Iterator");
  return position?.startsWith("atmpt_") === true;
}

/** Servers that page wrongly. */
export const walkFaults: readonly Fault[] = [
  {
    name: "a page begins with the last row of the one before",
    api: bokamera,
    headline: "walk/no-row-twice",
    wrap: request((asked) =>
      isFurther(asked) ? withQuery(asked, "Iterator", `${queryOf(asked, "Iterator") ?? ""}~`) : asked,
    ),
  },
  {
    name: "a page leaves out its first row when it goes on",
    api: bokamera,
    headline: "walk/no-row-missing",
    wrap: rows((list, asked) => (isFurther(asked) ? list.slice(1) : list)),
  },
  {
    name: "rows are shown oldest first",
    api: bokamera,
    headline: "walk/order",
    wrap: rows((list) => [...list].reverse()),
  },
  {
    name: "two rows deep inside change places",
    api: bokamera,
    headline: "walk/order",
    wrap: rows((list) => (list.length > 32 ? [...list.slice(0, 30), list[31]!, list[30]!, ...list.slice(32)] : list)),
  },
  {
    name: "Done is turned round",
    api: bokamera,
    headline: "walk/done",
    wrap: value((page) => (page["Done"] = page["Done"] !== true)),
  },
  { name: "Done is never true", api: bokamera, headline: "walk/done", wrap: value((page) => (page["Done"] = false)) },
  { name: "Done is always true", api: bokamera, headline: "walk/done", wrap: value((page) => (page["Done"] = true)) },
  {
    name: "a full last page does not say that it is done",
    api: bokamera,
    headline: "walk/done",
    wrap: value(
      (page, asked) => rowsOf(page).length === Number(queryOf(asked, "Limit") ?? 50) && (page["Done"] = false),
    ),
  },
  {
    name: "Done is true one page early",
    api: bokamera,
    headline: "walk/done",
    wrap: (right) => async (asked) => {
      const reply = await right(asked);
      const size = Number(queryOf(asked, "Limit") ?? 50);
      const text = Buffer.from(reply.body).toString("utf8");
      return reply.status === 200 && size > 5
        ? {
            ...reply,
            body: Buffer.from(
              text.replace(
                /("Done":|Done:|<Done>)(false|False)/,
                (_, name: string, no: string) => `${name}${no === "False" ? "True" : "true"}`,
              ),
            ),
          }
        : reply;
    },
  },
  {
    name: "the iterator is missing on the last page",
    api: bokamera,
    headline: "walk/iterator",
    wrap: value((page) => page["Done"] === true && (page["Iterator"] = null)),
  },
  {
    name: "the iterator is the first row",
    api: bokamera,
    headline: "walk/iterator",
    wrap: value((page) => (page["Iterator"] = rowsOf(page)[0]?.["Id"] ?? null)),
  },
  {
    name: "an empty page has an iterator",
    api: bokamera,
    headline: "walk/iterator",
    wrap: value((page) => rowsOf(page).length === 0 && (page["Iterator"] = "atmpt_39jNDkefQOEIK21aOL4uoeS0mUK")),
  },
  {
    name: "Limit is ignored",
    api: bokamera,
    headline: "walk/page-size",
    wrap: request((asked) =>
      Number(queryOf(asked, "Limit") ?? 50) <= 250 && Number(queryOf(asked, "Limit") ?? 1) >= 1
        ? withQuery(asked, "Limit", undefined)
        : asked,
    ),
  },
  {
    name: "a page has one row too many",
    api: bokamera,
    headline: "walk/page-size",
    wrap: request((asked) => {
      const size = Number(queryOf(asked, "Limit") ?? NaN);
      return size > 0 && size < 250 ? withQuery(asked, "Limit", String(size + 1)) : asked;
    }),
  },
  {
    name: "a page has one row too few",
    api: bokamera,
    headline: "walk/page-size",
    wrap: request((asked) => {
      const size = Number(queryOf(asked, "Limit") ?? NaN);
      return size > 1 && size <= 250 ? withQuery(asked, "Limit", String(size - 1)) : asked;
    }),
  },
  {
    name: "a page has 25 rows when nothing is said",
    api: bokamera,
    headline: "walk/default-size",
    wrap: request((asked) => (queryOf(asked, "Limit") === undefined ? withQuery(asked, "Limit", "25") : asked)),
  },
  {
    name: "no page has more than 40 rows",
    api: bokamera,
    headline: "walk/page-size",
    wrap: request((asked) => {
      const size = Number(queryOf(asked, "Limit") ?? NaN);
      return size > 40 && size <= 250 ? withQuery(asked, "Limit", "40") : asked;
    }),
  },
  {
    name: "a Limit beyond the cap is cut to it",
    api: bokamera,
    headline: "walk/cap",
    wrap: request((asked) =>
      Number(queryOf(asked, "Limit") ?? 0) > 250 && !/Limit=9{5,}/i.test(asked.target)
        ? withQuery(asked, "Limit", "250")
        : asked,
    ),
  },
  {
    name: "a Limit of exactly 251 is taken",
    api: bokamera,
    headline: "walk/cap",
    wrap: request((asked) => (queryOf(asked, "Limit") === "251" ? withQuery(asked, "Limit", "250") : asked)),
  },
  {
    name: "a Limit of exactly 250 is refused",
    api: bokamera,
    headline: "walk/rows",
    wrap: request((asked) => (queryOf(asked, "Limit") === "250" ? withQuery(asked, "Limit", "251") : asked)),
  },
  {
    name: "a negative Limit is taken",
    api: bokamera,
    headline: "walk/below-smallest",
    wrap: request((asked) => (Number(queryOf(asked, "Limit") ?? 0) < 0 ? withQuery(asked, "Limit", "1") : asked)),
  },
  {
    name: "a Limit of 0 is refused",
    api: bokamera,
    headline: "walk/smallest",
    wrap: request((asked) => (queryOf(asked, "Limit") === "0" ? withQuery(asked, "Limit", "-1") : asked)),
  },
  {
    name: "a Limit of 0 is no limit",
    api: bokamera,
    headline: "walk/smallest",
    wrap: request((asked) => (queryOf(asked, "Limit") === "0" ? withQuery(asked, "Limit", undefined) : asked)),
  },
  {
    name: "the iterator is ignored",
    api: bokamera,
    headline: "walk/no-row-twice",
    wrap: request((asked) => (isFurther(asked) ? withQuery(asked, "Iterator", undefined) : asked)),
  },
  {
    name: "a wrong iterator begins at the beginning",
    api: bokamera,
    headline: "walk/iterator-invalid",
    wrap: request((asked) =>
      /^-*standin/.test(queryOf(asked, "Iterator") ?? "") ? withQuery(asked, "Iterator", undefined) : asked,
    ),
  },
  {
    name: "a wrong iterator shows nothing",
    api: bokamera,
    headline: "walk/iterator-invalid",
    wrap: request((asked) =>
      /^-*standin/.test(queryOf(asked, "Iterator") ?? "") ? withQuery(asked, "Iterator", "atmpt_0") : asked,
    ),
  },
  {
    name: "a turned iterator is not turned",
    api: bokamera,
    headline: "walk/turned",
    wrap: request((asked) =>
      queryOf(asked, "Iterator")?.startsWith("-atmpt_") === true
        ? withQuery(asked, "Iterator", queryOf(asked, "Iterator")?.slice(1))
        : asked,
    ),
  },
  {
    name: "turned pages are turned round too",
    api: bokamera,
    asksEverything: true,
    headline: "walk/turned",
    wrap: rows((list, asked) => (queryOf(asked, "Iterator")?.startsWith("-") === true ? [...list].reverse() : list)),
  },
  {
    name: "turned walks begin at the newest end",
    api: bokamera,
    headline: "walk/turned",
    wrap: (right) => async (asked) => {
      const position = queryOf(asked, "Iterator");
      if (position?.startsWith("-atmpt_") !== true) return await right(asked);
      return await right(withQuery(asked, "Iterator", undefined));
    },
  },
  {
    name: "an iterator is good for one use",
    api: bokamera,
    headline: "walk/iterator-again",
    wrap: (right) => {
      const used = new Set<string>();
      return async (asked) => {
        const position = queryOf(asked, "Iterator");
        const size = queryOf(asked, "Limit");
        if (position === undefined || !/Limit=5|Limit=1$/.test(asked.target) || size !== "5") return await right(asked);
        const key = `${asked.target} ${asked.headers.map(([, text]) => text).join()}`;
        if (used.has(key)) return await right(withQuery(asked, "Iterator", "atmpt_0"));
        used.add(key);
        return await right(asked);
      };
    },
  },
  {
    name: "the server remembers one walk for all",
    api: bokamera,
    headline: "walk/interleaved",
    wrap: (right) => {
      let latest: string | undefined;
      return async (asked) => {
        const position = queryOf(asked, "Iterator");
        const remembered = latest;
        const endpoint = asked.target.split("?")[0];
        const size = queryOf(asked, "Limit");
        if (size === "2" || size === "1") latest = endpoint;
        if (
          position === undefined ||
          remembered === undefined ||
          remembered === endpoint ||
          (size !== "2" && size !== "1")
        )
          return await right(asked);
        return await right(withQuery(asked, "Iterator", undefined));
      };
    },
  },
  {
    name: "one row at a time, every third is lost",
    api: bokamera,
    headline: "walk/no-row-missing",
    wrap: rows((list, asked) => {
      const size = Number(queryOf(asked, "Limit") ?? 50);
      return size < 5 && isFurther(asked) && list.length > 0 && textIn(list[0]!, "Id") > "atmpt_3B"
        ? list.slice(1)
        : list;
    }),
  },
  {
    name: "behind the last row the walk begins again",
    api: bokamera,
    headline: "walk/no-row-twice",
    wrap: (right) => async (asked) => {
      const reply = await right(asked);
      const empty = Buffer.from(reply.body).toString("utf8").startsWith('{"Attempts":[],"Done":true');
      return empty && isFurther(asked) && !/Status|EventTypes|Before|After/.test(asked.target)
        ? await right(withQuery(asked, "Iterator", undefined))
        : reply;
    },
  },
  {
    name: "the oldest row is never shown",
    api: bokamera,
    headline: "walk/page-size",
    wrap: value((page) => {
      if (page["Done"] === true && rowsOf(page).length > 1) page["Attempts"] = rowsOf(page).slice(0, -1);
    }, "json"),
  },
  {
    name: "the page is empty and says that more follow",
    api: bokamera,
    headline: "walk/done",
    wrap: value((page) => rowsOf(page).length === 0 && (page["Done"] = false)),
  },
  {
    name: "no endpoint but the first shows rows",
    api: bokamera,
    headline: "answers/plain",
    wrap: (right) => async (asked) =>
      asked.target.includes("ep_34ruR6") && !asked.target.includes("standin") ? answer(500, "") : await right(asked),
  },
  {
    name: "rows of another endpoint are mixed in",
    api: bokamera,
    headline: "laws/own-endpoint",
    wrap: row(3, (one) => (one["EndpointId"] = "ep_34rJxAwZyqwUQpG7RO0kz74tsWY")),
  },
  {
    name: "an empty collection is never done",
    api: bokamera,
    headline: "walk/done",
    wrap: value((page, asked) => {
      if (queryOf(asked, "Iterator") === undefined && rowsOf(page).length === 0 && !/Limit=0|=.*&/.test(asked.target))
        page["Done"] = false;
    }),
  },
  {
    name: "a Limit of 0 says that nothing follows",
    api: bokamera,
    headline: "walk/smallest",
    wrap: value((page, asked) => queryOf(asked, "Limit") === "0" && (page["Done"] = true)),
  },
  {
    name: "a Limit of 0 gives the iterator back",
    api: bokamera,
    headline: "together/page",
    wrap: value((page, asked) => {
      if (queryOf(asked, "Limit") === "0" && isFurther(asked)) page["Iterator"] = queryOf(asked, "Iterator") ?? null;
    }),
  },
  {
    name: "the cap counts on the first page only",
    api: bokamera,
    headline: "walk/cap",
    wrap: request((asked) =>
      isFurther(asked) && queryOf(asked, "Limit") === "251" ? withQuery(asked, "Limit", "250") : asked,
    ),
  },
  {
    name: "the largest number is no limit",
    api: bokamera,
    headline: "walk/cap",
    wrap: request((asked) => (queryOf(asked, "Limit") === "2147483647" ? withQuery(asked, "Limit", "250") : asked)),
  },
  {
    name: "an iterator in capitals is taken",
    api: bokamera,
    headline: "walk/iterator-invalid",
    wrap: request((asked) =>
      queryOf(asked, "Iterator")?.startsWith("ATMPT_") === true
        ? withQuery(asked, "Iterator", queryOf(asked, "Iterator")?.replace("ATMPT_", "atmpt_"))
        : asked,
    ),
  },
  {
    name: "an iterator that holds the prefix somewhere is taken",
    api: bokamera,
    headline: "walk/iterator-invalid",
    wrap: request((asked) =>
      /^[^-].*atmpt_/.test(queryOf(asked, "Iterator") ?? "") ? withQuery(asked, "Iterator", undefined) : asked,
    ),
  },
  {
    name: "a position that no row has begins at the beginning",
    api: bokamera,
    headline: "together/page",
    wrap: (right) => {
      const seen = new Set<string>();
      return async (asked) => {
        const position = queryOf(asked, "Iterator");
        const isStrange = isFurther(asked) && position !== undefined && seen.size > 0 && !seen.has(position);
        const reply = await right(isStrange ? withQuery(asked, "Iterator", undefined) : asked);
        for (const [id] of Buffer.from(reply.body)
          .toString("utf8")
          .matchAll(/atmpt_\w+/g))
          seen.add(id);
        return reply;
      };
    },
  },
  {
    name: "two turning signs turn twice",
    api: bokamera,
    headline: "together/page",
    wrap: request((asked) =>
      queryOf(asked, "Iterator")?.startsWith("--") === true
        ? withQuery(asked, "Iterator", queryOf(asked, "Iterator")?.slice(2))
        : asked,
    ),
  },
  {
    name: "the default is 20 rows when it goes on",
    api: bokamera,
    headline: "together/page",
    wrap: request((asked) =>
      isFurther(asked) && queryOf(asked, "Limit") === undefined ? withQuery(asked, "Limit", "20") : asked,
    ),
  },
  {
    name: "large pages that go on are small",
    api: bokamera,
    headline: "together/page",
    wrap: request((asked) =>
      isFurther(asked) && queryOf(asked, "Limit") === "250" ? withQuery(asked, "Limit", "5") : asked,
    ),
  },
  {
    name: "a row is another when it is asked for alone",
    api: bokamera,
    headline: "together/row",
    wrap: rows((list) => {
      if (list.length === 1 && list[0] !== undefined) list[0]["Url"] = "https://old.example.com/";
    }),
  },
  {
    name: "rows lose a member on later pages",
    api: bokamera,
    headline: "together/row",
    wrap: rows((list, asked) => {
      if (isFurther(asked)) for (const one of list) one["TriggerType"] = null;
    }),
  },
  {
    name: "one endpoint shows the rows of another as its own",
    api: bokamera,
    headline: "walk/apart",
    wrap: (right) => async (asked) => {
      if (!asked.target.includes("ep_34rYXtJu8uRBr1e9fVctU9UxvZ2")) return await right(asked);
      const reply = await right({
        ...asked,
        target: asked.target.replace("ep_34rYXtJu8uRBr1e9fVctU9UxvZ2", "ep_34ruR6mauDv5OULLCER0gTkvZsc"),
      });
      const text = Buffer.from(reply.body).toString("utf8");
      return {
        ...reply,
        body: Buffer.from(text.replaceAll("ep_34ruR6mauDv5OULLCER0gTkvZsc", "ep_34rYXtJu8uRBr1e9fVctU9UxvZ2")),
      };
    },
  },
];
