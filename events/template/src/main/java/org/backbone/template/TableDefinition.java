package org.backbone.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A table as the template declares it.
///
/// @param id its logical id
/// @param name its name here
/// @param attributes key attributes and their types (`S`, `N`, `B`)
/// @param expiry the attribute that says when an item may go
/// @param streamView what the stream's records hold, if there is a stream
public record TableDefinition(
    String id,
    String name,
    Place place,
    Map<String, String> attributes,
    Key key,
    List<Index> indexes,
    Optional<String> expiry,
    Optional<String> streamView) {
  /// The same table, from which nothing goes by itself.
  public TableDefinition withoutExpiry() {
    return new TableDefinition(
        id, name, place, attributes, key, indexes, Optional.empty(), streamView);
  }

  /// A partition key, and a sort key if there is one.
  public record Key(String partition, Optional<String> sort) {}

  /// A global secondary index.
  ///
  /// @param projection `ALL`, `KEYS_ONLY` or `INCLUDE`
  /// @param included the attributes of `INCLUDE`
  public record Index(String name, Key key, String projection, List<String> included) {}
}
