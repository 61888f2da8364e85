import { expect, test } from "vitest";
import { contractText, derive } from "../../../src/derive/derive.ts";
import { answerOf } from "../../../src/derive/framework/servicestack/answer-type.ts";
import { TypeGraph } from "../../../src/derive/framework/servicestack/type-graph.ts";
import { readingsText } from "../../../src/derive/readings.ts";
import { isRecord } from "../../../src/source/is-record.ts";

/** A host whose invoices name an order of their own beside that of the shop. */
const shop = {
  types: [
    {
      name: "Order",
      namespace: "Acme.Shop",
      properties: [
        { name: "Id", type: "Guid", namespace: "System" },
        { name: "Lines", type: "List`1", namespace: "System.Collections.Generic", genericArgs: ["Line"] },
      ],
    },
    {
      name: "Order",
      namespace: "Acme.Billing",
      properties: [{ name: "Amount", type: "Decimal", namespace: "System" }],
    },
    { name: "Line", namespace: "Acme.Shop", properties: [{ name: "Order", type: "Order", namespace: "Acme.Shop" }] },
    {
      name: "Invoice",
      namespace: "Acme.Billing",
      properties: [
        { name: "Order", type: "Order", namespace: "Acme.Billing" },
        { name: "Others", type: "List`1", namespace: "System.Collections.Generic", genericArgs: ["Order"] },
        { name: "Shipped", type: "Order", namespace: "Acme.Shop" },
      ],
    },
    {
      name: "Summary",
      namespace: "Acme.Reports",
      properties: [
        { name: "Orders", type: "List`1", namespace: "System.Collections.Generic", genericArgs: ["Order"] },
        { name: "Invoices", type: "List`1", namespace: "System.Collections.Generic", genericArgs: ["Invoice"] },
        { name: "Lines", type: "List`1", namespace: "System.Collections.Generic", genericArgs: ["Line"] },
      ],
    },
  ],
  operations: [
    {
      request: { name: "GetSummary", namespace: "Acme.Reports", properties: [] },
      returnType: { name: "Summary", namespace: "Acme.Reports" },
      routes: [{ path: "/summary", verbs: "GET" }],
    },
  ],
};

const listing = `using System;

namespace Acme.Billing
{
    [Route("/invoices/{Id}", "GET")]
    public partial class GetInvoice : IReturn<Invoice>
    {
        public virtual Guid Id { get; set; }
    }

    public partial class Invoice
    {
        public virtual Order Order { get; set; }
        public virtual Acme.Shop.Order Shipped { get; set; }
        public virtual Line Line { get; set; }
    }

    public partial class Order
    {
        public virtual decimal Amount { get; set; }
    }
}

namespace Acme.Shop
{
    public partial class Line
    {
        public virtual Order Order { get; set; }
    }

    public partial class Order
    {
        public virtual Guid Id { get; set; }
    }
}
`;

/** Members of each schema and what they refer to. */
function members({ document }: ReturnType<typeof derive>): Record<string, Record<string, string>> {
  const { schemas } = document["components"] as { schemas: Record<string, { properties?: Record<string, unknown> }> };
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { properties = {} }]) => [
      name,
      Object.fromEntries(Object.entries(properties).map(([member, schema]) => [member, refIn(schema)])),
    ]),
  );
}

function refIn(schema: unknown): string {
  return (/#\/components\/schemas\/(\w+)/.exec(JSON.stringify(schema)) ?? [])[1] ?? "";
}

test("two types of one short name stay two, and each reference means the one of the namespace that it states", () => {
  const derived = derive([{ name: "types.metadata.json", text: JSON.stringify(shop) }]);
  const found = members(derived);
  expect(found["Order"]).toEqual({ id: "", lines: "Line" });
  expect(found["BillingOrder"]).toEqual({ amount: "" });
  expect(found["Line"]).toEqual({ order: "Order" });
  // A list names its items without a namespace: that of who says it is the nearest.
  expect(found["Invoice"]).toEqual({ order: "BillingOrder", others: "BillingOrder", shipped: "Order" });
});

test("a type that was given another name keeps its own in XML", () => {
  const { document } = derive([{ name: "types.metadata.json", text: JSON.stringify(shop) }]);
  const { schemas } = document["components"] as { schemas: Record<string, unknown> };
  const billing = schemas["BillingOrder"];
  expect(isRecord(billing) ? billing["xml"] : undefined).toEqual({
    name: "Order",
    namespace: "http://schemas.datacontract.org/2004/07/Acme.Billing",
  });
});

test("the root of an XML answer means the type of its namespace", () => {
  const { weighed } = derive([{ name: "types.cs", text: listing }]);
  const answered = (root: string, namespace: string): unknown => {
    const value = `<${root} xmlns="http://schemas.datacontract.org/2004/07/${namespace}"><Id>1</Id></${root}>`;
    const answers = [{ value: { line: 1, body: { value, line: 1 } }, from: [] }];
    const operation = { name: "Ask", requestType: "Ask", from: [], tags: [], routes: [], requests: [], answers };
    return answerOf(operation, new TypeGraph(weighed)).type;
  };
  expect(answered("Order", "Acme.Shop")).toMatchObject({ name: "ShopOrder" });
  expect(answered("Order", "Acme.Billing")).toMatchObject({ name: "Order" });
});

test("what is called anew and what stays unclear stands in the readings", () => {
  const derived = derive([{ name: "types.metadata.json", text: JSON.stringify(shop) }]);
  const readings = readingsText(derived);
  expect(readings).toContain("**BillingOrder**: two types are called Order, in Acme.Shop and Acme.Billing");
  expect(readings).toContain("**Summary.Orders**: it does not say which of the types called Order it means");
  expect(readings).not.toContain("**Invoice.Others**: it does not say");
});

test("a listing with blocks of namespaces tells them apart by the block, and by a name that states its namespace", () => {
  const found = members(derive([{ name: "types.cs", text: listing }]));
  expect(found["Order"]).toEqual({ amount: "" });
  expect(found["ShopOrder"]).toEqual({ id: "" });
  expect(found["Line"]).toEqual({ order: "ShopOrder" });
  expect(found["Invoice"]).toEqual({ order: "Order", shipped: "ShopOrder", line: "Line" });
});

test("documents about one namespace, and documents that state none, tell of one type", () => {
  const first = listing.slice(0, listing.indexOf("namespace Acme.Shop"));
  const bare = "using System;\n\npublic partial class Order\n{\n    public virtual string Note { get; set; }\n}\n";
  const derived = derive([
    { name: "a.cs", text: first },
    { name: "b.cs", text: first },
    { name: "c.cs", text: bare },
  ]);
  expect(members(derived)["Order"]).toEqual({ amount: "", note: "" });
  expect(contractText(derived.document)).not.toMatch(/(?:Billing|Shop)Order/);
});

test("a document that cannot tell two types of one name apart gives one, and the readings say so", () => {
  const twice = `export class Order\n{\n    public id: string;\n    public lines: string[];\n}\n
export class Order\n{\n    public id: string;\n    public amount: number;\n}\n`;
  const derived = derive([{ name: "types.ts", text: twice }]);
  expect(members(derived)["Order"]).toEqual({ id: "", lines: "", amount: "" });
  expect(readingsText(derived)).toContain("**Order**: the document lists two types of this name");
});
