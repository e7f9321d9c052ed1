package io.tidings.config;

import io.tidings.InjectionFixture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Settings as an operator gives them, on top of the defaults that are shipped. */
public final class SettingsFixture {

  static final String DEFAULTS = "/META-INF/microprofile-config.properties";

  private final Map<String, String> values;
  private final Set<String> keysRead = new TreeSet<>();
  private final SettingsReader reader;

  private SettingsFixture(Map<String, String> values) {
    this.values = values;
    this.reader = InjectionFixture.inject(new SettingsReader(), config());
  }

  /** Nothing but the given values. */
  public static SettingsFixture of(Map<String, String> values) {
    return new SettingsFixture(values);
  }

  /** What is required and the defaults, with the given values in their place. */
  public static SettingsFixture completeBut(Map<String, String> values) {
    var all = new TreeMap<>(shippedDefaults());
    all.put("tidings.infobip.base-url", "https://abc.api.infobip.com");
    all.put("tidings.infobip.api-key", "secret");
    all.put("tidings.db.password", "secret too");
    all.put("tidings.public-url", "https://sms.example.org");
    all.put("tidings.access.keys", "shop:" + "0".repeat(64));
    all.putAll(values);
    return new SettingsFixture(all);
  }

  public SettingsReader reader() {
    return reader;
  }

  public Set<String> keysRead() {
    return keysRead;
  }

  static Map<String, String> shippedDefaults() {
    var properties = new Properties();
    try (var file = defaults()) {
      properties.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    var defaults = new LinkedHashMap<String, String>();
    properties.forEach((key, value) -> defaults.put((String) key, (String) value));
    return defaults;
  }

  static InputStream defaults() {
    return Objects.requireNonNull(SettingsFixture.class.getResourceAsStream(DEFAULTS));
  }

  private Config config() {
    return (Config)
        Proxy.newProxyInstance(
            Config.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getOptionalValue" -> Optional.ofNullable(value((String) arguments[0]));
                  case "getConfigSources" -> List.of(new Source());
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private @Nullable String value(String key) {
    keysRead.add(key);
    return values.get(key);
  }

  private final class Source implements ConfigSource {
    @Override
    public Set<String> getPropertyNames() {
      return values.keySet();
    }

    @Override
    public @Nullable String getValue(String key) {
      return value(key);
    }

    @Override
    public String getName() {
      return "the settings of a test";
    }
  }
}
