package org.backbone.access;

import java.util.List;

/// Which members of the network a person may sign in for.
public interface ContactDirectory {
  /// The members whose contact has this e-mail address, in any spelling of its case; by id.
  List<Membership> membersOf(String email);
}
