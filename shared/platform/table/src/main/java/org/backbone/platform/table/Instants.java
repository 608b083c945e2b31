package org.backbone.platform.table;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Instants as text that sorts as they do: always with milliseconds.
public final class Instants {
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private Instants() {}

  /// The instant in UTC with three digits of the second, `2020-05-04T15:00:00.000Z`.
  public static String text(Instant instant) {
    return MILLIS.format(instant);
  }

  /// [#text(Instant)] as an attribute.
  public static AttributeValue value(Instant instant) {
    return AttributeValue.fromS(text(instant));
  }

  /// The instant as TTL takes it.
  public static AttributeValue epochSeconds(Instant instant) {
    return AttributeValue.fromN(Long.toString(instant.getEpochSecond()));
  }
}
