package io.tidings.dev.load;

import io.tidings.dev.run.Installation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A million messages or ten, submitted and waiting for reports, made by the database itself. Their
 * ids follow from their numbers, so that nobody needs to remember them.
 */
public final class StoredMessages {

  private static final int CHUNK = 500_000;

  private static final String REQUESTS =
      """
      insert into send_request (correlation_id, created_at, recipients, caller, text)
      select %s, now(), %d, 'stored', 'Stored' from generate_series(%d, %d) i
      """;

  /** A UUIDv7 of a time, a thousand a second, with the number at its end. */
  private static final String MESSAGES =
      """
      insert into message (id, correlation_id, submitted_at, updated_at, position, attempts,
        group_id, status_id, status, outcome, %s)
      select %s,
        %s, now(), now(), i / %d, 1, 1, 26, 'PENDING_ACCEPTED', 'SENT', %s
      from generate_series(%d, %d) i
      """;

  /** All to one number, in columns that messages always had. */
  private static final String ALIKE = "'+385911111101'";

  /** So many are to the first number; of others there are one or a few. */
  static final int TO_THE_FIRST = 10_000;

  static final String FIRST_NUMBER = "+385911111101";

  /** All have a reference that follows from their number. */
  private static final String DIFFERENT =
      """
      case when i %% %1$d = 0 then '+385911111101'
           else '+38592' || lpad(((i::bigint * 611953) %% 10000000)::text, 7, '0') end,
        case i %% 3 when 0 then 'shop' else 'desk' end, 'Tidings', 'order-' || i\
      """;

  private final long firstMillis;
  private final int count;
  private String columns = "recipient";
  private String labels = ALIKE;

  private StoredMessages(long firstMillis, int count) {
    this.firstMillis = firstMillis;
    this.count = count;
  }

  /** As {@link #storeInOrder}, to many numbers and with all that messages can be found by. */
  public static StoredMessages storeToFind(Installation installation, int count)
      throws SQLException {
    var stored = new StoredMessages(System.currentTimeMillis() - count / 1_000, count);
    stored.columns = "recipient, caller, sender, client_reference";
    stored.labels = DIFFERENT.formatted(Math.max(1, count / TO_THE_FIRST));
    return stored.store(installation, count, stored.uuid("i", "9"));
  }

  /** One of those that messages of {@link #storeToFind} are to, if {@code message} is no first. */
  static String numberOf(long message) {
    return "+38592%07d".formatted(message * 611_953 % 10_000_000);
  }

  /** One send request for each message. */
  static StoredMessages store(Installation installation, int count) throws SQLException {
    return store(installation, count, count);
  }

  /**
   * The same, with correlationIds in the order of time, as Tidings makes them since its log lies in
   * partitions; {@link #correlationId} does not know them.
   */
  static StoredMessages storeInOrder(Installation installation, int count) throws SQLException {
    var stored = new StoredMessages(System.currentTimeMillis() - count / 1_000, count);
    return stored.store(installation, count, stored.uuid("i", "9"));
  }

  /**
   * Message and send request have the same number, but that the latter's begins anew. Their
   * correlationIds are in no order.
   */
  static StoredMessages store(Installation installation, int count, int requests)
      throws SQLException {
    return new StoredMessages(System.currentTimeMillis() - count / 1_000, count)
        .store(installation, requests, "md5((i %% %d)::text)::uuid".formatted(requests));
  }

  private StoredMessages store(Installation installation, int requests, String request)
      throws SQLException {
    try (var connection = installation.postgres().dataSource().getConnection();
        var statement = connection.createStatement()) {
      for (int from = 0; from < requests; from += CHUNK) {
        int to = Math.min(requests, from + CHUNK) - 1;
        statement.execute(REQUESTS.formatted(request, count / requests, from, to));
      }
      for (int from = 0; from < count; from += CHUNK) {
        int to = Math.min(count, from + CHUNK) - 1;
        statement.execute(
            MESSAGES.formatted(columns, idOf("i"), request, requests, labels, from, to));
      }
      for (var table : new String[] {"send_request", "message", "event", "webhook_call"}) {
        statement.execute("vacuum analyze " + table);
      }
    }
    return this;
  }

  /** The id of a message in SQL. */
  String idOf(String number) {
    return uuid(number, "8");
  }

  /**
   * @param variant tells ids of one kind from those of another
   */
  private String uuid(String number, String variant) {
    return "(lpad(to_hex(%1$d + (%2$s) / 1000), 12, '0') || '7000%3$s000' || lpad(to_hex(%2$s), 12, '0'))::uuid"
        .formatted(firstMillis, number, variant);
  }

  /** The number of the message of that id. */
  static int number(String id) {
    return Integer.parseInt(id, id.length() - 12, id.length(), 16);
  }

  /** The correlationId of the send request of that number, as the database made it. */
  static UUID correlationId(int number) {
    try {
      var hash =
          MessageDigest.getInstance("MD5")
              .digest(Integer.toString(number).getBytes(StandardCharsets.US_ASCII));
      var bits = ByteBuffer.wrap(hash);
      return new UUID(bits.getLong(), bits.getLong());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  int count() {
    return count;
  }

  /** The id of the message of that number. */
  void appendId(StringBuilder text, long number) {
    appendHex(text, (firstMillis + number / 1_000) >>> 16, 8);
    text.append('-');
    appendHex(text, (firstMillis + number / 1_000) & 0xffff, 4);
    text.append("-7000-8000-");
    appendHex(text, number, 12);
  }

  private static void appendHex(StringBuilder text, long value, int digits) {
    for (int digit = digits - 1; digit >= 0; digit--) {
      text.append(Character.forDigit((int) (value >>> (4 * digit)) & 0xf, 16));
    }
  }
}
