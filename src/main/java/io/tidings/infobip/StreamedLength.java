package io.tidings.infobip;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;

/**
 * Takes the length of a body off its headers when Jersey has read it from there. The JDK sends it
 * without being told, and Jersey would warn of it in the log with each call.
 */
final class StreamedLength implements WriterInterceptor {

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    context.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
    context.proceed();
  }
}
