package io.tidings.dev.arquillian;

import io.tidings.dev.run.Installation;
import io.tidings.dev.run.ServerSettings;
import java.nio.file.Path;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.descriptor.api.Descriptor;
import org.jspecify.annotations.Nullable;

/**
 * A container for Arquillian that deploys to a server of the project's own launchers, so that tests
 * inside run on the same servers, with the same operators' files, as those outside: Payara Micro or
 * WildFly.
 */
public class TidingsContainer implements DeployableContainer<TidingsContainer.Configuration> {

  /** Nothing to configure: the launchers know all. */
  public static class Configuration implements ContainerConfiguration {
    @Override
    public void validate() {}
  }

  private static final String RUNNER = "ArquillianServletRunnerEE9";

  private @Nullable Installation installation;

  @Override
  public Class<Configuration> getConfigurationClass() {
    return Configuration.class;
  }

  @Override
  public ProtocolDescription getDefaultProtocol() {
    return new ProtocolDescription("Servlet 6.0");
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) {
    var war = Path.of("target", "arquillian-" + archive.getName());
    archive.as(ZipExporter.class).exportTo(war.toFile(), true);
    var running = Installation.start(ServerSettings.of(war));
    installation = running;
    var http = new HTTPContext("127.0.0.1", running.baseUri().getPort());
    return new ProtocolMetaData().addContext(http.add(new Servlet(RUNNER, "")));
  }

  @Override
  public void undeploy(Archive<?> archive) {
    if (installation != null) {
      installation.close();
      installation = null;
    }
  }

  @Override
  public void setup(Configuration configuration) {}

  @Override
  public void start() {}

  @Override
  public void stop() {}

  @Override
  public void deploy(Descriptor descriptor) {
    throw new UnsupportedOperationException("Only archives are deployed.");
  }

  @Override
  public void undeploy(Descriptor descriptor) {
    throw new UnsupportedOperationException("Only archives are deployed.");
  }
}
