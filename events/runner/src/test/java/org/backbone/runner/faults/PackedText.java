package org.backbone.runner.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.Collectors;
import org.backbone.metrics.catalog.ZippedText;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// All the text that stands in an item, what is packed in it too.
final class PackedText {
  // RFC 1952.
  private static final byte FIRST = 0x1f;
  private static final byte SECOND = (byte) 0x8b;
  private static final int MOST_BYTES = 1 << 24;

  private PackedText() {}

  static String of(AttributeValue value) {
    return switch (value.type()) {
      case M ->
          value.m().entrySet().stream()
              .map(entry -> entry.getKey() + " " + of(entry.getValue()))
              .collect(Collectors.joining("\n"));
      case L -> value.l().stream().map(PackedText::of).collect(Collectors.joining("\n"));
      case SS -> String.join("\n", value.ss());
      case B -> of(value.b().asByteArray());
      default -> String.valueOf(value.s() == null ? value.n() : value.s());
    };
  }

  private static String of(byte[] bytes) {
    return bytes.length > 2 && bytes[0] == FIRST && bytes[1] == SECOND
        ? ZippedText.text(bytes, MOST_BYTES)
        : new String(bytes, UTF_8);
  }
}
