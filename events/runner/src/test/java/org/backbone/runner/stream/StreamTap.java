package org.backbone.runner.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Reads a table's stream from now on, when it is asked to.
public final class StreamTap {
  private final DynamoDbStreamsClient streams;
  private final String arn;
  private final Map<String, String> iterators = new LinkedHashMap<>();

  public StreamTap(DynamoDbStreamsClient streams, String arn) {
    this.streams = streams;
    this.arn = arn;
  }

  /// Forgets what was not read yet.
  public void skip() {
    // Each of those that were open stays so until it is read to its end.
    if (iterators.isEmpty()) {
      streams
          .describeStream(request -> request.streamArn(arn))
          .streamDescription()
          .shards()
          .forEach(shard -> iterators.put(shard.shardId(), ""));
    }
    iterators.replaceAll((shard, _) -> latest(shard));
  }

  /// The records since the last look, as Lambda shows them.
  public List<JsonNode> records() {
    var all = new ArrayList<JsonNode>();
    for (var shard : List.copyOf(iterators.keySet())) {
      var answer = streams.getRecords(request -> request.shardIterator(iterators.get(shard)));
      answer.records().forEach(record -> all.add(StreamRecord.of(record, arn).json()));
      if (answer.nextShardIterator() == null) {
        iterators.remove(shard);
      } else {
        iterators.put(shard, answer.nextShardIterator());
      }
    }
    return all;
  }

  private String latest(String shard) {
    return streams
        .getShardIterator(
            request ->
                request.streamArn(arn).shardId(shard).shardIteratorType(ShardIteratorType.LATEST))
        .shardIterator();
  }
}
