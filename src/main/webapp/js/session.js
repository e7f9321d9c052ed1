/** Who is signed in, as `GET /api/session` tells. */

const NOBODY = { caller: undefined, team: undefined, scopes: [], test: false, simulator: false };

let current = NOBODY;

export function session() {
  return current;
}

/** Whether the key of who is signed in has the scope. */
export function may(scope) {
  return scope === undefined || current.scopes.includes(scope);
}

/** Whether a screen is for who is signed in; some are for those who run the installation only. */
export function maySee({ needs = undefined, ofAllTeams = false }) {
  return may(needs) && (!ofAllTeams || current.team === "default");
}

/** For who signs people in and out; without a session nobody is signed in. */
export function setSession(session) {
  current = { ...NOBODY, ...session };
}
