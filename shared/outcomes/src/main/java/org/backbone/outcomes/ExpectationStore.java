package org.backbone.outcomes;

import org.backbone.audit.AuditEntry;

/// Where what staff expect of partners is kept.
public interface ExpectationStore {
  /// All that was said of a partner.
  Expectations of(String partner);

  /// All that was said of anybody.
  Expectations all();

  /// Keeps what staff say now, and with it the line of the audit trail, unless somebody else said
  /// something in between; says whether it was kept.
  ///
  /// @param after its version is the one after that of what it takes the place of
  boolean keep(Expectations.Key about, Expected after, AuditEntry line);
}
