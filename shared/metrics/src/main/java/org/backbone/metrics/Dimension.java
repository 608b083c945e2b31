package org.backbone.metrics;

import java.util.List;
import java.util.Optional;
import org.backbone.platform.core.Texts;

/// What people are told apart by.
///
/// @param id as cells have it, `race`
/// @param title its name
/// @param exclusive whether everyone is in exactly one of its groups, so that they may be added
/// @param groups its groups, in the order of showing
public record Dimension(String id, Texts title, boolean exclusive, List<Group> groups) {
  /// Copies the groups.
  public Dimension {
    groups = List.copyOf(groups);
  }

  /// One group of people.
  ///
  /// @param id as cells have it, `HISPANIC`
  /// @param title its name
  /// @param aliases what else files call it
  public record Group(String id, Texts title, List<String> aliases) {
    /// Copies the aliases.
    public Group {
      aliases = List.copyOf(aliases);
    }
  }

  /// The group called `id`, empty for one that is not of this dimension.
  public Optional<Group> group(String id) {
    return groups.stream().filter(group -> group.id().equals(id)).findFirst();
  }
}
