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

  /// Up to where all were invited.
  ///
  /// @param registrationsVersion how often the registrations had changed
  /// @param without a digest of who was left out, as suspended; empty where nobody was
  record Invited(long registrationsVersion, String without) {}

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

  /// Up to where all were invited to a date as it stands, if they were.
  Optional<Invited> invited(Occurrence date);

  /// Notes up to where all are invited to a date as it stands.
  void invited(Occurrence date, Invited upTo);
}
