package org.backbone.meetings;

import java.time.Instant;
import java.time.LocalDate;

/// Somebody's answer for one date; a later one replaces it.
///
/// @param series the series' id
/// @param date the date it was planned for
/// @param email the address that was invited; empty once its owner had it erased
public record Rsvp(String series, LocalDate date, String email, Answer answer, Instant at) {
  /// Normalises the address.
  public Rsvp {
    email = Registration.normalised(email);
  }
}
