package io.tidings.dev.load;

import io.tidings.dev.run.Ports;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;

/** Debian's nginx with libnginx-mod-nchan and one worker: one channel to publish to and follow. */
final class NchanServer implements AutoCloseable {

  private static final String CONFIGURATION =
      """
      load_module /usr/lib/nginx/modules/ngx_nchan_module.so;
      worker_processes 1;
      worker_rlimit_nofile 20000;
      error_log stderr warn;
      events { worker_connections 19000; }
      http {
        access_log off;
        server {
          listen 127.0.0.1:%d backlog=4096;
          location = /pub { nchan_publisher; nchan_channel_id all; nchan_message_buffer_length 1; }
          location = /sub { nchan_subscriber eventsource; nchan_channel_id all;
                            nchan_subscriber_first_message newest; }
        }
      }
      """;

  private final Process process;
  private final URI baseUri;

  private NchanServer(Process process, URI baseUri) {
    this.process = process;
    this.baseUri = baseUri;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "nchan-closer"));
  }

  static NchanServer start() throws Exception {
    int port = Ports.free();
    var home = Files.createTempDirectory("tidings-nchan-");
    var file = Files.writeString(home.resolve("nginx.conf"), CONFIGURATION.formatted(port));
    var process =
        new ProcessBuilder(
                "nginx", "-c", file.toString(), "-g", "daemon off; pid " + home + "/nginx.pid;")
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("output.log").toFile())
            .start();
    Await.until("Nchan, see " + home, Duration.ofSeconds(10), () -> listens(port));
    return new NchanServer(process, URI.create("http://127.0.0.1:" + port));
  }

  private static boolean listens(int port) {
    try (var socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  URI baseUri() {
    return baseUri;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
