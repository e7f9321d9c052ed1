package io.tidings.page;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/** Reads files of npm packages that Maven has brought, whatever their version. */
final class WebJar {

  private WebJar() {}

  /**
   * @param path the name of the package and a file in it; the page names the version too, since
   *     servers do, and of another version there is nothing
   */
  static Optional<byte[]> read(String path) throws IOException {
    int slash = path.indexOf('/');
    var name = path.substring(0, slash);
    var version = "/" + version(name);
    var file = path.substring(slash);
    var inside = file.startsWith(version + "/") ? file : version + file;
    return resource("META-INF/resources/webjars/" + name + inside);
  }

  private static String version(String name) throws IOException {
    var file = resource("META-INF/maven/org.webjars.npm/" + name + "/pom.properties");
    var properties = new Properties();
    properties.load(new StringReader(new String(file.orElseThrow(), StandardCharsets.UTF_8)));
    return properties.getProperty("version");
  }

  private static Optional<byte[]> resource(String name) throws IOException {
    try (var file = WebJar.class.getClassLoader().getResourceAsStream(name)) {
      return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
    }
  }
}
