package io.tidings.dev.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Launches WildFly, configured by the script an operator uses, bound to this machine only. */
final class WildFly implements ServerCommand {

  private static final long SCRIPT_SECONDS = 120;

  @Override
  public ProcessBuilder prepare(ServerSettings settings, Path home) throws IOException {
    var wildFly = ProjectFiles.wildFly();
    ProjectFiles.copyAll(
        wildFly.resolve("standalone/configuration"), home.resolve("configuration"));
    configure(wildFly, home);
    // Its name is what gives it its context root.
    Files.copy(
        ProjectFiles.present(settings.war()),
        Files.createDirectory(home.resolve("deployments"))
            .resolve(fileName(settings.contextRoot())));
    return launch(wildFly, settings, home);
  }

  private static String fileName(String contextRoot) {
    return (contextRoot.equals("/") ? "ROOT" : contextRoot.substring(1)) + ".war";
  }

  private static void configure(Path wildFly, Path home) throws IOException {
    ProjectFiles.present(ProjectFiles.DRIVER);
    var log = home.resolve("configure.log");
    var builder =
        new ProcessBuilder(
            wildFly.resolve("bin/jboss-cli.sh").toString(),
            "--file=" + ProjectFiles.WILDFLY_SCRIPT);
    builder.directory(ProjectFiles.SERVERS.toFile());
    builder.environment().put("JAVA_OPTS", "-Djboss.server.base.dir=" + home);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      var process = builder.start();
      if (!process.waitFor(SCRIPT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("tidings.cli failed:\n" + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while configuring WildFly.", e);
    }
  }

  private static ProcessBuilder launch(Path wildFly, ServerSettings settings, Path home) {
    var builder =
        new ProcessBuilder(
            wildFly.resolve("bin/standalone.sh").toString(),
            "--server-config=standalone-microprofile.xml",
            "-Djboss.server.base.dir=" + home,
            "-Djboss.bind.address=127.0.0.1",
            "-Djboss.bind.address.management=127.0.0.1",
            "-Djboss.http.port=" + settings.httpPort(),
            "-Djboss.https.port=" + Ports.free(),
            "-Djboss.management.http.port=" + Ports.free());
    var options = String.join(" ", settings.jvmOptions());
    builder.environment().put("PREPEND_JAVA_OPTS", options);
    // The script then hands a SIGTERM on to the server instead of dying alone.
    builder.environment().put("LAUNCH_JBOSS_IN_BACKGROUND", "1");
    return builder;
  }
}
