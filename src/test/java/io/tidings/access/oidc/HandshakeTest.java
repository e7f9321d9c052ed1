package io.tidings.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.access.key.Digest;
import io.tidings.access.key.Tokens;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HandshakeTest {

  @Test
  void what_leaves_the_browser_differs_and_tells_nothing_of_the_secret() {
    var handshake = Handshake.next(new Tokens());

    assertThat(
            Stream.of(
                handshake.secret(),
                handshake.state(),
                handshake.nonce(),
                handshake.verifier(),
                handshake.challenge()))
        .doesNotHaveDuplicates()
        .allMatch(text -> text.matches("[A-Za-z0-9_-]{43}"));
    assertThat(handshake.toString()).doesNotContain(handshake.secret());
  }

  @Test
  void a_state_belongs_to_one_browser() {
    var mine = Handshake.next(new Tokens());

    assertThat(new Handshake(mine.secret()).isOf(mine.state())).isTrue();
    assertThat(Handshake.next(new Tokens()).isOf(mine.state())).isFalse();
    assertThat(mine.isOf("")).isFalse();
  }

  /** RFC 7636, appendix B, for the step from the verifier to the challenge. */
  @Test
  void the_challenge_is_the_digest_of_the_verifier() {
    var handshake = Handshake.next(new Tokens());

    assertThat(handshake.challenge())
        .isEqualTo(
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Digest.sha256(handshake.verifier())));
  }
}
