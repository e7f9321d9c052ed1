package io.tidings.infobip.http;

import io.tidings.config.SettingsFixture;

/** Settings of the provider for tests of other packages. */
public final class InfobipSettingsFixture {

  private InfobipSettingsFixture() {}

  public static InfobipSettings of(SettingsFixture settings) {
    return InfobipSettings.read(settings.reader());
  }
}
