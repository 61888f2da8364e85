import { expect, test } from "vitest";
import { derive } from "../../../src/derive/derive.ts";

type Tree = { readonly [key: string]: Tree };

const url = (path: string, more: object = {}): object => ({ raw: `{{baseUrl}}${path}`, ...more });
const collection = {
  info: {
    _postman_id: "1",
    name: "Fleet",
    schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
  },
  auth: { type: "bearer", bearer: [{ key: "token", value: "{{token}}" }] },
  variable: [{ key: "baseUrl", value: "https://fleet.example/api" }],
  item: [
    {
      name: "Cars",
      item: [
        {
          name: "List cars",
          request: {
            method: "GET",
            description: "All that there are.",
            header: [{ key: "Accept", value: "application/json" }],
            url: url("/cars?limit=10", { query: [{ key: "limit", value: "10", description: "How many" }] }),
          },
          response: [{ code: 200, status: "OK", body: '[{"id": 1, "plate": "B 12"}]' }],
        },
        {
          name: "Read a car",
          request: { method: "GET", url: url("/cars/:carId", { variable: [{ key: "carId", value: "1" }] }) },
          response: [
            { code: 200, status: "OK", body: '{"id": 1, "plate": "B 12"}' },
            { code: 404, status: "Not Found", body: '{"error": "no such car"}' },
          ],
        },
        {
          name: "Add a car",
          request: { method: "POST", url: "{{baseUrl}}/cars", body: { mode: "raw", raw: '{"plate": "B 13"}' } },
          response: [],
        },
      ],
    },
    {
      name: "Add a photo",
      request: {
        method: "POST",
        url: url("/cars/17/photos"),
        body: {
          mode: "formdata",
          formdata: [
            { key: "file", type: "file", src: "a.png" },
            { key: "place", value: "3" },
          ],
        },
      },
    },
  ],
};

test("requests and saved answers of a Postman collection make a contract", () => {
  const { document } = derive([{ name: "fleet.json", text: JSON.stringify(collection, null, 2) }]);
  const contract = document as unknown as Tree;
  expect(contract).toMatchObject({
    info: { title: "Fleet" },
    servers: [{ url: "https://fleet.example/api" }],
    components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
  });
  expect(Object.keys(contract["paths"]!)).toEqual(["/cars", "/cars/{carId}", "/cars/{id}/photos"]);
  expect(contract["paths"]!["/cars"]!["get"]).toMatchObject({
    summary: "List cars",
    description: "All that there are.",
    parameters: [{ name: "limit", in: "query", schema: { type: "integer", examples: [10] } }],
    responses: { 200: { content: { "application/json": { schema: { type: "array" } } } } },
  });
  expect(Object.keys(contract["paths"]!["/cars/{carId}"]!["get"]!["responses"]!)).toEqual(["200", "404"]);
  expect(contract["paths"]!["/cars"]!["post"]!["requestBody"]!["content"]).toHaveProperty("application/json");
  expect(contract["paths"]!["/cars/{id}/photos"]!["post"]!["requestBody"]!["content"]).toHaveProperty(
    "multipart/form-data",
  );
  expect(contract["components"]!["schemas"]).toMatchObject({
    Car: { properties: { id: { type: "integer" }, plate: { type: "string" } } },
    PostCarsByIdPhotosBody: {
      properties: { file: { contentMediaType: "application/octet-stream" }, place: { type: "integer" } },
    },
  });
});

test("what is cited of a collection is the line of the request", () => {
  const text = JSON.stringify(collection, null, 2);
  const { document } = derive([{ name: "fleet.json", text }]);
  const [cited = ""] = (document as unknown as Tree)["paths"]!["/cars"]!["post"]![
    "x-standin-source"
  ] as unknown as string[];
  expect(text.split("\n")[Number(/\d+$/.exec(cited)?.[0]) - 1]).toContain("{");
});
