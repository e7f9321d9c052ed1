import { lexer, parse, walk } from "/webjars/css-tree/dist/csstree.esm.js";

/** What is wrong with style sheets, by the path that each is served at; one may use what another defines. */
export function findings(styles) {
  const sheets = Object.entries(styles).map(([path, text]) => sheetOf(path, text));
  const defined = new Set(sheets.flatMap((sheet) => sheet.defined.map(({ name }) => name)));
  const used = new Set(sheets.flatMap((sheet) => sheet.used.map(({ name }) => name)));
  return sheets.flatMap((sheet) => [
    ...sheet.wrong,
    ...sheet.used.filter(({ name }) => !defined.has(name)).map(said("is not defined")),
    ...sheet.defined.filter(({ name }) => !used.has(name)).map(said("is used by nobody")),
  ]);
}

function said(words) {
  return ({ place, name }) => `${place} ${name} ${words}.`;
}

function sheetOf(path, text) {
  const sheet = { wrong: [], defined: [], used: [] };
  const place = ({ loc }) => `${path}:${loc.start.line}`;
  const onParseError = ({ line, message }) => sheet.wrong.push(`${path}:${line} ${message}`);
  walk(parse(text, { positions: true, parseCustomProperty: true, onParseError }), (node) => {
    if (node.type === "Declaration" && node.property.startsWith("--")) {
      sheet.defined.push({ place: place(node), name: node.property });
    } else if (node.type === "Declaration") {
      const words = mismatch(node);
      if (words) sheet.wrong.push(`${place(node)} ${words}`);
    } else if (node.type === "Function" && node.name === "var") {
      sheet.used.push({ place: place(node), name: node.children.first.name });
    }
  });
  return sheet;
}

/** A value with var() in it is only known when it is used. */
function mismatch(declaration) {
  let isOpen = false;
  walk(declaration, (node) => (isOpen ||= node.type === "Function" && node.name === "var"));
  const error = isOpen
    ? lexer.checkPropertyName(declaration.property)
    : lexer.matchDeclaration(declaration).error;
  return error ? `${declaration.property}: ${error.rawMessage ?? error.message}` : undefined;
}
