package io.tidings.document;

import io.tidings.access.Need;
import io.tidings.access.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * Gives the page the document of the API, which the proxies of many keep inside at its own path.
 */
@Path("document")
@ApplicationScoped
public class DocumentResource {

  private volatile @Nullable String document;

  @GET
  @Needs(Need.CALLER)
  @Produces(MediaType.APPLICATION_JSON)
  public String document() {
    var read = document;
    if (read == null) {
      read = ApiDocument.shipped();
      document = read;
    }
    return read;
  }
}
