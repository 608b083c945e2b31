package org.backbone.runner.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.backbone.runner.background.Part;
import org.backbone.runner.invoke.Idle;
import org.backbone.runner.invoke.InvokeResult;
import org.backbone.template.TemplateRefused;
import org.backbone.template.Trigger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Feeds one function from a table's stream: each shard in order, children after their parents,
/// from where it stopped last time.
public final class StreamFeed implements AutoCloseable, Idle {
  private static final Logger LOG = LoggerFactory.getLogger(StreamFeed.class);
  private static final Duration IDLE_PAUSE = Duration.ofMillis(100);
  private static final Duration ONE_ROUND = Duration.ofMillis(500);

  private final DynamoDbStreamsClient streams;
  private final String streamArn;
  private final Trigger.Stream trigger;
  private final Checkpoint checkpoint;
  private final BatchDelivery delivery;
  private final Part part;

  // Shards being read, and where the next read of each begins.
  private final Map<String, String> iterators = new LinkedHashMap<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long roundsStarted;
  private long lastRound;
  private boolean lastRoundEmpty;
  private boolean wanted;

  private StreamFeed(
      DynamoDbStreamsClient streams,
      String streamArn,
      Trigger.Stream trigger,
      Path checkpointFile,
      Function<JsonNode, InvokeResult> function,
      Consumer<JsonNode> failed,
      Part part) {
    this.streams = streams;
    this.streamArn = streamArn;
    this.trigger = trigger;
    this.part = part;
    this.checkpoint = Checkpoint.open(checkpointFile, part::say);
    // Another stream is another table's: all that it holds is new to the function.
    if (!checkpoint.stream().equals(streamArn)) {
      checkpoint.begin(streamArn);
    }
    this.delivery = new BatchDelivery(trigger, function, failed, Thread::sleep);
  }

  /// Begins to feed.
  ///
  /// @param function calls the function with a batch, and waits for its answer
  /// @param checkpointFile where it keeps how far it has come; one for each function
  /// @param failed takes what the function could not do, as Lambda describes it
  /// @param part its thread
  public static StreamFeed start(
      DynamoDbStreamsClient streams,
      String streamArn,
      Trigger.Stream trigger,
      Path checkpointFile,
      Function<JsonNode, InvokeResult> function,
      Consumer<JsonNode> failed,
      Part part) {
    if (!trigger.fromStart()) {
      throw new TemplateRefused(
          List.of(trigger.place() + ": StartingPosition is not emulated but for TRIM_HORIZON"));
    }
    var feed = new StreamFeed(streams, streamArn, trigger, checkpointFile, function, failed, part);
    part.loop(feed::round);
    return feed;
  }

