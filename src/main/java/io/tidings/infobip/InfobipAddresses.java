package io.tidings.infobip;

import java.util.List;

/**
 * Where Infobip's delivery reports come from (its page "IP address safelist", read in July 2026).
 * It changes: Infobip announces that.
 */
public final class InfobipAddresses {

  public static final List<String> RANGES =
      List.of(
          "193.105.74.0/24",
          "62.140.31.0/24",
          "83.166.64.0/19",
          "202.22.160.0/20",
          "81.23.248.0/21",
          "185.255.8.0/22",
          "208.93.48.0/22",
          "89.164.98.0/24",
          "149.5.186.0/24",
          "171.244.0.32/27",
          "203.223.163.32/28",
          "203.223.170.88/29",
          "119.30.69.0/28",
          "103.23.95.200/29",
          "13.87.78.119",
          "20.216.25.182",
          "20.173.68.171",
          "172.195.40.23",
          "34.166.0.168",
          "34.166.49.86",
          "20.233.44.67",
          "66.203.199.128/27",
          "20.108.54.3");

  private InfobipAddresses() {}
}
