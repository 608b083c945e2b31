package org.backbone.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Who did something, as it is kept: nobody has to be looked up to read it, and a name that changes
/// later stays what it was.
///
/// @param id of staff the subject of their token, of a partner its id
/// @param name as it is shown; the id where there is none
public record Actor(Kind kind, String id, String name) {
  private static final int LONGEST = 200;

  /// What somebody is to the network.
  public enum Kind {
    /// Somebody of the backbone's staff.
    STAFF,
    /// A partner's contact, who is not kept by name: the partner answers for them.
    PARTNER;

    /// The kind as it is kept.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of this code.
    public static Optional<Kind> of(String code) {
      return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
  }

  /// Refuses nobody; cuts a name that no page could show.
  public Actor {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("somebody without an id");
    }
    name = name.isBlank() ? id : name.substring(0, Math.min(name.length(), LONGEST));
  }

  /// Somebody of the staff.
  public static Actor staff(String subject, String name) {
    return new Actor(Kind.STAFF, subject, name);
  }

  /// A partner's contact.
  public static Actor partner(String id, String name) {
    return new Actor(Kind.PARTNER, id, name);
  }
}
