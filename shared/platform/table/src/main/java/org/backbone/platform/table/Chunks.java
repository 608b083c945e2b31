package org.backbone.platform.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Bytes too many for one item (DynamoDB takes 400 KB), as several: the sort key ends in the
/// chunk's number, and each says how many there are.
public final class Chunks {
  private static final int CHUNK_BYTES = 350 * 1024;

  private Chunks() {}

  /// The items for `bytes`: `common` attributes in each, `sk` + `#000`, `#001`…
  public static List<Map<String, AttributeValue>> items(
      String pk, String sk, byte[] bytes, Map<String, AttributeValue> common) {
    var count = Math.max(1, Math.ceilDiv(bytes.length, CHUNK_BYTES));
    var items = new ArrayList<Map<String, AttributeValue>>();
    for (var i = 0; i < count; i++) {
      var item = new HashMap<>(common);
      var to = Math.min(bytes.length, (i + 1) * CHUNK_BYTES);
      item.put("pk", fromS(pk));
      item.put("sk", fromS(sk(sk, i)));
      item.put("chunks", fromN(Integer.toString(count)));
      item.put(
          "cells", fromB(SdkBytes.fromByteArray(Arrays.copyOfRange(bytes, i * CHUNK_BYTES, to))));
      items.add(item);
    }
    return items;
  }

  /// The sort key of a chunk, counted from 0.
  public static String sk(String sk, int chunk) {
    return sk + "#%03d".formatted(chunk);
  }

  /// The bytes of items in the order of their sort keys. Empty if there are none, or if they were
  /// written at different times (`v` differs): then read again.
  public static Optional<SdkBytes> bytes(List<Map<String, AttributeValue>> items) {
    if (items.isEmpty()) {
      return Optional.empty();
    }
    var first = items.getFirst();
    var count = Items.number(first, "chunks");
    if (items.size() < count) {
      return Optional.empty();
    }
    var bytes = new ByteArrayOutputStream();
    for (var item : items.subList(0, Math.toIntExact(count))) {
      if (!Items.same(first, item, "v") || !Items.same(first, item, "chunks")) {
        return Optional.empty();
      }
      bytes.writeBytes(Items.bytes(item, "cells"));
    }
    return Optional.of(SdkBytes.fromByteArray(bytes.toByteArray()));
  }
}
