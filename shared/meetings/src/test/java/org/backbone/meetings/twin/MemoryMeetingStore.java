package org.backbone.meetings.twin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.backbone.audit.Actor;
import org.backbone.audit.twin.MemoryAuditTrail;
import org.backbone.meetings.MeetingStore;
import org.backbone.meetings.Occurrence;
import org.backbone.meetings.Registration;
import org.backbone.meetings.Rsvp;
import org.backbone.meetings.Series;
import org.backbone.meetings.SeriesDeeds;
import org.backbone.platform.core.EmailAddress;

/// Meetings in memory.
public final class MemoryMeetingStore implements MeetingStore {
  private record Member(String series, String who) {}

  private record Asked(String series, LocalDate date, String who) {}

  private record Date(String series, LocalDate date, int sequence) {}

  private final MemoryAuditTrail audit;
  private final Map<String, Series> series = new TreeMap<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final Map<Member, Registration> registrations = new HashMap<>();
  private final Set<Member> left = new HashSet<>();
  private final Map<Asked, Rsvp> answers = new HashMap<>();
  private final Map<Date, Invited> invited = new HashMap<>();

  /// No meetings, beside an audit trail of their own.
  public MemoryMeetingStore() {
    this(new MemoryAuditTrail());
  }

  /// No meetings, beside this audit trail.
  public MemoryMeetingStore(MemoryAuditTrail audit) {
    this.audit = audit;
  }

  @Override
  public synchronized void save(Series changed, Instant at, Actor by) {
    var line = SeriesDeeds.kept(series(changed.id()), changed, at, by);
    if (!Optional.of(changed).equals(series(changed.id()))) {
      audit.write(line);
      series.put(changed.id(), changed);
    }
  }

  @Override
  public synchronized Optional<Series> series(String id) {
    return Optional.ofNullable(series.get(id));
  }

  @Override
  public synchronized List<Listed> allSeries() {
    return series.values().stream()
        .map(each -> new Listed(each, versions.getOrDefault(each.id(), 0L)))
        .toList();
  }

  @Override
  public synchronized boolean join(Registration registration) {
    var member = new Member(registration.series(), registration.who());
    if (registrations.containsKey(member) && !left.contains(member)) {
      return false;
    }
    if (!series.containsKey(registration.series())) {
      throw new IllegalStateException("cannot join " + registration.series());
    }
    registrations.put(member, registration);
    left.remove(member);
    versions.merge(registration.series(), 1L, Long::sum);
    return true;
  }

  @Override
  public synchronized boolean leave(String id, String email, Instant at) {
    var member = new Member(id, EmailAddress.digest(email));
    return registrations.containsKey(member) && left.add(member);
  }

  @Override
  public synchronized Optional<Registration> registration(String id, String email) {
    var member = new Member(id, EmailAddress.digest(email));
    return left.contains(member)
        ? Optional.empty()
        : Optional.ofNullable(registrations.get(member));
  }

  @Override
  public synchronized Stream<Registration> registrations(String id) {
    return registrations.entrySet().stream()
        .filter(entry -> entry.getKey().series().equals(id) && !left.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .sorted(Comparator.comparing(Registration::who))
        .toList()
        .stream();
  }

  @Override
  public synchronized void answer(Rsvp rsvp) {
    answers.put(new Asked(rsvp.series(), rsvp.date(), EmailAddress.digest(rsvp.email())), rsvp);
  }

  @Override
  public synchronized Optional<Rsvp> answerOf(String id, LocalDate date, String email) {
    return Optional.ofNullable(answers.get(new Asked(id, date, EmailAddress.digest(email))));
  }

  @Override
  public synchronized Stream<Rsvp> answers(String id, LocalDate date) {
    return answers.values().stream()
        .filter(rsvp -> rsvp.series().equals(id) && rsvp.date().equals(date))
        .toList()
        .stream();
  }

  @Override
  public synchronized Optional<Invited> invited(Occurrence date) {
    return Optional.ofNullable(invited.get(key(date)));
  }

  @Override
  public synchronized void invited(Occurrence date, Invited upTo) {
    invited.put(key(date), upTo);
  }

  private static Date key(Occurrence date) {
    return new Date(date.series().id(), date.original(), date.sequence());
  }
}