  /// Says whether all that was written before this call is done; looks once more to find out.
  @Override
  public boolean idle() {
    lock.lock();
    try {
      var round = roundsStarted + 1;
      wanted = true;
      changed.signalAll();
      var left = ONE_ROUND.toNanos();
      while (lastRound < round && left > 0 && !part.closed()) {
        left = changed.awaitNanos(left);
      }
      return lastRound >= round && lastRoundEmpty;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /// Stops; what is not done is sent at the next start.
  @Override
  public void close() {
    part.close();
  }

  private void round() throws InterruptedException {
    var round = begin();
    try {
      checkpoint.catchUp();
      var found = readAll();
      end(round, !found);
    } catch (RuntimeException e) {
      iterators.clear();
      fail(round);
      throw e;
    }
  }

  private long begin() {
    lock.lock();
    try {
      return ++roundsStarted;
    } finally {
      lock.unlock();
    }
  }

  private void fail(long round) {
    lock.lock();
    try {
      lastRound = round;
      lastRoundEmpty = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void end(long round, boolean empty) throws InterruptedException {
    lock.lock();
    try {
      lastRound = round;
      lastRoundEmpty = empty;
      changed.signalAll();
      var left = IDLE_PAUSE.toNanos();
      while (empty && !wanted && left > 0) {
        left = changed.awaitNanos(left);
      }
      wanted = false;
    } finally {
      lock.unlock();
    }
  }

  // Says whether anything was found.
  private boolean readAll() throws InterruptedException {
    if (iterators.isEmpty()) {
      findShards();
    }
    var found = false;
    for (var shard : List.copyOf(iterators.keySet())) {
      found |= read(shard);
    }
    return found;
  }

  private boolean read(String shard) throws InterruptedException {
    var iterator = iterators.get(shard);
    var answer = records(shard, iterator);
    if (answer == null) {
      return true;
    }
    var records =
        answer.records().stream().map(record -> StreamRecord.of(record, streamArn)).toList();
    var passing = records.stream().filter(this::passes).toList();
    for (var start = 0; start < passing.size(); start += trigger.batchSize()) {
      var batch = passing.subList(start, Math.min(passing.size(), start + trigger.batchSize()));
      delivery.deliver(
          streamArn, shard, batch, record -> checkpoint.passed(shard, record.sequence()));
    }
    if (!records.isEmpty()) {
      checkpoint.passed(shard, records.getLast().sequence());
    }
    var next = Optional.ofNullable(answer.nextShardIterator());
    next.ifPresentOrElse(
        found -> iterators.put(shard, found),
        () -> {
          checkpoint.finished(shard);
          iterators.clear();
        });
    return !records.isEmpty() || next.isEmpty();
  }

  private software.amazon.awssdk.services.dynamodb.model.@Nullable GetRecordsResponse records(
      String shard, @Nullable String iterator) {
    try {
      return streams.getRecords(read -> read.shardIterator(iterator));
    } catch (ExpiredIteratorException e) {
      iterators.remove(shard);
    } catch (TrimmedDataAccessException e) {
      LOG.warn("Records of {} were trimmed before they were read", trigger.name());
      checkpoint.forget(shard);
      iterators.remove(shard);
    }
    return null;
  }

  private boolean passes(StreamRecord record) {
    return trigger.filters().isEmpty()
        || trigger.filters().stream().anyMatch(filter -> filter.matches(record.json()));
  }

  private void findShards() {
    var shards = shards();
    var ids = shards.stream().map(Shard::shardId).toList();
    checkpoint.keepOnly(ids);
    var unfinished = new HashSet<>(ids);
    unfinished.removeIf(checkpoint::isFinished);
    for (var shard : shards) {
      var id = shard.shardId();
      if (unfinished.contains(id) && !unfinished.contains(shard.parentShardId())) {
        iterators.put(id, iterator(id));
      }
    }
  }

  private String iterator(String shard) {
    var position = checkpoint.position(shard).orElse(null);
    if (position instanceof Checkpoint.Position.After(var sequence)) {
      try {
        return streams
            .getShardIterator(
                asked ->
                    asked
                        .streamArn(streamArn)
                        .shardId(shard)
                        .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                        .sequenceNumber(sequence))
            .shardIterator();
      } catch (TrimmedDataAccessException e) {
        LOG.warn("Records of {} were trimmed before they were read", trigger.name());
      } catch (DynamoDbException e) {
        if (e.statusCode() >= 500) {
          throw e;
        }
        LOG.warn("The stream of {} does not know {}: reading all of it", trigger.name(), sequence);
      }
    }
    return streams
        .getShardIterator(
            asked ->
                asked
                    .streamArn(streamArn)
                    .shardId(shard)
                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
        .shardIterator();
  }

  private List<Shard> shards() {
    var shards = new ArrayList<Shard>();
    String last = null;
    do {
      var from = last;
      var page =
          streams
              .describeStream(asked -> asked.streamArn(streamArn).exclusiveStartShardId(from))
              .streamDescription();
      shards.addAll(page.shards());
      last = page.lastEvaluatedShardId();
    } while (last != null);
    return shards;
  }
}
