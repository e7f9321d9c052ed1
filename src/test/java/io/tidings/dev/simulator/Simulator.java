package io.tidings.dev.simulator;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/** Stands in for Infobip on 127.0.0.1: takes messages, reports on them, and fails when told to. */
public final class Simulator implements AutoCloseable {
  private static final int HTTP_THREADS = 64;
  private static final int WEBHOOK_THREADS = 4;
  private static final int BACKLOG = 1024;
  private static final int LOGS_PER_MINUTE = 120;

  static {
    // Else an answer's body waits 40 ms for the acknowledgement of its head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final ExecutorService workers;
  private final ExecutorService webhookWorkers;
  private final ScheduledThreadPoolExecutor timer;
  private final FaultDice dice = new FaultDice();
  private final Ledger ledger = new Ledger();
  private final MessageStore store = new MessageStore();
  private final Mailbox mailbox = new Mailbox();
  private final RateLimit logsLimit;
  private final Reporter reporter;
  private final Door door;
  private final int port;
  private volatile HttpServer server;

  private Simulator(SimulatorSettings settings, Clock clock) throws IOException {
    workers = Executors.newFixedThreadPool(HTTP_THREADS, threads("simulator-http-"));
    webhookWorkers = Executors.newFixedThreadPool(WEBHOOK_THREADS, threads("simulator-webhook-"));
    timer = new ScheduledThreadPoolExecutor(1, threads("simulator-timer-"));
    logsLimit = new RateLimit(LOGS_PER_MINUTE, clock);
    reporter = reporter(settings, clock);
    var plan = new ReportPlan(settings.reportDelay());
    var intake = new Intake(clock, plan, store, ledger, reporter, dice);
    var credentials = new Credentials(settings.apiKey(), clock);
    door = new Door(credentials, endpoints(settings, clock, intake, credentials), dice, workers);
    server = listen(settings.port());
    port = server.getAddress().getPort();
  }

  private HttpServer listen(int where) throws IOException {
    var listening =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByName("127.0.0.1"), where), BACKLOG);
    listening.createContext("/", door);
    listening.setExecutor(workers);
    listening.start();
    return listening;
  }

  public static Simulator start(SimulatorSettings settings) {
    return start(settings, Clock.systemUTC());
  }

  /** The clock tells moments (of reports, windows, limits); waiting is always done in real time. */
  public static Simulator start(SimulatorSettings settings, Clock clock) {
    try {
      return new Simulator(settings, clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI baseUri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** From now on nobody listens: connections are cut, and new ones refused. */
  public void disappear() {
    server.stop(0);
  }

  /** Listens again after {@link #disappear}, at the same address. */
  public void reappear() {
    try {
      server = listen(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Merges JSON such as {@code {"dropAfterAccept": 0.5}} over the faults of the moment. */
  public void faults(String changes) {
    dice.change(JsonText.parse(changes));
  }

  public JsonObject faults() {
    return dice.faults().json();
  }

  /** All messages and the totals. */
  public JsonObject ledger() {
    return ledger.all();
  }

  public Optional<JsonObject> ledger(String messageId) {
    return ledger.of(messageId);
  }

  public JsonObject totals() {
    return ledger.totals().build();
  }

  /** Forgets messages, reports and faults. */
  public void reset() {
    dice.reset();
    reporter.reset();
    store.clear();
    ledger.clear();
    logsLimit.reset();
  }

  @Override
  public void close() {
    server.stop(0);
    reporter.reset();
    timer.shutdownNow();
    workers.shutdownNow();
    webhookWorkers.shutdownNow();
  }

  private Reporter reporter(SimulatorSettings settings, Clock clock) {
    var sender = new WebhookSender(webhookWorkers, settings.webhookTimeout(), ledger, clock);
    var body = new WebhookBody(dice, ledger, clock);
    return new Reporter(
        url -> new WebhookQueue(url, settings, sender, body, timer),
        timer,
        mailbox,
        ledger,
        dice,
        clock,
        settings.reportDelay());
  }

  private Map<String, Endpoint> endpoints(
      SimulatorSettings settings, Clock clock, Intake intake, Credentials credentials) {
    var auth = new AuthEndpoints(credentials);
    var control = new Control(this);
    int most = settings.maxDestinations();
    return Map.ofEntries(
        Map.entry("POST /sms/3/messages", SendEndpoint.version3(intake, most, clock)),
        Map.entry("POST /sms/2/text/advanced", SendEndpoint.version2(intake, most, clock)),
        Map.entry("POST /sms/2/binary/advanced", SendEndpoint.version2Binary(intake, most, clock)),
        Map.entry("GET /sms/3/reports", new ReportsEndpoint(mailbox, clock)),
        Map.entry("GET /sms/3/logs", new LogsEndpoint(store, logsLimit, dice, clock)),
        Map.entry("POST /sms/1/preview", new PreviewEndpoint()),
        Map.entry("GET /account/1/balance", new BalanceEndpoint(intake)),
        Map.entry("POST /auth/1/session", auth::createSession),
        Map.entry("DELETE /auth/1/session", auth::destroySession),
        Map.entry("POST /auth/1/oauth2/token", auth::createToken),
        Map.entry("GET /simulator/faults", control::faults),
        Map.entry("PUT /simulator/faults", control::changeFaults),
        Map.entry("GET /simulator/ledger", control::ledger),
        Map.entry("GET /simulator/totals", control::totals),
        Map.entry("POST /simulator/reset", control::reset));
  }

  private static ThreadFactory threads(String name) {
    var number = new AtomicLong();
    return task -> {
      var thread = new Thread(task, name + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Runs until killed; see {@link SimulatorSettings} for the arguments. */
  public static void main(String[] arguments) throws InterruptedException {
    var settings = SimulatorSettings.parse(arguments);
    var simulator = start(settings);
    System.out.println("Infobip simulator on " + simulator.baseUri());
    new CountDownLatch(1).await();
  }
}
