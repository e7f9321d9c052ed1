package io.tidings.access;

import io.tidings.InjectionFixture;
import io.tidings.access.key.AccessKey;
import io.tidings.access.key.AccessSettings;
import io.tidings.access.key.Callers;
import io.tidings.access.key.Digest;
import io.tidings.access.key.NoStoredKeys;
import io.tidings.config.SettingsFixture;
import io.tidings.dev.SettableClock;
import java.util.HexFormat;
import java.util.Map;

/** Two callers with keys, and one other site whose pages may call. */
public final class AccessFixture {

  public static final String SHOP_KEY = "key-of-the-shop";
  public static final String CLINIC_KEY = "key-of-the-clinic";
  static final String OTHER_SITE = "https://shop.example.org";

  private AccessFixture() {}

  public static AccessSettings settings() {
    return AccessSettings.read(
        SettingsFixture.completeBut(
                Map.of(
                    "tidings.access.keys",
                    "shop:" + hash(SHOP_KEY) + ", clinic:" + hash(CLINIC_KEY),
                    "tidings.access.operators",
                    "clinic",
                    "tidings.access.allowed-origins",
                    OTHER_SITE,
                    "tidings.access.guesses-per-minute",
                    "2",
                    "tidings.report.trusted-proxies",
                    "192.0.2.0/24"))
            .reader());
  }

  public static Callers callers() {
    return InjectionFixture.inject(
        new Callers(), settings(), new NoStoredKeys(), new SettableClock());
  }

  /** Of a caller who is no operator. */
  static AccessKey shop() {
    return callers().byKey(SHOP_KEY).orElseThrow();
  }

  /** Of an operator. */
  static AccessKey clinic() {
    return callers().byKey(CLINIC_KEY).orElseThrow();
  }

  static AllowedOrigins origins() {
    return InjectionFixture.inject(new AllowedOrigins(), settings());
  }

  public static String hash(String key) {
    return HexFormat.of().formatHex(Digest.sha256(key));
  }
}
