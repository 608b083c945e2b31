package org.backbone.platform.table;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The one reader of items: an attribute that is missing where it must stand is a bug. What an item
/// may lack is read with an `…Or`, where the reader says why.
public final class Items {
  private Items() {}

  /// A text.
  public static String string(Map<String, AttributeValue> item, String name) {
    return value(item, name).s();
  }

  /// A text that an item may lack.
  public static String stringOr(Map<String, AttributeValue> item, String name, String absent) {
    return item.containsKey(name) ? string(item, name) : absent;
  }

  /// A whole number.
  public static long number(Map<String, AttributeValue> item, String name) {
    return Long.parseLong(value(item, name).n());
  }

  /// A whole number that fits an `int`.
  public static int integer(Map<String, AttributeValue> item, String name) {
    return Math.toIntExact(number(item, name));
  }

  /// A whole number that an item may lack.
  public static long numberOr(Map<String, AttributeValue> item, String name, long absent) {
    return item.containsKey(name) ? number(item, name) : absent;
  }

  /// A yes or no.
  public static boolean bool(Map<String, AttributeValue> item, String name) {
    return value(item, name).bool();
  }

  /// An instant that was kept as [Instants#text(Instant)].
  public static Instant instant(Map<String, AttributeValue> item, String name) {
    return Instant.parse(string(item, name));
  }

  /// Bytes, as a copy.
  public static byte[] bytes(Map<String, AttributeValue> item, String name) {
    return value(item, name).b().asByteArray();
  }

  /// An instant that an item may lack.
  public static Optional<Instant> optionalInstant(Map<String, AttributeValue> item, String name) {
    return item.containsKey(name) ? Optional.of(instant(item, name)) : Optional.empty();
  }

  /// A list of texts.
  public static List<String> texts(Map<String, AttributeValue> item, String name) {
    return list(item, name).stream().map(AttributeValue::s).toList();
  }

  /// A list, its values as they are.
  public static List<AttributeValue> list(Map<String, AttributeValue> item, String name) {
    return value(item, name).l();
  }

  /// A map, its values as they are.
  public static Map<String, AttributeValue> map(Map<String, AttributeValue> item, String name) {
    return value(item, name).m();
  }

  /// A set of texts; DynamoDB keeps no empty ones, so an absent set is empty.
  public static SortedSet<String> strings(Map<String, AttributeValue> item, String name) {
    var set = item.get(name);
    return set == null ? new TreeSet<>() : new TreeSet<>(set.ss());
  }

  /// A set of numbers; absent is empty.
  public static SortedSet<Long> numbers(Map<String, AttributeValue> item, String name) {
    var numbers = new TreeSet<Long>();
    var set = item.get(name);
    if (set != null) {
      set.ns().forEach(number -> numbers.add(Long.parseLong(number)));
    }
    return numbers;
  }

  static boolean same(
      Map<String, AttributeValue> one, Map<String, AttributeValue> other, String name) {
    return Objects.equals(one.get(name), other.get(name));
  }

  private static AttributeValue value(Map<String, AttributeValue> item, String name) {
    var value = item.get(name);
    if (value == null) {
      throw new IllegalStateException("an item without " + name);
    }
    return value;
  }
}
