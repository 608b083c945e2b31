package org.backbone.access;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.Ids;
import org.jspecify.annotations.Nullable;

/// What a partner's program shows instead of a session: for which partner, and until when. What it
/// is shown as is not here, for nobody has that twice.
///
/// @param id names it on pages and beside what it did; says nothing of what is shown
/// @param email of the contact who made it: it works while they are the partner's contact
/// @param name what the partner calls the program
/// @param usedOn the last day on which it was shown; null until it was
public record ProgramToken(
    String id,
    String partner,
    String email,
    String name,
    Instant madeAt,
    Instant expiresAt,
    @Nullable LocalDate usedOn) {
  /// No token works for longer.
  public static final Duration LONGEST = Duration.ofDays(400);

  private static final String PREFIX = "bb_";
  private static final int ID_CHARACTERS = 16;

  public ProgramToken {
    if (partner.isEmpty() || email.isEmpty() || name.isEmpty()) {
      throw new IllegalArgumentException("a token needs a partner, a contact and a name");
    }
    if (expiresAt.isAfter(madeAt.plus(LONGEST))) {
      throw new IllegalArgumentException("a token works for 400 days at most");
    }
  }

  /// The token that a form makes: the same form, sent again, the same one.
  ///
  /// @param key what tells the form from another one
  public static ProgramToken of(
      String partner, String email, String name, String key, Instant at, Duration lasts) {
    var form = String.join("\u001f", partner, key, name, lasts.toString());
    var id = Digest.sha256(form).substring(0, ID_CHARACTERS);
    return new ProgramToken(id, partner, email, name, at, at.plus(lasts), null);
  }

  /// What a new token is shown as: 256 random bits behind a name by which a search for lost secrets
  /// knows it.
  public static String newValue() {
    return PREFIX + Ids.token();
  }

  /// Whether it still lasts at this time.
  public boolean lastsAt(Instant time) {
    return time.isBefore(expiresAt);
  }

  /// Whether two programs would be told apart by their names.
  public boolean isCalledAs(ProgramToken other) {
    return name.equalsIgnoreCase(other.name);
  }

  /// Who shows it.
  public Program program() {
    return new Program(id, name);
  }
}
