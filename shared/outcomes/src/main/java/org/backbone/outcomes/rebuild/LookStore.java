package org.backbone.outcomes.rebuild;

import java.util.Optional;
import org.backbone.audit.AuditEntry;

/// Where the last look through all that was derived is kept.
public interface LookStore {
  /// The last one, whether it is done or not.
  Optional<Look> last();

  /// Keeps one that begins, and with it the line of the audit trail, unless another one began or
  /// went on in between; says whether it was kept.
  ///
  /// @param look its version is the one after that of what it takes the place of
  boolean begin(Look look, AuditEntry line);

  /// Keeps how far one is, unless another one began or somebody else went on in between; says
  /// whether it was kept.
  ///
  /// @param look its version is the one after that of what it takes the place of
  boolean goOn(Look look);
}
