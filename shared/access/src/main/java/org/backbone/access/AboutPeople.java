package org.backbone.access;

import java.util.List;

/// All that is kept about people, whatever capability keeps it, found by their address.
@FunctionalInterface
public interface AboutPeople {
  /// All that is kept about somebody. It is found by an index, which may lag by a moment.
  ///
  /// @param email an address without a fault
  List<Kept> about(String email);
}
