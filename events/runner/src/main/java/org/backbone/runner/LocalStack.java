package org.backbone.runner;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.backbone.access.table.DynamoProgramTokenStore;
import org.backbone.access.table.DynamoSessionStore;
import org.backbone.engines.AwsEndpoint;
import org.backbone.engines.DynamoDbLocal;
import org.backbone.engines.TableMaker;
import org.backbone.partners.table.DynamoPartnerStore;
import org.backbone.platform.s3.S3FileStore;
import org.backbone.platform.table.Table;
import org.backbone.platform.tokens.PublishedKeys;
import org.backbone.runner.background.Background;
import org.backbone.runner.events.EventBus;
import org.backbone.runner.failures.FailurePages;
import org.backbone.runner.failures.FileFailureQueue;
import org.backbone.runner.files.LocalS3;
import org.backbone.runner.host.FunctionHost;
import org.backbone.runner.http.FrontDoor;
import org.backbone.runner.http.HttpApiFront;
import org.backbone.runner.http.LocalPages;
import org.backbone.runner.identity.Identity;
import org.backbone.runner.identity.Persona;
import org.backbone.runner.invoke.Cause;
import org.backbone.runner.invoke.FailureQueue;
import org.backbone.runner.invoke.FileEventQueue;
import org.backbone.runner.invoke.LambdaInvoker;
import org.backbone.runner.invoke.Settled;
import org.backbone.runner.invoke.WokenCalls;
import org.backbone.runner.log.Journal;
import org.backbone.runner.log.JournaledLambda;
import org.backbone.runner.log.LambdaPages;
import org.backbone.runner.log.LogPages;
import org.backbone.runner.mail.MailPages;
import org.backbone.runner.mail.SesEndpoint;
import org.backbone.runner.page.AssetPages;
import org.backbone.runner.rebuild.RebuildPages;
import org.backbone.runner.schedule.Schedules;
import org.backbone.runner.schedule.TickPages;
import org.backbone.runner.stream.StreamFeed;
import org.backbone.template.LambdaFunction;
import org.backbone.template.Template;
import org.backbone.template.Trigger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;

/// The whole suite on one machine: what `template.yaml` declares, in one data folder, behind one
/// port.
public final class LocalStack implements AutoCloseable {
  // Lambda waits a minute before it tries again; whoever develops does not want to.
  private static final Duration BACKOFF = Duration.ofSeconds(1);

  private static final Duration LOOK = Duration.ofSeconds(3);

  /// How a stack is started.
  ///
  /// @param root the folder of `template.yaml` and the built zips
  /// @param data the folder that keeps all state
  /// @param port 0: any that is free
  /// @param dynamodb a DynamoDB to use in place of our own
  /// @param console where it says what it does
  public record Options(
      Path root, Path data, int port, Optional<URI> dynamodb, PrintStream console) {}

  private final StartedParts parts;
  private final FrontDoor door;
  private final Identity identity;
  private final Settled settled;
  private final String publicUrl;

  private LocalStack(
      StartedParts parts, FrontDoor door, Identity identity, Settled settled, String publicUrl) {
    this.parts = parts;
    this.door = door;
    this.identity = identity;
    this.settled = settled;
    this.publicUrl = publicUrl;
  }

  /// Starts a stack. It answers requests when this returns, and `/health` once [#ready()] was
  /// called.
  ///
  /// @param parts takes what is started, and ends it when the stack is closed
  /// @throws Refusal for what its user can put right: a port or a folder in use
  static LocalStack start(Options options, StartedParts parts) {
    try {
      return assemble(options, parts);
    } catch (IOException | UncheckedIOException e) {
      parts.close();
      throw new Refusal(1, "The stack cannot start: " + e.getMessage());
    } catch (RuntimeException | Error e) {
      parts.close();
      throw e;
    }
  }

