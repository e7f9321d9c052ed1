package io.tidings.system;

import io.tidings.access.Need;
import io.tidings.access.Needs;
import io.tidings.json.JsonFactory;
import io.tidings.system.node.Node;
import io.tidings.system.node.ThisNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Shows operators how all of it stands: any node answers for all. */
@Path("system")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SystemResource {

  @Inject private Situations situations;
  @Inject private SystemCards cards;
  @Inject private ThisNode here;

  @GET
  @Needs(Need.OPERATE)
  public String read() {
    var situation = situations.now();
    var quick = cards.quick();
    var nodes = JsonFactory.createArrayBuilder();
    for (var node : situation.nodes()) {
      nodes.add(NodeJson.of(node, situation.at(), node.id().equals(here.id())));
    }
    int streams = situation.living().stream().mapToInt(Node::streams).sum();
    return StateJson.whole(situations.troubles(situation))
        .add("at", situation.at().toString())
        .add("submitting", SystemJson.submitting(situation))
        .add("outbox", SystemJson.outbox(situation.waiting()))
        .add("unknownOutcomes", SystemJson.unknown(quick))
        .add("reports", SystemJson.reports(quick, situation.living()))
        .add("logs", SystemJson.logs(quick))
        .add("streams", JsonFactory.createObjectBuilder().add("open", streams))
        .add("nodes", nodes)
        .add("database", SystemJson.database(cards.database()))
        .add("retention", SystemJson.retention(cards.retention()))
        .build()
        .toString();
  }
}
