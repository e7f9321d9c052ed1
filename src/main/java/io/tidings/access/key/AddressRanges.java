package io.tidings.access.key;

import io.tidings.config.SettingsReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where calls may come from, or through: ranges and presets of them, as a setting lists them. */
public record AddressRanges(List<AddressRange> ranges) {

  private static final int BYTES_OF_A_NETWORK = 8;
  private static final Pattern IPV4_WITH_PORT = Pattern.compile("^([0-9.]+):[0-9]+$");
  private static final Pattern IPV6_WITH_PORT = Pattern.compile("^\\[([^]]*)](:[0-9]+)?$");

  /**
   * Reads a list of addresses and ranges.
   *
   * @param presets ranges by a name, in lower case, that may stand for them
   */
  public static AddressRanges read(
      SettingsReader reader, String key, Map<String, List<String>> presets) {
    var ranges = new ArrayList<AddressRange>();
    for (var entry : list(reader.optional(key).orElse(""))) {
      var preset = presets.get(entry.toLowerCase(Locale.ROOT));
      if (preset != null) {
        preset.stream().map(AddressRanges::known).forEach(ranges::add);
      } else {
        AddressRange.parse(entry)
            .ifPresentOrElse(
                ranges::add,
                () ->
                    reader.complain(
                        ("%s has '%s': write addresses such as 192.0.2.7, ranges such as"
                                + " 192.0.2.0/24 or 2001:db8::/32%s, comma separated.")
                            .formatted(key, entry, alsoKnown(presets))));
      }
    }
    return new AddressRanges(List.copyOf(ranges));
  }

  private static String alsoKnown(Map<String, List<String>> presets) {
    return presets.isEmpty() ? "" : ", or " + String.join(", ", presets.keySet());
  }

  private static AddressRange known(String range) {
    return AddressRange.parse(range).orElseThrow();
  }

  private static List<String> list(String value) {
    return Stream.of(value.split(",", -1)).map(String::trim).filter(e -> !e.isEmpty()).toList();
  }

  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  public boolean contain(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  /**
   * Who made a call that came from {@code peer}, when these are the proxies in front of us. Of what
   * was forwarded only the last entries are true, those that these proxies wrote. Empty when that
   * cannot be told.
   */
  public Optional<InetAddress> callerBehind(String peer, List<String> forwardedFor) {
    var hops = forwardedFor.stream().flatMap(header -> list(header).stream()).toList();
    var caller = AddressRange.address(peer);
    for (int hop = hops.size() - 1; hop >= 0 && caller.filter(this::contain).isPresent(); hop--) {
      caller = AddressRange.address(withoutPort(hops.get(hop)));
    }
    return caller;
  }

  /** Who has a whole IPv6 network has all of its addresses, so they count as one (RFC 6177). */
  public static String networkOf(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length <= Integer.BYTES) {
      return address.getHostAddress();
    }
    try {
      Arrays.fill(bytes, BYTES_OF_A_NETWORK, bytes.length, (byte) 0);
      return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
    } catch (UnknownHostException neverOfThisLength) {
      throw new IllegalStateException(neverOfThisLength);
    }
  }

  private static String withoutPort(String hop) {
    return hop.startsWith("[")
        ? IPV6_WITH_PORT.matcher(hop).replaceFirst("$1")
        : IPV4_WITH_PORT.matcher(hop).replaceFirst("$1");
  }
}
