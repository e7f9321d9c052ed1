package io.tidings.infobip.http;

import jakarta.ws.rs.HttpMethod;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * What to ask Infobip.
 *
 * @param authorization value of the header of that name
 * @param json the body of a POST, nothing for a GET
 */
public record HttpCall(String method, URI uri, String authorization, byte[] json) {

  public static HttpCall get(URI uri, String authorization) {
    return new HttpCall(HttpMethod.GET, uri, authorization, new byte[0]);
  }

  public static HttpCall post(URI uri, String authorization, String json) {
    return new HttpCall(HttpMethod.POST, uri, authorization, json.getBytes(StandardCharsets.UTF_8));
  }

  boolean hasBody() {
    return method.equals(HttpMethod.POST);
  }

  /** Hides key, text and numbers. */
  @Override
  public String toString() {
    return method + " " + uri.getPath();
  }
}
