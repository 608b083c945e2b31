package org.backbone.runner.faults;

import java.util.List;
import java.util.Set;
import org.backbone.runner.host.iam.Need;

/// What a function's call of AWS needed to be allowed.
///
/// @param function the function's folder
/// @param stores the methods of stores that asked for it, such as `DynamoOutbox.claim`
record Needed(String function, Need need, Set<String> stores) {
  static Needed of(String line) {
    var parts = List.of(line.split("\t", -1));
    var keys = parts.subList(5, parts.size()).stream().filter(key -> !key.isEmpty()).toList();
    return new Needed(
        parts.get(1),
        new Need(parts.get(2), parts.get(3), keys),
        Set.of(parts.get(4).split(" ", -1)));
  }
}
