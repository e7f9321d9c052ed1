package io.tidings.dev.simulator;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;

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
  private final Inbox inbox;
  private final Bulks bulks;
  private final Operations smsOperations;
  private final RateLimit logsLimit;
  private final Reporter reporter;
  private final Door door;
  private final int port;
  private volatile HttpServer server;

  private Simulator(SimulatorSettings settings, Clock clock) throws IOException {
    workers = Executors.newFixedThreadPool(HTTP_THREADS, new NamedThreads("simulator-http-"));
    webhookWorkers =
        Executors.newFixedThreadPool(WEBHOOK_THREADS, new NamedThreads("simulator-webhook-"));
    timer = new ScheduledThreadPoolExecutor(1, new NamedThreads("simulator-timer-"));
    logsLimit = new RateLimit(LOGS_PER_MINUTE, clock);
    reporter = reporter(settings, clock);
    var plan = new ReportPlan(settings.reportDelay());
    var intake = new Intake(clock, plan, store, ledger, reporter, dice);
    inbox = new Inbox(clock);
    bulks = new Bulks(store, plan, reporter, clock);
    smsOperations = smsOperations(settings.maxDestinations(), clock, intake);
    var credentials = new Credentials(settings.apiKey(), clock);
    var operations =
        new Operations()
            .addAll(smsOperations)
            .add("GET /account/1/balance", new BalanceEndpoint(intake))
            .addAll(new AuthEndpoints(credentials).operations())
            .addAll(new Control(this).operations());
    door = new Door(credentials, operations, dice, workers);
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

  /** The operations of Infobip's SMS API that it knows, as method and path. */
  Set<String> smsOperations() {
    return smsOperations.names();
  }

  /** Lets a message arrive at the inbox: JSON with {@code from}, {@code to} and {@code text}. */
  void inbound(JsonObject message) {
    inbox.arrive(message);
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
    bulks.clear();
    inbox.clear();
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

  private Operations smsOperations(int most, Clock clock, Intake intake) {
    var reports = new ReportsEndpoint(mailbox, clock);
    var scheduled = new BulksEndpoint(bulks, clock);
    return new Operations()
        .add("POST /sms/3/messages", SendEndpoint.version3(intake, most, clock))
        .add("POST /sms/2/text/advanced", SendEndpoint.version2(intake, most, clock))
        .add("POST /sms/2/binary/advanced", SendEndpoint.version2Binary(intake, most, clock))
        .notDone("GET /sms/3/text/query")
        .notDone("GET /sms/1/text/query")
        .add("POST /sms/1/preview", new PreviewEndpoint())
        .add("GET /sms/1/bulks", scheduled::schedule)
        .add("PUT /sms/1/bulks", scheduled::reschedule)
        .add("GET /sms/1/bulks/status", scheduled::status)
        .add("PUT /sms/1/bulks/status", scheduled::changeStatus)
        .add("GET /sms/3/reports", reports)
        .add("GET /sms/1/reports", reports)
        .add("GET /sms/3/logs", new LogsEndpoint(ApiVersion.V3, store, logsLimit, dice, clock))
        .add("GET /sms/1/logs", new LogsEndpoint(ApiVersion.V2, store, logsLimit, dice, clock))
        .add("GET /sms/1/inbox/reports", inbox::take)
        .notDone("POST /ct/1/log/end/{messageId}");
  }

  /** Runs until killed; see {@link SimulatorSettings} for the arguments. */
  public static void main(String[] arguments) throws InterruptedException {
    var settings = SimulatorSettings.parse(arguments);
    var simulator = start(settings);
    System.out.println("Infobip simulator on " + simulator.baseUri());
    new CountDownLatch(1).await();
  }
}
