package io.tidings.infobip.http;

import jakarta.ws.rs.client.ClientBuilder;
import org.glassfish.jersey.client.JerseyClientBuilder;

/** As on Payara. */
class HttpsByJerseyTest extends HttpsTest {

  @Override
  ClientBuilder builder() {
    return new JerseyClientBuilder();
  }
}
