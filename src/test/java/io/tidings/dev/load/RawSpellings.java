package io.tidings.dev.load;

import java.util.ArrayList;
import java.util.List;

/** Odd spellings of one path: other separators, and odd ends of its segments, in every place. */
final class RawSpellings {

  /** In place of a slash. */
  private static final List<String> SLASHES =
      List.of(
          "//",
          "///",
          "/./",
          "/.;/",
          "/;/",
          "/;a=b/",
          ";/",
          ";jsessionid=1/",
          "/%2e/",
          "/%2E/",
          "/x/../",
          "/x/..;/",
          "/x/..;a=b/",
          "/x;/../",
          "/x/%2e%2e/",
          "/x/.%2E/",
          "/x%2f..%2f",
          "/x;%2f..%2f",
          "/x%5c..%5c",
          "/x\\..\\",
          "/x/%252e%252e/",
          "/x/%c0%ae%c0%ae/",
          "/x/..%00/",
          "/x/..%3b/",
          "%2f",
          "%2F",
          "/%2f",
          "%2f/",
          "/.%2f",
          ";%2f",
          "%3b/",
          "%3B%2F",
          "\\",
          "/\\",
          "%5c",
          "%5C",
          "%252f",
          "%252F",
          "%25252f",
          "%255c",
          "%c0%af",
          "%C0%AF",
          "%e0%80%af",
          "\u00c0\u00af",
          "%u002f",
          "%uff0f",
          "%ef%bc%8f",
          "\u00ef\u00bc\u008f",
          "%00/",
          "/%00",
          "\0/",
          "%0d%0a/",
          "/%20/",
          "%/");

  /** After a segment. */
  private static final List<String> ENDS =
      List.of(
          ";",
          ";;",
          ";a=b",
          ";a=/b",
          ";jsessionid=1",
          "%3b",
          "%3B",
          "%3ba=b",
          "%253b",
          "%ef%bc%9b",
          ".",
          "..",
          "%2e",
          "%2E",
          "%252e",
          "%c0%ae",
          "%ef%bc%8e",
          "%00",
          "\0",
          "%2500",
          "%u0000",
          "%0a",
          "%7f",
          "%20",
          "%",
          "%2",
          "%zz",
          "%%32%66",
          "%25",
          "%2525",
          "%ff",
          "%c3%28",
          "%ed%a0%80",
          "\u00e9",
          "\\",
          "%5c",
          "%255c",
          ".json",
          "|",
          "[x]",
          "?",
          "#");

  private RawSpellings() {}

  static List<String> of(String path) {
    var segments = List.of(path.substring(1).split("/", -1));
    var spellings = new ArrayList<String>();
    for (var slash : SLASHES) {
      for (int place = 0; place < segments.size(); place++) {
        spellings.add(joined(segments, place, "", slash));
      }
      spellings.add(path + slash);
      spellings.add(path.replace("/", slash));
      spellings.add("/" + path.substring(1).replace("/", slash));
    }
    for (var end : ENDS) {
      for (int place = 0; place < segments.size(); place++) {
        spellings.add(joined(segments, place, end, "/"));
      }
      spellings.add(path + "/" + end);
      spellings.add("/" + String.join(end + "/", segments) + end);
    }
    return spellings;
  }

  /** One segment has another slash before it and something after it. */
  private static String joined(List<String> segments, int place, String end, String slash) {
    var path = new StringBuilder();
    for (int index = 0; index < segments.size(); index++) {
      path.append(index == place ? slash : "/").append(segments.get(index));
      path.append(index == place ? end : "");
    }
    return path.toString();
  }
}
