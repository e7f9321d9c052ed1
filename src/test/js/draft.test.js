import { forgetDraft, keepDraft, keptDraft } from "/js/draft.js";
import { setSession } from "/js/session.js";
import { equal, test } from "./runner.js";

test("a draft is there again for who has typed it, and for nobody else", () => {
  setSession({ caller: "desk", team: "default", scopes: [] });
  keepDraft({ text: "Hi" });
  equal(keptDraft(), { text: "Hi" });

  setSession({ caller: "shop", team: "default", scopes: [] });
  equal(keptDraft(), undefined);

  setSession({ caller: "desk", team: "default", scopes: [] });
  forgetDraft();
  equal(keptDraft(), undefined);
  setSession();
});
