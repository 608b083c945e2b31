package org.backbone.runner.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.backbone.engines.AwsEndpoint;
import org.backbone.engines.DynamoDbLocal;
import org.backbone.engines.TableMaker;
import org.backbone.platform.tokens.PublishedKeys;
import org.backbone.runner.LocalNames;
import org.backbone.runner.background.Background;
import org.backbone.runner.events.EventBus;
import org.backbone.runner.files.LocalS3;
import org.backbone.runner.host.FunctionHost;
import org.backbone.runner.http.FrontDoor;
import org.backbone.runner.http.HttpApiFront;
import org.backbone.runner.http.LocalPages;
import org.backbone.runner.identity.Identity;
import org.backbone.runner.identity.Persona;
import org.backbone.runner.invoke.InvokeResult;
import org.backbone.runner.invoke.WokenCalls;
import org.backbone.runner.log.LambdaPages;
import org.backbone.runner.mail.MailTap;
import org.backbone.runner.mail.SesEndpoint;
import org.backbone.runner.stream.StreamTap;
import org.backbone.template.BucketDefinition;
import org.backbone.template.LambdaFunction;
import org.backbone.template.Repository;
import org.backbone.template.Template;
import org.backbone.template.Trigger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// The whole suite, in which nothing happens by itself: events wait until they are delivered, and
/// time passes when it is told to.
final class World implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int TRIES = 4;

  // As long as Lambda lets any function run.
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int MOST_ROUNDS = 200;
  private static final int BATCH = 25;

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Deque<Invocation> waiting = new ArrayDeque<>();
  private final List<Invocation> failed = new ArrayList<>();
  private final Template template;
  private final Fates fates;
  private final DynamoDbClient table;
  private final S3Client s3;
  private final MailTap mails;
  private final Map<String, byte[]> objects = new TreeMap<>();
  private final Set<String> arrived = ConcurrentHashMap.newKeySet();
  private volatile Optional<Map<String, Map<String, AttributeValue>>> itemsSeen = Optional.empty();
  private final StreamTap stream;
  private final LambdaClient lambda;
  private final Identity identity;
  private final String publicUrl;
  private Consumer<Invocation> witness = _ -> {};
  private Consumer<InvokeResult> listener = _ -> {};
  private Optional<Weather> weather = Optional.empty();
  private String lost = "";

  World(Path data, Instant now) throws IOException {
    this(data, now, declared -> declared);
  }

  /// @param change what is otherwise than the template says
  World(Path data, Instant now, UnaryOperator<Template> change) throws IOException {
    fates = add(new Fates(now));
    var pages = new LocalPages();
    var door = add(FrontDoor.open(0, pages));
    publicUrl = "http://127.0.0.1:" + door.port();
    var parameters = LocalNames.parameters(publicUrl);
    var root = Files.createDirectories(data.resolve("root"));
    FaultyZips.make(
        root, Template.read(Repository.root().resolve("template.yaml"), parameters), fates.port());
    template = change.apply(Template.read(root.resolve("template.yaml"), parameters));
    var background = new Background(System.err);
    identity = new Identity(data, publicUrl, LocalNames.audience(), fates, background::say);
    identity.addTo(pages);
    var dynamoDb = new AwsEndpoint(add(DynamoDbLocal.start(Optional.empty())).endpoint());
    table = add(dynamoDb.client(DynamoDbClient.builder()));
    TableMaker.make(table, template.table(), template.table().name());
    var bus =
        new EventBus(
            template.functions(),
            (function, event, cause) ->
                waiting.add(
                    new Invocation(function, Invocation.Source.RULE, cause.trigger(), event)));
    var files =
        add(
            LocalS3.start(
                data.resolve("files"),
                template.buckets(),
                event -> {
                  arrived.add(
                      event.at("/detail/bucket/name").asText()
                          + "/"
                          + event.at("/detail/object/key").asText());
                  bus.publish(event);
                },
                0,
                background.part("S3")));
    s3 = add(files.endpoint().client(S3Client.builder().forcePathStyle(true)));
    var ses =
        add(SesEndpoint.start(data.resolve("mail"), bus::publish, fates, background.part("SES")));
    mails = new MailTap(ses);
    var aws = new HashMap<>(LocalNames.aws());
    aws.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.address().toString());
    aws.put("AWS_ENDPOINT_URL_S3", files.endpoint().address().toString());
    aws.put("AWS_ENDPOINT_URL_SESV2", ses.endpoint().address().toString());
    aws.put("AWS_ENDPOINT_URL_LAMBDA", publicUrl + LambdaPages.PATH);
    new LambdaPages(
            template,
            (function, _, _) -> {
              throw new IllegalStateException("nobody here waits for " + function);
            },
            (function, event, cause) ->
                waiting.add(
                    new Invocation(function, Invocation.Source.INVOKE, cause.trigger(), event)),
            new WokenCalls())
        .addTo(pages);
    var host =
        add(FunctionHost.start(template, data, aws, System.err, background.part("the functions")));
    lambda =
        add(
            new AwsEndpoint(host.endpoint())
                .client(
                    LambdaClient.builder()
                        .overrideConfiguration(
                            o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry())),
                    LONGEST));
    var arn =
        table.describeTable(t -> t.tableName(template.table().name())).table().latestStreamArn();
    stream = new StreamTap(add(dynamoDb.client(DynamoDbStreamsClient.builder())), arn);
    stream.skip();
    template.buckets().forEach(bucket -> look(bucket.name() + "/"));
    door.serve(
        new HttpApiFront(
            template,
            (function, event, cause) -> {
              var invocation =
                  new Invocation(function, Invocation.Source.HTTP, cause.trigger(), event);
              witness.accept(invocation);
              return invoke(invocation);
            },
            issuer -> PublishedKeys.of(issuer, _ -> {}),
            fates));
    door.ready();
  }

  private <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  /// Is told of each invocation before it begins.
  void watch(Consumer<Invocation> witnesses) {
    witness = witnesses;
  }

  /// Is told of what each try of an invocation answered and logged.
  void listen(Consumer<InvokeResult> listens) {
    listener = listens;
  }

  Fates fates() {
    return fates;
  }

  Template template() {
    return template;
  }

  URI base() {
    return URI.create(publicUrl);
  }

  String staffToken() {
    // Whoever may do everything: who may not is asked elsewhere.
    return identity.accessToken(Persona.of("administrator").orElseThrow());
  }

  /// The events that no try could deliver, since the last look.
  List<Invocation> failed() {
    var all = List.copyOf(failed);
    failed.clear();
    return all;
  }

  /// Calls a function once.
  InvokeResult invoke(Invocation invocation) {
    itemsSeen = Optional.empty();
    var response =
        lambda.invoke(
            request ->
                request
                    .functionName(invocation.function())
                    .logType(LogType.TAIL)
                    .payload(SdkBytes.fromUtf8String(invocation.event().toString())));
    try {
      var result =
          new InvokeResult(
              UUID.randomUUID().toString(),
              JSON.readTree(response.payload().asByteArray()),
              Optional.ofNullable(response.functionError()),
              lines(response.logResult()),
              Duration.ZERO);
      listener.accept(result);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(@Nullable String log) {
    return log == null
        ? List.of()
        : new String(Base64.getDecoder().decode(log), StandardCharsets.UTF_8).lines().toList();
  }

  /// Delivers an event, again where that fails, as its source does; returns the last answer. A
  /// person whose request fails sends it again.
  InvokeResult deliver(Invocation first) {
    witness.accept(first);
    var invocation = first;
    for (var tries = 1; ; tries++) {
      var result = invoke(invocation);
      var rest = rest(invocation, result);
      if (rest.isEmpty() || tries == TRIES) {
        if (rest.isPresent()) {
          failed.add(invocation);
        }
        return result;
      }
      invocation = rest.get();
    }
  }

  // What is to be delivered again.
  private static Optional<Invocation> rest(Invocation invocation, InvokeResult result) {
    if (result.failed()) {
      return Optional.of(invocation);
    }
    return switch (invocation.source()) {
      case HTTP ->
          result.payload().path("statusCode").asInt() >= 500
              ? Optional.of(invocation)
              : Optional.empty();
      case STREAM -> unread(invocation, result.payload().path("batchItemFailures"));
      case RULE, SCHEDULE, INVOKE -> Optional.empty();
    };
  }

  private static Optional<Invocation> unread(Invocation invocation, JsonNode failures) {
    if (failures.isEmpty()) {
      return Optional.empty();
    }
    var numbers = failures.findValuesAsText("itemIdentifier");
    var event = JsonNodeFactory.instance.objectNode();
    var left = event.putArray("Records");
    for (var record : invocation.event().path("Records")) {
      if (!left.isEmpty() || numbers.contains(record.at("/dynamodb/SequenceNumber").asText())) {
        left.add(record);
      }
    }
    return Optional.of(
        new Invocation(
            invocation.function(),
            invocation.source(),
            invocation.name(),
            left.isEmpty() ? invocation.event() : event));
  }

  /// From now on the weather decides what happens to calls, and when events come.
  void exposeTo(Weather outside) {
    weather = Optional.of(outside);
    fates.decide(outside::fate);
  }

  /// Delivers what waits and what that leads to, until nothing is left.
  void settle() {
    for (var round = 0; round < MOST_ROUNDS; round++) {
      while (!waiting.isEmpty()) {
        var event = next();
        deliver(event);
        if (weather.filter(Weather::comesTwice).isPresent()) {
          deliver(event);
        }
      }
      readStream();
      if (waiting.isEmpty()) {
        return;
      }
    }
    throw new IllegalStateException("it does not come to rest: " + waiting);
  }

  // A stream keeps its order; other events keep none.
  private Invocation next() {
    var event = waiting.poll();
    if (event.source() != Invocation.Source.STREAM
        && !waiting.isEmpty()
        && weather.filter(Weather::comesLater).isPresent()) {
      waiting.add(event);
      return waiting.poll();
    }
    return event;
  }

  /// What a stream brings meanwhile to who is told by this trigger is lost.
  void losing(String trigger, Runnable meanwhile) {
    lost = trigger;
    meanwhile.run();
    lost = "";
  }

  private void readStream() {
    var records = stream.records();
    for (var function : template.functions()) {
      function
          .triggers(Trigger.Stream.class)
          .filter(trigger -> !trigger.name().equals(lost))
          .forEach(
              trigger -> {
                var passing =
                    records.stream()
                        .filter(
                            record ->
                                trigger.filters().isEmpty()
                                    || trigger.filters().stream().anyMatch(f -> f.matches(record)))
                        .toList();
                for (var from = 0; from < passing.size(); from += trigger.batchSize()) {
                  var event = JsonNodeFactory.instance.objectNode();
                  var to = Math.min(passing.size(), from + trigger.batchSize());
                  event.putArray("Records").addAll(passing.subList(from, to));
                  waiting.add(
                      new Invocation(
                          function.id(), Invocation.Source.STREAM, trigger.name(), event));
                }
              });
    }
  }

  /// Calls each function that a schedule starts, once, and lets it all come to rest: whom one of
  /// them wakes is done before the next is called.
  void tick() {
    for (var function : template.functions()) {
      for (var trigger : function.triggers(Trigger.Schedule.class).toList()) {
        call(function, trigger);
      }
    }
  }

  /// Calls a function as one of its schedules does, and lets what that leads to come to rest.
  void call(LambdaFunction function, Trigger.Schedule trigger) {
    deliver(
        new Invocation(function.id(), Invocation.Source.SCHEDULE, trigger.name(), input(trigger)));
    settle();
  }

  private JsonNode input(Trigger.Schedule trigger) {
    var at = fates.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    try {
      return JSON.readTree(trigger.input().replace("<aws.scheduler.scheduled-time>", at));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All that is kept now.
  State state() {
    var items = items();
    return new State(items, spokenOf(items, objects()), mails.all());
  }

  /// The names of all mails so far.
  Set<String> mails() {
    return mails.names();
  }

  // Read again only where a function was called since, or an item was put.
  private Map<String, Map<String, AttributeValue>> items() {
    var items = itemsSeen.orElseGet(this::scanned);
    itemsSeen = Optional.of(items);
    return items;
  }

  private Map<String, Map<String, AttributeValue>> scanned() {
    var items = new TreeMap<String, Map<String, AttributeValue>>();
    table
        .scanPaginator(scan -> scan.tableName(template.table().name()).consistentRead(true))
        .items()
        .forEach(item -> items.put(State.key(item), item));
    return items;
  }

  // Looked at again only where somebody may have put something, or taken it away.
  private synchronized Map<String, byte[]> objects() {
    var touched = new HashSet<>(fates.touched());
    touched.addAll(arrived);
    arrived.removeAll(touched);
    touched.forEach(this::look);
    return new TreeMap<>(objects);
  }

  // At one object, or at all of a bucket.
  private void look(String name) {
    var bucket = bucket(name);
    var key = key(name);
    if (key.isEmpty()) {
      objects.keySet().removeIf(known -> known.startsWith(name));
      s3.listObjectsV2Paginator(list -> list.bucket(bucket))
          .contents()
          .forEach(object -> objects.put(name + object.key(), read(bucket, object.key())));
      return;
    }
    try {
      objects.put(name, read(bucket, key));
    } catch (NoSuchKeyException _) {
      objects.remove(name);
    }
  }

  // An object that no item speaks of, in a bucket that tells nobody of it either, was put for an
  // item that never came. It goes by itself, with time.
  private Map<String, byte[]> spokenOf(
      Map<String, Map<String, AttributeValue>> items, Map<String, byte[]> objects) {
    var texts = new HashSet<String>();
    items.values().forEach(item -> item.values().forEach(value -> texts.add(value.s())));
    var kept = new TreeMap<>(objects);
    for (var bucket : quietBuckets()) {
      var prefix = bucket + "/";
      kept.keySet()
          .removeIf(
              name -> name.startsWith(prefix) && !texts.contains(name.substring(prefix.length())));
    }
    return kept;
  }

  private byte[] read(String bucket, String key) {
    return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
  }

  /// Makes the table and the buckets what they were. Mails stay.
  void restore(State before) {
    restoreObjects(before);
    // What is put back was told of already.
    waiting.clear();
    failed.clear();
    var writes = new ArrayList<WriteRequest>();
    var now = items();
    now.forEach(
        (key, item) -> {
          if (!before.items().containsKey(key)) {
            writes.add(
                WriteRequest.builder()
                    .deleteRequest(
                        delete -> delete.key(Map.of("pk", item.get("pk"), "sk", item.get("sk"))))
                    .build());
          }
        });
    before
        .items()
        .forEach(
            (key, item) -> {
              if (!item.equals(now.get(key))) {
                writes.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
              }
            });
    write(writes);
    stream.skip();
  }

  /// Puts items of which no event tells.
  void put(List<Map<String, AttributeValue>> items) {
    write(
        items.stream()
            .map(item -> WriteRequest.builder().putRequest(put -> put.item(item)).build())
            .toList());
    stream.skip();
  }

  private void write(List<WriteRequest> writes) {
    if (!writes.isEmpty()) {
      itemsSeen = Optional.empty();
    }
    for (var from = 0; from < writes.size(); from += BATCH) {
      var some = writes.subList(from, Math.min(writes.size(), from + BATCH));
      table.batchWriteItem(batch -> batch.requestItems(Map.of(template.table().name(), some)));
    }
  }

  private void restoreObjects(State before) {
    var now = objects();
    now.keySet().stream()
        .filter(name -> !before.objects().containsKey(name))
        .forEach(
            name -> {
              objects.remove(name);
              s3.deleteObject(object -> object.bucket(bucket(name)).key(key(name)));
            });
    before
        .objects()
        .forEach(
            (name, bytes) -> {
              if (!Arrays.equals(bytes, now.get(name))) {
                objects.put(name, bytes);
                s3.putObject(
                    object -> object.bucket(bucket(name)).key(key(name)),
                    RequestBody.fromBytes(bytes));
              }
            });
    arrived.clear();
  }

  private static String bucket(String name) {
    return name.substring(0, name.indexOf('/'));
  }

  private static String key(String name) {
    return name.substring(name.indexOf('/') + 1);
  }

  private List<String> quietBuckets() {
    return template.buckets().stream()
        .filter(bucket -> !bucket.eventBridge())
        .map(BucketDefinition::name)
        .toList();
  }

  /// The last mail to an address comes back.
  void bounce(String to) {
    mails.bounce(to);
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("a part did not end", e);
      }
    }
  }
}
