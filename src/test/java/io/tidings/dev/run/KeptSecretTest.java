package io.tidings.dev.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSecretTest {

  @TempDir Path directory;

  @Test
  void a_restart_finds_the_same_key() {
    var file = directory.resolve("kept/key");

    var first = KeptSecret.in(file);

    assertThat(first.value()).matches("[0-9a-f]{32}");
    assertThat(KeptSecret.in(file)).isEqualTo(first);
  }

  @Test
  void two_installations_have_different_keys() {
    assertThat(KeptSecret.in(directory.resolve("a")))
        .isNotEqualTo(KeptSecret.in(directory.resolve("b")));
  }

  @Test
  void only_the_owner_may_read_the_file() throws Exception {
    KeptSecret.in(directory.resolve("key"));

    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void the_server_is_told_the_sha_256_in_hex() {
    assertThat(new KeptSecret("abc").sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
