package io.tidings.infobip.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.glassfish.jersey.client.JerseyClientBuilder;
import org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl;
import org.junit.jupiter.api.Test;

class JaxRsClientsTest {

  @Test
  void the_operator_is_told_when_the_jvm_would_keep_too_few_connections() {
    assertThat(JaxRsClients.warning(true, null))
        .contains(
            "The JVM keeps only 5 connections to Infobip and makes a new one for most calls: start"
                + " it with -Dhttp.maxConnections=128.");
    assertThat(JaxRsClients.warning(true, "128")).isEmpty();
    assertThat(JaxRsClients.warning(false, null)).isEmpty();
  }

  @Test
  void jersey_is_told_from_resteasy() {
    assertThat(JaxRsClients.isJersey(new JerseyClientBuilder())).isTrue();
    assertThat(JaxRsClients.isJersey(new JerseyClientBuilder().build())).isTrue();
    assertThat(JaxRsClients.isJersey(new ResteasyClientBuilderImpl())).isFalse();
  }
}
