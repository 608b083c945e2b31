package org.backbone.audit;

import java.util.List;

/// A part of the audit trail, the newest line first.
///
/// @param next where the part after it begins; empty where there is none
public record AuditPage(List<AuditEntry> entries, String next) {
  public AuditPage {
    entries = List.copyOf(entries);
  }
}
