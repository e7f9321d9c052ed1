package io.tidings.access.oidc;

import io.tidings.access.key.AccessKey;
import io.tidings.access.key.Caller;
import io.tidings.access.key.Teams;
import io.tidings.access.key.Tokens;
import io.tidings.access.oidc.IdTokenCheck.NotProven;
import io.tidings.access.session.HostCookie;
import io.tidings.problem.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has people signed in by a provider, where one is set. */
@ApplicationScoped
public class SingleSignOn {

  private static final System.Logger LOG = System.getLogger(SingleSignOn.class.getName());
  private static final HostCookie COOKIE = new HostCookie("tidings_sign_on");
  private static final Duration LONGEST = Duration.ofMinutes(10);

  @Inject private OidcSettings settings;
  @Inject private Teams teams;
  @Inject private Clock clock;
  private final Tokens tokens = new Tokens();
  private @Nullable ProviderCalls calls;
  private @Nullable ProviderDoor door;

  /**
   * The first step, for the browser to take.
   *
   * @param cookie the value of a {@code Set-Cookie} header
   */
  public record Begun(URI wayIn, String cookie) {}

  @PostConstruct
  void prepare() {
    settings.provider().ifPresent(provider -> open(provider, ClientBuilder.newBuilder()));
  }

  void open(OidcSettings.Provider provider, ClientBuilder clients) {
    var made = new ProviderCalls(clients);
    calls = made;
    door = new ProviderDoor(provider, made, clock);
  }

  @PreDestroy
  void close() {
    if (calls != null) {
      calls.close();
    }
  }

  /** What people call the provider; empty when there is none. */
  public Optional<String> name() {
    return settings.provider().map(OidcSettings.Provider::name);
  }

  /**
   * @throws ProblemException when there is no provider, or it is away
   */
  public Begun begin(HttpServletRequest request) {
    var open = door();
    var handshake = Handshake.next(tokens);
    try {
      return new Begun(open.wayIn(handshake), COOKIE.lasting(LONGEST, handshake.secret(), request));
    } catch (IOException failed) {
      throw away(failed);
    }
  }

  /** The value of a {@code Set-Cookie} header after which this sign-in cannot go on. */
  public String end(HttpServletRequest request) {
    return COOKIE.end(request);
  }

  /**
   * Who has come back from the provider.
   *
   * @param answer what it sent the browser back with
   * @throws ProblemException when nobody is signed in by that
   */
  public AccessKey finish(HttpServletRequest request, JsonObject answer) {
    var open = door();
    var handshake =
        COOKIE
            .valueIn(request)
            .map(Handshake::new)
            .filter(known -> known.isOf(text(answer, "state").orElse("")))
            .orElseThrow(() -> new ProblemException(SignOnProblems.lost()));
    text(answer, "error")
        .ifPresent(
            error -> {
              throw new ProblemException(SignOnProblems.refused(plain(error)));
            });
    var code = text(answer, "code").orElseThrow(() -> new ProblemException(SignOnProblems.lost()));
    requireSameIssuer(open, text(answer, "iss"));
    return right(open, code, handshake);
  }

  /** Mixed up by another provider (RFC 9207). */
  private static void requireSameIssuer(ProviderDoor open, Optional<String> issuer) {
    if (issuer.filter(told -> !told.equals(open.provider().issuer())).isPresent()) {
      throw notProven("it comes from another issuer");
    }
  }

  private AccessKey right(ProviderDoor open, String code, Handshake handshake) {
    try {
      var claims = open.claims(code, handshake);
      var provider = open.provider();
      var right =
          provider.claims().right(provider.issuer(), claims.getSubject(), claims.getClaims());
      if (!teams.exists(right.caller().team())) {
        throw new ProblemException(
            SignOnProblems.noTeam(provider.claims().team().orElse(Caller.DEFAULT_TEAM)));
      }
      LOG.log(Level.INFO, "{0} signed in by single sign-on, with {1}", right, right.scopes());
      return right;
    } catch (IOException failed) {
      throw away(failed);
    } catch (NotProven failed) {
      throw notProven(failed.getMessage());
    }
  }

  private ProviderDoor door() {
    var open = door;
    if (open == null) {
      throw new ProblemException(SignOnProblems.notSet());
    }
    return open;
  }

  private static ProblemException away(IOException failed) {
    LOG.log(
        Level.WARNING, "the provider of single sign-on does not answer as it should: {0}", failed);
    return new ProblemException(SignOnProblems.away());
  }

  private static ProblemException notProven(@Nullable String why) {
    LOG.log(Level.WARNING, "a sign-in by single sign-on is not believed: {0}", why);
    return new ProblemException(SignOnProblems.notProven());
  }

  private static Optional<String> text(JsonObject json, String name) {
    return json.get(name) instanceof JsonString text
        ? Optional.of(text.getString()).filter(value -> !value.isEmpty())
        : Optional.empty();
  }

  /** Whatever else it is may come from anybody who made a link. */
  private static String plain(String error) {
    return error.matches("[a-z_]{1,40}") ? error : "an error";
  }
}
