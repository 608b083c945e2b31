package org.backbone.domain.partner;

import java.util.List;

/// Which members a person may sign in for.
public interface ContactDirectory {
  /// The members whose contact has this e-mail address, in any spelling of its case; by id.
  List<Partner> membersOf(String email);
}
