import { maySee, setSession } from "/js/session.js";
import { equal, test } from "./runner.js";

const AUDIT = { needs: "admin", ofAllTeams: true };
const KEYS = { needs: "admin" };

test("a screen is for who has its scope, and some for those who run the installation", () => {
  const seen = [];
  for (const [team, scopes] of [
    ["default", ["admin"]],
    ["clinic", ["admin"]],
    ["default", ["read"]],
  ]) {
    setSession({ caller: "ops", team, scopes });
    seen.push([maySee(AUDIT), maySee(KEYS), maySee({})]);
  }
  setSession();

  equal(seen, [
    [true, true, true],
    [false, true, true],
    [false, false, true],
  ]);
});
