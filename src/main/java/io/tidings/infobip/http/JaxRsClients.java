package io.tidings.infobip.http;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sets up the JAX-RS client of whichever server this is: Jersey on Payara, RESTEasy on WildFly. */
public final class JaxRsClients {

  /** How many idle connections the JDK keeps, for Jersey uses its HttpURLConnection. */
  private static final String KEPT = "http.maxConnections";

  private static final String JERSEY = "org.glassfish.jersey.";

  private JaxRsClients() {}

  /** A client knows the properties of its own kind and passes over those of the other. */
  static Client build(ClientBuilder builder, InfobipSettings settings) {
    builder
        .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .readTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .property("jersey.config.client.followRedirects", false)
        .property("jersey.config.client.httpUrlConnector.useFixedLengthStreaming", true);
    builder.register(new StreamedBody());
    settings.proxy().ifPresent(proxy -> setProxy(builder, proxy));
    return builder.build();
  }

  private static void setProxy(ClientBuilder builder, URI proxy) {
    builder
        .property("jersey.config.client.proxy.uri", proxy.toString())
        .property("org.jboss.resteasy.jaxrs.client.proxy.host", proxy.getHost())
        .property("org.jboss.resteasy.jaxrs.client.proxy.port", proxy.getPort())
        .property("org.jboss.resteasy.jaxrs.client.proxy.scheme", proxy.getScheme());
  }

  static boolean isJersey(Object clientOrBuilder) {
    return clientOrBuilder.getClass().getName().startsWith(JERSEY);
  }

  /** What to tell the operator at start. */
  public static Optional<String> warning() {
    return warning(isJersey(ClientBuilder.newBuilder()), System.getProperty(KEPT));
  }

  public static Optional<String> warning(boolean jersey, @Nullable String kept) {
    return jersey && kept == null
        ? Optional.of(
            "The JVM keeps only 5 connections to Infobip and makes a new one for most calls: start"
                + " it with -D"
                + KEPT
                + "=128.")
        : Optional.empty();
  }
}
