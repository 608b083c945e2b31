package org.backbone.access;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.backbone.platform.core.EmailAddress;

/// One thing that is kept about a person.
///
/// @param kind what it is: the type of its item
/// @param item which one: the item's key
/// @param says all that it says, by name: texts, numbers, lists and maps
/// @param stays whether it cannot be erased before staff have done something else: whose contact
///     somebody is, needs another one first
public record Kept(String kind, String item, SortedMap<String, Object> says, boolean stays) {
  public Kept {
    says = Collections.unmodifiableSortedMap(new TreeMap<>(says));
  }

  /// All that is kept about whoever has an address, as the JSON that they get.
  ///
  /// @param email an address without a fault
  public static Map<String, Object> export(String email, List<Kept> kept) {
    var json = new LinkedHashMap<String, Object>();
    json.put("email", EmailAddress.normal(email));
    json.put("kept", kept.stream().map(Kept::json).toList());
    return json;
  }

  private Map<String, Object> json() {
    var json = new TreeMap<String, Object>(says);
    json.put("kind", kind);
    json.put("item", item);
    return json;
  }
}
