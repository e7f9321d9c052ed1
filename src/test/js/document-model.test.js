import { commandOf, examplesOf, groupsOf, membersOf, typeOf } from "/js/document-model.js";
import { markdown } from "/js/plain-markdown.js";
import { equal, test } from "./runner.js";

const DOCUMENT = {
  tags: [{ name: "messages" }, { name: "empty" }],
  paths: {
    "/api/things/{id}": {
      parameters: [{ $ref: "#/components/parameters/Id" }],
      post: {
        tags: ["messages"],
        security: [{ key: [] }],
        requestBody: {
          content: {
            "application/json": {
              schema: { $ref: "#/components/schemas/Thing" },
              example: { name: "it's" },
            },
          },
        },
        responses: {},
      },
    },
  },
  components: {
    parameters: { Id: { name: "id", in: "path" } },
    schemas: {
      Thing: {
        allOf: [{ properties: { size: { type: "integer" } } }],
        required: ["name"],
        properties: { name: { type: "string" }, at: { $ref: "#/components/schemas/Times" } },
      },
      Times: { type: "array", items: { type: "string", format: "date-time" } },
    },
  },
};

test("calls stand in groups, with the parameters of their path", () => {
  const [group, ...others] = groupsOf(DOCUMENT);

  equal(others, []);
  equal(group.calls[0].method, "POST");
  equal(group.calls[0].parameters, [{ name: "id", in: "path" }]);
});

test("a call is a command for the address of who reads it", () => {
  const [call] = groupsOf(DOCUMENT)[0].calls;

  equal(
    commandOf(DOCUMENT, call, "https://tidings.example"),
    [
      "curl https://tidings.example/api/things/{id} \\",
      "  -X POST \\",
      '  -H "Authorization: Bearer $KEY" \\',
      '  -H "Content-Type: application/json" \\',
      `  -d '{"name":"it'\\''s"}'`,
    ].join("\n"),
  );
});

test("members of an object are told with those of its parts and their types", () => {
  const members = membersOf(DOCUMENT, { $ref: "#/components/schemas/Thing" });

  equal(
    members.map(({ name, type, isRequired }) => [name, type, isRequired]),
    [
      ["size", "integer", false],
      ["name", "string", true],
      ["at", "date-time[]", false],
    ],
  );
  equal(typeOf(DOCUMENT, { enum: ["a", "b"] }), "a | b");
});

test("one example and many are told alike", () => {
  equal(examplesOf(DOCUMENT, { "text/csv": { examples: { x: { summary: "X", value: 1 } } } }), [
    { type: "text/csv", summary: "X", value: 1 },
  ]);
});

test("descriptions become paragraphs, lists, tables and code, and nothing else", () => {
  const box = document.createElement("div");
  box.append(
    ...markdown("Ask `a` **now** [here](x).\n\n- one\n  more\n- <b>two</b>\n\n| a |\n|---|\n| 1 |"),
  );

  equal(box.querySelector("p").textContent, "Ask a now here.");
  equal(
    [...box.querySelectorAll("li")].map(({ textContent }) => textContent),
    ["one more", "<b>two</b>"],
  );
  equal(box.querySelector("td").textContent, "1");
  equal(box.querySelector("b"), null);
});
