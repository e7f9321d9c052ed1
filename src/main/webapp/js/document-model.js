/** What the OpenAPI document says, in the order people read it. */

const METHODS = ["get", "post", "put", "delete", "patch"];

/** A part that stands elsewhere, where it stands. */
export function resolved(document, part) {
  const path = part?.$ref?.slice(2).split("/");
  return path
    ? resolved(
        document,
        path.reduce((at, name) => at?.[name], document),
      )
    : part;
}

/** `[{ name, description, calls }]`, each call with its method, path and what the document says. */
export function groupsOf(document) {
  const calls = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({
      ...item[method],
      method: method.toUpperCase(),
      path,
      parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])].map(
        (parameter) => resolved(document, parameter),
      ),
    })),
  );
  return document.tags
    .map((tag) => ({ ...tag, calls: calls.filter(({ tags }) => tags.includes(tag.name)) }))
    .filter((group) => group.calls.length > 0);
}

/** The examples of a body or answer, `[{ type, summary, value }]`. */
export function examplesOf(document, content = {}) {
  return Object.entries(content).flatMap(([type, { example, examples = {} }]) => [
    ...(example === undefined ? [] : [{ type, summary: undefined, value: example }]),
    ...Object.values(examples)
      .map((each) => resolved(document, each))
      .map(({ summary, value }) => ({ type, summary, value })),
  ]);
}

/** `[{ name, type, isRequired, description }]` of an object, with the members of its parts. */
export function membersOf(document, schema) {
  const { properties = {}, required = [], allOf = [] } = resolved(document, schema) ?? {};
  const own = Object.entries(properties).map(([name, member]) => {
    const found = resolved(document, member);
    return {
      name,
      type: typeOf(document, found),
      isRequired: required.includes(name),
      description: found.description ?? "",
    };
  });
  return [...allOf.flatMap((part) => membersOf(document, part)), ...own];
}

export function typeOf(document, schema) {
  const { type, format, items, enum: words, oneOf } = resolved(document, schema) ?? {};
  if (words) return words.join(" | ");
  if (oneOf) return oneOf.map((each) => typeOf(document, each)).join(" | ");
  if (type === "array") return `${typeOf(document, items)}[]`;
  return format ?? type ?? "object";
}

/** The call as a command, at the address of whoever reads it. */
export function commandOf(document, { method, path, security, requestBody }, base) {
  const parts = [`curl ${base}${path}`];
  if (method !== "GET") parts.push(`-X ${method}`);
  if ((security ?? document.security ?? []).some(({ key }) => key)) {
    parts.push('-H "Authorization: Bearer $KEY"');
  }
  const [body] = examplesOf(document, resolved(document, requestBody)?.content);
  if (body) {
    const text = typeof body.value === "string" ? body.value : JSON.stringify(body.value);
    parts.push(`-H "Content-Type: ${body.type}"`, `-d '${text.replaceAll("'", "'\\''")}'`);
  }
  return parts.join(" \\\n  ");
}
