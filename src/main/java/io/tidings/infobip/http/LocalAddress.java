package io.tidings.infobip.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells addresses that nobody outside can reach, without asking the network about names. */
public final class LocalAddress {

  private static final Pattern LITERAL =
      Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");

  private LocalAddress() {}

  public static boolean is(String host) {
    var name = host.toLowerCase(Locale.ROOT);
    if (!LITERAL.matcher(name).matches()) {
      return name.equals("localhost") || name.endsWith(".localhost");
    }
    try {
      var address = InetAddress.getByName(name);
      return address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || address.isSiteLocalAddress()
          || address.isLinkLocalAddress();
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }
}
