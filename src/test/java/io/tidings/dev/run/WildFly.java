package io.tidings.dev.run;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Launches WildFly, configured by the script an operator uses, bound to this machine only. */
final class WildFly implements ServerCommand {

  private static final long SCRIPT_SECONDS = 120;

  /** Configured once: the script takes about as long as a start of the server. */
  private static @Nullable Path configured;

  @Override
  public ProcessBuilder prepare(ServerSettings settings, Path home) throws IOException {
    var wildFly = ProjectFiles.wildFly();
    var like = configured(wildFly);
    ProjectFiles.copyAll(like.resolve("configuration"), home.resolve("configuration"));
    ProjectFiles.copyAll(like.resolve("data"), home.resolve("data"));
    var root = settings.contextRoot();
    // Under the name ROOT.war it is at "/" whatever it says itself.
    var name = root.equals("/") ? "ROOT.war" : root.substring(1) + ".war";
    var war = Files.createDirectory(home.resolve("deployments")).resolve(name);
    Files.copy(ProjectFiles.present(settings.war()), war);
    if (!root.equals("/")) {
      putAt(root, war);
    }
    return launch(wildFly, settings, home);
  }

  /** As a deployment overlay of an operator would. */
  private static void putAt(String contextRoot, Path war) throws IOException {
    try (var files = FileSystems.newFileSystem(war)) {
      var descriptor = files.getPath("WEB-INF/jboss-web.xml");
      var root = "<context-root>%s</context-root>";
      Files.writeString(
          descriptor,
          Files.readString(descriptor).replace(root.formatted("/"), root.formatted(contextRoot)));
    }
  }

  private static synchronized Path configured(Path wildFly) throws IOException {
    if (configured == null) {
      var home = Files.createTempDirectory("tidings-wildfly-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> ProjectFiles.deleteAll(home)));
      configure(wildFly, home);
      configured = home;
    }
    return configured;
  }

  private static void configure(Path wildFly, Path home) throws IOException {
    ProjectFiles.present(ProjectFiles.DRIVER);
    ProjectFiles.copyAll(
        wildFly.resolve("standalone/configuration"), home.resolve("configuration"));
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