  private static LocalStack assemble(Options options, StartedParts parts) throws IOException {
    var port = Port.checked(options.port());
    var data = options.data().toAbsolutePath().normalize();
    parts.add(DataLock.take(data));
    DataVersion.check(data);
    var background = new Background(options.console());
    if (DataVersion.isOlder(data)) {
      background.say("The data folder is of an earlier version, and is taken over.");
    }
    var pages = new LocalPages();
    var door = parts.add(open(pages, port));
    var publicUrl = "http://127.0.0.1:" + door.port();
    var template =
        Template.read(
            options.root().toAbsolutePath().resolve("template.yaml"),
            LocalValues.parameters(publicUrl));
    var settled = new Settled();
    var identity =
        new Identity(
            data, publicUrl, LocalValues.AUDIENCE, InstantSource.system(), background::say);

    var failures =
        new FileFailureQueue(
            data.resolve("queues"), template.queues(), InstantSource.system(), background::say);
    // The stores' events need the functions, and the functions need to know where the stores
    // answer: what is sent before there are functions waits for them.
    var functions = new CompletableFuture<LambdaInvoker>();
    var woken = new WokenCalls();
    var queue =
        new FileEventQueue(
            data.resolve("events"),
            template::function,
            (function, event, cause) -> {
              var result = functions.join().invoke(function, event, cause);
              woken.ended(cause, result);
              return result;
            },
            failures,
            settled,
            BACKOFF,
            background.part("The event queue"));
    queue.resume();
    var bus = new EventBus(template.functions(), queue);

    // Started side by side: the functions' JVM needs to know where they answer, no more.
    var dynamoDb = soon(() -> dynamoDb(options, background, parts));
    var s3 =
        soon(
            () ->
                parts.add(
                    LocalS3.start(
                        data.resolve("files"),
                        template.buckets(),
                        bus::publish,
                        0,
                        background.part("S3's events"))));
    var ses =
        parts.add(
            SesEndpoint.start(
                data.resolve("mail"),
                bus::publish,
                InstantSource.system(),
                background.part("SES's events")));
    var table = await(dynamoDb);
    var tables = soon(() -> makeTables(template, table));
    var aws = new HashMap<>(LocalValues.aws());
    aws.put("AWS_ENDPOINT_URL_DYNAMODB", table.address().toString());
    aws.put("AWS_ENDPOINT_URL_S3", await(s3).endpoint().address().toString());
    aws.put("AWS_ENDPOINT_URL_SESV2", ses.endpoint().address().toString());
    aws.put("AWS_ENDPOINT_URL_LAMBDA", publicUrl + LambdaPages.PATH);
    var host =
        parts.add(
            FunctionHost.start(
                template, data, aws, options.console(), background.part("The functions' JVM")));

    var journal =
        parts.add(new Journal(data.resolve("log"), background.bookkeeping("The log of calls")));
    DataVersion.reached(data);
    var lambda = parts.add(new JournaledLambda(host.endpoint(), journal, settled));
    parts.add(queue);
    var unused = await(tables);
    functions.complete(lambda);
    feed(template, table, data, lambda, failures, settled, background, parts);
    var schedules =
        parts.add(
            new Schedules(
                    template.functions(),
                    lambda,
                    queue,
                    settled,
                    woken,
                    InstantSource.system(),
                    background.part("The schedules"))
                .start());

    var stack = new LocalStack(parts, door, identity, settled, publicUrl);
    identity.addTo(pages);
    AssetPages.addTo(pages);
    var functionIds = template.functions().stream().map(LambdaFunction::id).toList();
    new LogPages(journal, functionIds, lambda).addTo(pages);
    new LambdaPages(template, lambda, queue, woken).addTo(pages);
    var client = parts.add(impatient(table));
    door.health(() -> wrong(background, client, template.table().name()));
    var items = new Table(client, template.table().name());
    var partners = new DynamoPartnerStore(items);
    new TokenPages(
            identity, partners, new DynamoSessionStore(items), new DynamoProgramTokenStore(items))
        .addTo(pages);
    var uploads =
        new S3FileStore(
            parts.add(await(s3).endpoint().client(S3Client.builder())), RebuildVerb.UPLOADS);
    var all = new Table(parts.add(client(table)), template.table().name());
    new RebuildPages(all, uploads, () -> RebuildVerb.minN(template)).addTo(pages);
    new MailPages(ses).addTo(pages);
    new FailurePages(failures).addTo(pages);
    new TickPages(schedules, settled, ses.mailbox()::size).addTo(pages);
    IntSupplier waiting = () -> failures.messages().size();
    var home = new HomePage(template, data, stack.addresses(), partners, waiting);
    pages.on("GET /_local", home::answer);
    door.serve(
        new HttpApiFront(
            template,
            lambda,
            issuer ->
                PublishedKeys.of(
                    issuer,
                    e -> options.console().println("Staff's tokens cannot be verified: " + e)),
            InstantSource.system()));
    return stack;
  }

  private static FrontDoor open(LocalPages pages, int port) throws IOException {
    try {
      return FrontDoor.open(port, pages);
    } catch (BindException _) {
      throw new Refusal(
          1,
          "Port %d is in use; stop what listens there, or name another with --port."
              .formatted(port));
    }
  }

