package io.tidings.access.key;

import java.util.List;

/** As where no key was ever made. */
public final class NoStoredKeys extends StoredKeys {

  @Override
  List<AccessKey> standing() {
    return List.of();
  }
}
