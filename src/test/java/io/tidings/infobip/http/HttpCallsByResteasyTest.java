package io.tidings.infobip.http;

import jakarta.ws.rs.client.ClientBuilder;
import org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl;

/** As on WildFly. */
class HttpCallsByResteasyTest extends HttpCallsTest {

  @Override
  ClientBuilder builder() {
    return new ResteasyClientBuilderImpl();
  }
}
