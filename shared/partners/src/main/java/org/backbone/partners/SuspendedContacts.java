package org.backbone.partners;

import java.util.Set;

/// Whom nothing is written that their partner would get, while it is suspended.
public interface SuspendedContacts {
  /// The addresses of the contacts of suspended partners; without those who are the contact of a
  /// member too.
  Set<String> suspendedContacts();
}
