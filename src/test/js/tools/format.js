import * as babel from "/webjars/prettier/plugins/babel.mjs";
import * as estree from "/webjars/prettier/plugins/estree.mjs";
import * as postcss from "/webjars/prettier/plugins/postcss.mjs";
import { format } from "/webjars/prettier/standalone.mjs";

/** The text of a file as Prettier lays it out. */
export function formatted(name, text) {
  const parser = name.endsWith(".css") ? "css" : "babel";
  return format(text, { parser, plugins: [babel, estree, postcss], printWidth: 100 });
}
