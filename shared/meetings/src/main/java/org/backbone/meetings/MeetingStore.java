package org.backbone.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backbone.audit.Actor;

/// Where series, those who joined them, and their answers are kept.
public interface MeetingStore {
  /// A series, and how often its registrations changed so far.
  record Listed(Series series, long registrationsVersion) {}

  /// Keeps the series, new or changed; its registrations stay. Who did and when is kept with it,
  /// and in the audit trail; where nothing changes, nothing is written.
  void save(Series series, Instant at, Actor by);

  /// The series with this id.
  Optional<Series> series(String id);

  /// Every series, by id, in one look.
  List<Listed> allSeries();

  /// Registers somebody in a series. Who is registered stays as they are; who left is back with
  /// what they say now. Says whether anything changed.
  boolean join(Registration registration);

  /// Somebody leaves a series; says whether they were in it.
  boolean leave(String series, String email, Instant at);

  /// Somebody who is in the series, if they are.
  Optional<Registration> registration(String series, String email);

  /// Those who are in the series, paged as the stream is read.
  Stream<Registration> registrations(String series);

  /// Keeps an answer in place of the one before.
  void answer(Rsvp rsvp);

  /// The answer somebody gave, if they did.
  Optional<Rsvp> answerOf(String series, LocalDate date, String email);

  /// The answers for a date.
  Stream<Rsvp> answers(String series, LocalDate date);

  /// The version of the registrations that were all invited to a date as it stands; -1 when none
  /// was.
  long invitedVersion(Occurrence date);

  /// Notes that all registrations up to `version` are invited to a date as it stands.
  void invited(Occurrence date, long version);
}
