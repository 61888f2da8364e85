// A document whose only answer is an example of about as many bytes as asked for: what every mock server can serve.

/** @param {number} bytes @returns {{ document: object, bytes: number }} the document, and how long its example is as JSON */
export function exampleDocument(bytes) {
  const example = [];
  for (let id = 1; JSON.stringify(example).length < bytes; id++)
    example.push({
      id,
      guest: `Guest ${id}`,
      room: String(100 + (id % 300)),
      status: ["requested", "confirmed", "cancelled"][id % 3],
      arrives: `2026-${String(1 + (id % 12)).padStart(2, "0")}-${String(1 + (id % 28)).padStart(2, "0")}`,
      notes: "A quiet room, on the side of the garden if there is one left.",
    });
  const text = { type: "string" };
  const properties = { id: { type: "integer" }, guest: text, room: text, status: text, arrives: text, notes: text };
  const schema = { type: "array", items: { type: "object", required: Object.keys(properties), properties } };
  const responses = {
    200: { description: "Everything there is.", content: { "application/json": { schema, example } } },
  };
  const document = {
    openapi: "3.1.0",
    info: { title: "Bookings", version: "1" },
    paths: { "/bookings": { get: { operationId: "listBookings", responses } } },
  };
  return { document, bytes: JSON.stringify(example).length };
}
