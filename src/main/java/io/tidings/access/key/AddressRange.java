package io.tidings.access.key;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits, IPv4 or IPv6.
 *
 * @param first any of them
 * @param bits how many bits they share
 */
public record AddressRange(InetAddress first, int bits) {

  /** Without leading zeros, which to some mean octal. */
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?!$)|$)){4}");

  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /** Empty unless the text is an address or {@code address/bits}. */
  static Optional<AddressRange> parse(String text) {
    var parts = text.split("/", 2);
    return address(parts[0])
        .flatMap(
            first -> {
              int most = first.getAddress().length * Byte.SIZE;
              var bits = parts.length == 1 ? Integer.toString(most) : parts[1];
              return bits.matches("[0-9]{1,3}") && Integer.parseInt(bits) <= most
                  ? Optional.of(new AddressRange(first, Integer.parseInt(bits)))
                  : Optional.empty();
            });
  }

  /** Reads an address without ever asking for a name; an IPv4 one written as IPv6 is IPv4. */
  public static Optional<InetAddress> address(String text) {
    int zone = text.indexOf('%');
    var withoutZone = zone < 0 ? text : text.substring(0, zone);
    if (!IPV4.matcher(withoutZone).matches() && !IPV6.matcher(withoutZone).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(withoutZone));
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress address) {
    byte[] ours = first.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    int whole = bits / Byte.SIZE;
    for (int place = 0; place < whole; place++) {
      if (ours[place] != theirs[place]) {
        return false;
      }
    }
    int rest = Byte.SIZE - bits % Byte.SIZE;
    return rest == Byte.SIZE || (ours[whole] ^ theirs[whole]) >> rest == 0;
  }
}
