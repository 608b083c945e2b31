package org.backbone.outcomes.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.backbone.metrics.catalog.ZippedText;
import org.backbone.outcomes.LayoutStore;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.catalog.FileMappingReader;
import org.backbone.outcomes.catalog.FileMappingWriter;
import org.backbone.outcomes.catalog.GuessText;
import org.backbone.outcomes.catalog.JsonText;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.proposal.FileGuess;
import org.backbone.platform.table.Chunks;
import org.backbone.platform.table.Instants;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Layouts as items: `MAPPING#partner` / `dataset#print`, and `GUESS#upload` / `GUESS#chunk`.
public final class DynamoLayoutStore implements LayoutStore {
  private static final int MOST_BYTES = 4 << 20;
  private static final String GUESS = "GUESS";

  private final Table table;

  /// Layouts in this table.
  public DynamoLayoutStore(Table table) {
    this.table = table;
  }

  @Override
  public List<FileMapping> mappings(String partner, String dataset) {
    return table
        .query(pk(partner), dataset + "#")
        .flatMap(item -> read(Items.bytes(item, "mapping")))
        .toList();
  }

  // Of a language that has changed meanwhile: the sender is asked again.
  private static Stream<FileMapping> read(byte[] bytes) {
    try {
      var text = ZippedText.text(bytes, MOST_BYTES).getBytes(StandardCharsets.UTF_8);
      return switch (FileMappingReader.read(new ByteArrayInputStream(text))) {
        case JsonText.Good<FileMapping>(var mapping) -> Stream.of(mapping);
        case JsonText.Bad<FileMapping> _ -> Stream.empty();
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void keep(String partner, FileMapping mapping, Instant at) {
    var item = new HashMap<>(Table.key(pk(partner), sk(mapping)));
    item.put("type", fromS("mapping"));
    item.put("at", Instants.value(at));
    item.put(
        "mapping",
        fromB(
            SdkBytes.fromByteArray(
                ZippedText.zipped(FileMappingWriter.write(mapping).toString()))));
    table.put(item);
  }

  @Override
  public void forget(String partner, FileMapping mapping) {
    table.delete(pk(partner), sk(mapping));
  }

  @Override
  public void keep(Upload upload, FileGuess guess, Instant until) {
    Map<String, AttributeValue> common =
        Map.of(
            "type", fromS("guess"),
            "expiresAt", fromN(Long.toString(until.getEpochSecond())));
    Chunks.items(guessPk(upload.id()), GUESS, ZippedText.zipped(GuessText.write(guess)), common)
        .forEach(table::put);
  }

  @Override
  public void forgetGuess(String upload) {
    table
        .query(guessPk(upload), GUESS + "#")
        .map(item -> Items.string(item, "sk"))
        .toList()
        .forEach(sk -> table.delete(guessPk(upload), sk));
  }

  @Override
  public Optional<FileGuess> guess(String upload) {
    return Chunks.bytes(table.query(guessPk(upload), GUESS + "#").toList())
        .map(bytes -> GuessText.read(ZippedText.text(bytes.asByteArray(), MOST_BYTES)));
  }

  private static String pk(String partner) {
    return "MAPPING#" + partner;
  }

  private static String sk(FileMapping mapping) {
    return mapping.dataset() + "#" + mapping.print();
  }

  private static String guessPk(String upload) {
    return GUESS + "#" + upload;
  }
}
