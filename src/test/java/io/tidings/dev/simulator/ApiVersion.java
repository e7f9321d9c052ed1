package io.tidings.dev.simulator;

/** The face of Infobip's API a call came in by; errors and reports keep to it. */
enum ApiVersion {
  /** {@code /sms/3}: sender, messageCount, ApiError. */
  V3("sender", "destination"),
  /** {@code /sms/2}, {@code /sms/1} and the account calls: from, smsCount, requestError. */
  V2("from", "to");

  final String sender;
  final String destination;

  ApiVersion(String sender, String destination) {
    this.sender = sender;
    this.destination = destination;
  }

  static ApiVersion of(String path) {
    return path.startsWith("/sms/3/") ? V3 : V2;
  }
}
