package org.backbone.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.backbone.audit.AuditEntry;

/// Where the tokens of partners' programs are kept, by the digest of what is shown.
public interface ProgramTokenStore {
  /// How many tokens of one partner work at a time.
  int MOST = 5;

  /// What came of making a token.
  sealed interface Making {
    /// It is there.
    ///
    /// @param value what the program shows: the only copy
    record Made(String value) implements Making {}

    /// The same form made it before, and a program has used it since: what it shows has arrived.
    record InUse() implements Making {}

    /// Another one of the partner's is called so.
    record NameTaken() implements Making {}

    /// [#MOST] of them work.
    record Full() implements Making {}
  }

  /// Makes a token, with its line of the audit trail. Where the same one is there and nobody has
  /// used it, its answer was lost: it is shown as something new from now on, and what it was shown
  /// as before is nothing.
  Making make(ProgramToken token, AuditEntry line);

  /// The token that is shown so, until it expires or is revoked.
  Optional<ProgramToken> find(String value, Instant now);

  /// Writes down that the token that is shown so was used on this day; harmless when there is none,
  /// and once it is written down.
  void use(String value, LocalDate day);

  /// The tokens of a partner that work at `now`, the one that was made last first.
  List<ProgramToken> live(String partner, Instant now);

  /// Revokes a token, with its line of the audit trail; neither where it is gone.
  void revoke(ProgramToken token, AuditEntry line);
}
