package io.tidings.report.look;

import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.json.JsonFactory;
import io.tidings.report.trust.SecretState;
import io.tidings.report.trust.SecretUses;
import io.tidings.report.trust.TrustSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Tells which secrets prove webhook calls and when each was last right, and none of them. */
@Path("webhook-secrets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class WebhookSecretsResource {

  @Inject private SecretUses uses;
  @Inject private TrustSettings settings;

  @GET
  @Needs(Need.OPERATE)
  public String read() {
    var secrets = JsonFactory.createArrayBuilder();
    uses.states().forEach(state -> secrets.add(json(state)));
    return JsonFactory.createObjectBuilder()
        .add("trustsAnyone", settings.trustAnyone())
        .add("sources", settings.limitSources())
        .add("secrets", secrets)
        .build()
        .toString();
  }

  private static JsonObject json(SecretState state) {
    var json =
        JsonFactory.createObjectBuilder()
            .add("proof", state.proof().word())
            .add("set", state.isSet());
    state.lastUse().ifPresent(at -> json.add("lastUsedAt", at.toString()));
    if (state.hasPrevious()) {
      var previous = JsonFactory.createObjectBuilder();
      state.lastUseOfPrevious().ifPresent(at -> previous.add("lastUsedAt", at.toString()));
      json.add("previous", previous);
    }
    return json.build();
  }
}