  private static AwsEndpoint dynamoDb(Options options, Background background, StartedParts parts) {
    return new AwsEndpoint(
        options.dynamodb().orElseGet(() -> ourDynamoDb(options, background, parts)));
  }

  private static URI ourDynamoDb(Options options, Background background, StartedParts parts) {
    options.console().println(DynamoDbLocal.LICENCE);
    var folder = options.data().toAbsolutePath().resolve("dynamodb");
    var server = parts.add(DynamoDbLocal.start(Optional.of(folder)));
    var part = parts.add(background.part("DynamoDB Local"));
    part.loop(
        () -> {
          server.awaitEnd();
          if (!part.closed()) {
            server.startAgain();
            part.say("DynamoDB Local had ended, and was started again.");
          }
        });
    return server.endpoint();
  }

  private static AwsEndpoint makeTables(Template template, AwsEndpoint endpoint) {
    try (var client = client(endpoint)) {
      template.tables().forEach(table -> TableMaker.make(client, table, table.name()));
    }
    return endpoint;
  }

  private static void feed(
      Template template,
      AwsEndpoint endpoint,
      Path data,
      LambdaInvoker lambda,
      FailureQueue failures,
      Settled settled,
      Background background,
      StartedParts parts) {
    var streams = parts.add(endpoint.client(DynamoDbStreamsClient.builder()));
    for (var function : template.functions()) {
      for (var trigger : function.triggers(Trigger.Stream.class).toList()) {
        if (!trigger.enabled()) {
          continue;
        }
        var cause = Cause.of("stream " + trigger.name());
        settled.register(
            parts.add(
                StreamFeed.start(
                    streams,
                    streamArn(template, endpoint, trigger),
                    trigger,
                    data.resolve("stream").resolve(function.name() + ".json"),
                    event -> lambda.invoke(function.id(), event, cause),
                    failed ->
                        trigger.failureQueueArn().ifPresent(queue -> failures.put(queue, failed)),
                    background.part("The stream " + trigger.name()))));
      }
    }
  }

  private static String streamArn(Template template, AwsEndpoint endpoint, Trigger.Stream trigger) {
    var name =
        template.tables().stream()
            .filter(table -> table.id().equals(trigger.tableId()))
            .findFirst()
            .orElseThrow()
            .name();
    try (var client = client(endpoint)) {
      return client.describeTable(asked -> asked.tableName(name)).table().latestStreamArn();
    }
  }

  private static DynamoDbClient client(AwsEndpoint endpoint) {
    return endpoint.client(
        DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()));
  }

  // For those who look: a table that does not answer is said to them, not waited for.
  private static DynamoDbClient impatient(AwsEndpoint endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint.address())
        .region(AwsEndpoint.REGION)
        .credentialsProvider(AwsEndpoint.credentials())
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(LOOK).socketTimeout(LOOK))
        .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  private static SortedMap<String, String> wrong(
      Background background, DynamoDbClient client, String table) {
    var wrong = background.wrong();
    try {
      var unused = client.describeTable(asked -> asked.tableName(table));
    } catch (SdkException e) {
      wrong.put("DynamoDB", String.valueOf(e.getMessage()));
    }
    return wrong;
  }

  private static <T> CompletableFuture<T> soon(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> Thread.ofVirtual().start(task));
  }

  private static <T> T await(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /// Where the stack answers, without a slash at the end.
  public URI base() {
    return URI.create(publicUrl);
  }

  /// Knows when everything that was started has come to rest.
  public Settled settled() {
    return settled;
  }

  /// A credential of a staff persona.
  public String staffToken() {
    return identity.accessToken(Persona.staff().getFirst());
  }

  /// From now on `/health` says that all is ready.
  public void ready() {
    door.ready();
  }

  /// What one may open, and what it is.
  public Map<String, String> addresses() {
    var addresses = new LinkedHashMap<String, String>();
    addresses.put(publicUrl + "/", "the network");
    addresses.put(publicUrl + "/dashboard", "its indicators");
    addresses.put(publicUrl + "/partners/join", "to join it");
    addresses.put(publicUrl + "/meetings", "its meetings");
    addresses.put(publicUrl + "/console", "for staff");
    addresses.put(publicUrl + "/_local", "what runs here, and who you can be");
    addresses.put(publicUrl + "/_local/mail", "every message that was sent");
    addresses.put(publicUrl + "/_local/log", "every call of a function");
    addresses.put(publicUrl + "/_local/failures", "what no retry could do");
    return addresses;
  }

  /// Ends everything, the last started first.
  @Override
  public void close() {
    parts.close();
  }
}
