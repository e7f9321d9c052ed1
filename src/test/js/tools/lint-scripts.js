/**
 * Finds mistakes in scripts with the TypeScript compiler: it knows the names and members that there
 * are, in a browser too, and what is used by nobody. Two rules of our own ask it for the rest.
 */

const ts = window.ts;

const LIBRARIES = "/webjars/typescript/lib/";

const OPTIONS = {
  allowJs: true,
  checkJs: true,
  noEmit: true,
  strict: false,
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.esnext.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: [],
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  allowUnreachableCode: false,
  allowUnusedLabels: false,
};

// That a value does not fit where it goes; plain JavaScript does not write down what fits.
const OF_SHAPES = new Set([2322, 2345, 2353, 2769]);

// Elements and events of our own have more members than those of the browser.
const AMBIENT = {
  "/ambient.d.ts": `
    interface Element { [member: string]: any }
    interface Event { [member: string]: any }
    interface EventTarget { [member: string]: any }
    interface Window { ts: any }`,
};

/** What is wrong with scripts, by the path that each is served at. */
export function findings(scripts) {
  const program = ts.createProgram({
    rootNames: [...Object.keys(AMBIENT), ...Object.keys(scripts)],
    options: OPTIONS,
    host: hostOf({ ...AMBIENT, ...scripts }),
  });
  const checker = program.getTypeChecker();
  return Object.keys(scripts).flatMap((path) => {
    const file = program.getSourceFile(path);
    const errors = diagnostics(program, file).map(compilerFinding);
    return [...errors, ...ownFindings(file, checker)].map(({ at, words }) => {
      const { line } = file.getLineAndCharacterOfPosition(at);
      return `${path}:${line + 1} ${words}`;
    });
  });
}

function hostOf(scripts) {
  const texts = new Map(Object.entries(scripts));
  const readFile = (path) => {
    if (!texts.has(path)) texts.set(path, path.startsWith("/webjars/") ? fetched(path) : undefined);
    return texts.get(path);
  };
  return {
    readFile,
    fileExists: (path) => readFile(path) !== undefined,
    directoryExists: () => true,
    getDirectories: () => [],
    getSourceFile: (path) => sourceFile(path, readFile(path)),
    getDefaultLibFileName: () => `${LIBRARIES}lib.esnext.d.ts`,
    getDefaultLibLocation: () => LIBRARIES,
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => undefined,
  };
}

/** The compiler cannot wait. */
function fetched(path) {
  const request = new XMLHttpRequest();
  request.open("GET", path, false);
  request.send();
  return request.status === 200 ? request.responseText : undefined;
}

function sourceFile(path, text) {
  return text === undefined
    ? undefined
    : ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
}

function diagnostics(program, file) {
  const all = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  return all.filter(({ code }) => !OF_SHAPES.has(code));
}

function compilerFinding({ start, messageText }) {
  return { at: start, words: ts.flattenDiagnosticMessageText(messageText, " ") };
}

function ownFindings(file, checker) {
  const found = [];
  const visit = (node) => {
    const words = looseComparison(node) ?? forgottenPromise(node, checker);
    if (words) found.push({ at: node.getStart(file), words });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function looseComparison(node) {
  const loose = [ts.SyntaxKind.EqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsToken];
  const isLoose = ts.isBinaryExpression(node) && loose.includes(node.operatorToken.kind);
  return isLoose ? "Compare with === or !==." : undefined;
}

/** Who waits for nothing on purpose says so with void, or looks at what fails. */
function forgottenPromise(node, checker) {
  if (!ts.isExpressionStatement(node) || !ts.isCallExpression(node.expression)) return undefined;
  const { expression: callee, arguments: given } = node.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : "";
  if (name === "catch" || (name === "then" && given.length === 2)) return undefined;
  const type = checker.getNonNullableType(checker.getTypeAtLocation(node.expression));
  const isPromise = checker.getPropertyOfType(type, "then") !== undefined;
  return isPromise ? "Nobody waits for this promise: await it, or say void." : undefined;
}
