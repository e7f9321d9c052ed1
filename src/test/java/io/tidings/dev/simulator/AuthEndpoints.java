package io.tidings.dev.simulator;

import jakarta.json.JsonValue;
import java.util.List;

/** Gives tokens to those who know the password, and takes a session back. */
final class AuthEndpoints {
  private final Credentials credentials;

  AuthEndpoints(Credentials credentials) {
    this.credentials = credentials;
  }

  Operations operations() {
    return new Operations()
        .add("POST /auth/1/session", this::createSession)
        .add("DELETE /auth/1/session", this::destroySession)
        .add("POST /auth/1/oauth2/token", this::createToken);
  }

  private Answer createSession(Call call) {
    var login = Fields.of(call.json());
    var name = login.requiredText("username");
    var password = login.requiredText("password");
    login.flag("unsafe", false);
    login.violations().refuseIfAny();
    refuseStranger(name, password);
    return Answer.json(200, JsonText.object().add("token", credentials.issue("IBSSO")).build());
  }

  private Answer destroySession(Call call) {
    credentials.revoke(call.authorization().orElseThrow());
    return Answer.json(200, JsonValue.EMPTY_JSON_OBJECT);
  }

  private Answer createToken(Call call) {
    var violations = new Violations();
    for (var name : List.of("client_id", "client_secret", "grant_type")) {
      if (call.formParameter(name).isEmpty()) {
        violations.add(name, "must not be null");
      }
    }
    violations.refuseIfAny();
    refuseStranger(
        call.formParameter("client_id").orElseThrow(),
        call.formParameter("client_secret").orElseThrow());
    return Answer.json(
        200,
        JsonText.object()
            .add("access_token", credentials.issue("Bearer"))
            .add("expires_in", Credentials.LIFETIME.toSeconds())
            .add("token_type", "Bearer")
            .build());
  }

  private void refuseStranger(String name, String password) {
    if (!credentials.isUser(name, password)) {
      throw new Refusal(Refusal.Kind.UNAUTHORIZED);
    }
  }
}
