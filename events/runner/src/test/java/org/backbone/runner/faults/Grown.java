package org.backbone.runner.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backbone.platform.core.EmailAddress;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A network as large as it is told to be: one member's items, and one guest's, again and again
/// under other names, and its published months ten years back. What is kept of a member is never
/// listed here, so a new kind of item is multiplied without being named.
final class Grown {
  private static final String MEMBER = "food-bank";
  private static final String MAIL = "desk@food.example.org";
  private static final String GUEST = "ana@guest.example.org";
  private static final int YEARS = 10;

  // They are many only where many people are busy at the same moment.
  private static final Set<String> MOMENTARY =
      Set.of("session", "link", "idempotency", "pretended", "budget");

  // A network has as many of them as it has figures and months; each names the members it is of.
  private static final Set<String> OF_THE_NETWORK = Set.of("release", "rollup");
  private static final Pattern MONTH = Pattern.compile("#(20\\d\\d)-(\\d\\d)(?=#|$)");

  private final List<Map<String, AttributeValue>> model;

  /// Of a network in which the member and the guest are.
  Grown(State state) {
    model =
        state.items().values().stream()
            .filter(item -> !MOMENTARY.contains(item.get("type").s()))
            .toList();
  }

  /// The items of the members from one number up to another, and of as many guests; and what is
  /// the network's, as it is with all members before the second number.
  List<Map<String, AttributeValue>> members(int from, int to) {
    var items = new ArrayList<Map<String, AttributeValue>>();
    for (var number = from; number < to; number++) {
      var suffix = suffix(number);
      var names = new TreeMap<String, String>();
      names.put(MEMBER, MEMBER + suffix);
      address(names, MAIL, "desk@food%s.example.org".formatted(suffix));
      address(names, GUEST, "ana@guest%s.example.org".formatted(suffix));
      names.put("Food Bank", "Food Bank " + number);
      uploads().forEach(id -> names.put(id, id.substring(0, id.length() - 6) + suffix));
      for (var item : model) {
        if (OF_THE_NETWORK.contains(item.get("type").s())) {
          continue;
        }
        var renamed = renamed(item, names);
        if (!renamed.equals(item)) {
          items.add(apart(renamed, item, suffix));
        }
      }
    }
    Stream.concat(model.stream(), history().stream())
        .filter(item -> OF_THE_NETWORK.contains(item.get("type").s()))
        .forEach(item -> items.add(naming(to, item)));
    return items;
  }

  // The same item, where it names the member naming all before a number.
  private static Map<String, AttributeValue> naming(int to, Map<String, AttributeValue> item) {
    var copy = new HashMap<>(item);
    copy.replaceAll(
        (_, value) ->
            value.hasSs() && value.ss().contains(MEMBER)
                ? AttributeValue.fromSs(
                    Stream.concat(
                            value.ss().stream(),
                            IntStream.range(1, to).mapToObj(number -> MEMBER + suffix(number)))
                        .toList())
                : value);
    return copy;
  }

  private static String suffix(int number) {
    return "-%05d".formatted(number);
  }

  // As it is written, and as it stands in keys.
  private static void address(Map<String, String> names, String address, String other) {
    names.put(address, other);
    names.put(EmailAddress.digest(address), EmailAddress.digest(other));
  }

  /// The items of each month that is not there, up to ten years before one that is.
  List<Map<String, AttributeValue>> history() {
    var there = model.stream().map(State::key).collect(Collectors.toCollection(HashSet::new));
    var items = new ArrayList<Map<String, AttributeValue>>();
    for (var item : model) {
      if (!item.get("type").s().equals("release")) {
        continue;
      }
      for (var back = 1; back < YEARS; back++) {
        var years = back;
        var key =
            MONTH
                .matcher(item.get("sk").s())
                .replaceAll(
                    month ->
                        "#" + (Integer.parseInt(month.group(1)) - years) + "-" + month.group(2));
        var earlier = new HashMap<>(item);
        earlier.put("sk", AttributeValue.fromS(key));
        if (there.add(State.key(earlier))) {
          items.add(earlier);
        }
      }
    }
    return items;
  }

  private Set<String> uploads() {
    return model.stream()
        .filter(item -> item.get("type").s().equals("upload"))
        .map(item -> item.get("id").s())
        .collect(Collectors.toSet());
  }

  // Under a key of its own, where the key is a digest or a number.
  private static Map<String, AttributeValue> apart(
      Map<String, AttributeValue> renamed, Map<String, AttributeValue> item, String suffix) {
    if (!State.key(renamed).equals(State.key(item))) {
      return renamed;
    }
    var name = item.get("sk").s().equals("META") ? "pk" : "sk";
    renamed.put(name, AttributeValue.fromS(item.get(name).s() + suffix));
    return renamed;
  }

  private static Map<String, AttributeValue> renamed(
      Map<String, AttributeValue> item, Map<String, String> names) {
    var copy = new HashMap<String, AttributeValue>();
    item.forEach((name, value) -> copy.put(name, renamed(value, names)));
    return copy;
  }

  private static AttributeValue renamed(AttributeValue value, Map<String, String> names) {
    return switch (value.type()) {
      case S -> AttributeValue.fromS(renamed(value.s(), names));
      case SS ->
          AttributeValue.fromSs(value.ss().stream().map(text -> renamed(text, names)).toList());
      case L -> AttributeValue.fromL(value.l().stream().map(one -> renamed(one, names)).toList());
      case M -> AttributeValue.fromM(renamed(value.m(), names));
      default -> value;
    };
  }

  private static String renamed(String text, Map<String, String> names) {
    var renamed = text;
    for (var name : names.entrySet()) {
      renamed = renamed.replace(name.getKey(), name.getValue());
    }
    return renamed;
  }
}
