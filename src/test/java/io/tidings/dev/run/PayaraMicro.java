package io.tidings.dev.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Launches Payara Micro as an operator would, bound to this machine only. */
final class PayaraMicro implements ServerCommand {

  @Override
  public ProcessBuilder prepare(ServerSettings settings, Path home) throws IOException {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    // Before those of the settings, which win.
    command.add("-Dhttp.maxConnections=128");
    command.addAll(settings.jvmOptions());
    command.addAll(List.of("-jar", ProjectFiles.present(ProjectFiles.PAYARA_MICRO).toString()));
    // Never with --nocluster: together they leave Hazelcast running.
    command.add("--nohazelcast");
    command.add("--disablephonehome");
    // A root directory used twice would start the application twice.
    command.addAll(List.of("--rootdir", home.resolve("root").toString()));
    command.addAll(List.of("--port", Integer.toString(settings.httpPort())));
    command.addAll(List.of("--addlibs", ProjectFiles.present(ProjectFiles.DRIVER).toString()));
    command.addAll(List.of("--prebootcommandfile", config("pre-boot.txt")));
    command.addAll(List.of("--postbootcommandfile", config("post-boot.txt")));
    command.addAll(List.of("--postdeploycommandfile", config("post-deploy.txt")));
    command.addAll(List.of("--systemproperties", config("system.properties")));
    command.addAll(List.of("--logproperties", config("logging.properties")));
    command.addAll(List.of("--deploy", ProjectFiles.present(settings.war()).toString()));
    command.addAll(List.of("--contextroot", settings.contextRoot()));
    var builder = new ProcessBuilder(command);
    builder.environment().put("TIDINGS_HTTP_ADDRESS", "127.0.0.1");
    return builder;
  }

  private static String config(String file) {
    return ProjectFiles.PAYARA_CONFIG.resolve(file).toString();
  }
}
