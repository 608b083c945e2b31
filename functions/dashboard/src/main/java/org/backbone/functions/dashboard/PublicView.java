package org.backbone.functions.dashboard;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.backbone.catalog.Catalog;
import org.backbone.domain.meeting.MeetingStore;
import org.backbone.domain.meeting.Occurrence;
import org.backbone.domain.meeting.Series;
import org.backbone.domain.metric.Indicator;
import org.backbone.domain.metric.ReleaseStore;
import org.backbone.domain.partner.PartnerStatus;
import org.backbone.domain.partner.PartnerStore;
import org.backbone.domain.partner.PartnerSummary;

/// What everybody may see of the network, and nothing else: released figures, sessions, members'
/// names.
final class PublicView {
  private final Catalog catalog;
  private final ReleaseStore releases;
  private final MeetingStore meetings;
  private final PartnerStore partners;
  private final InstantSource clock;

  PublicView(
      Catalog catalog,
      ReleaseStore releases,
      MeetingStore meetings,
      PartnerStore partners,
      InstantSource clock) {
    this.catalog = catalog;
    this.releases = releases;
    this.meetings = meetings;
    this.partners = partners;
    this.clock = clock;
  }

  /// A series and its next dates.
  record Sessions(Series series, List<Occurrence> dates) {}

  Catalog catalog() {
    return catalog;
  }

  Instant now() {
    return clock.instant();
  }

  /// Every indicator's story, from cradle to career.
  List<Story> stories() {
    return catalog.indicators().stream()
        .map(Indicator::id)
        .distinct()
        .flatMap(id -> story(id).stream())
        .sorted(
            Comparator.comparingInt(story -> HomePage.STAGES.indexOf(story.indicator().stage())))
        .toList();
  }

  /// The story of the indicator of this id.
  Optional<Story> story(String id) {
    return catalog
        .indicator(id)
        .map(indicator -> new Story(indicator, catalog.goal(id), releases.releases(id)));
  }

  /// Every series with its next dates, the soonest first.
  List<Sessions> sessions(int dates) {
    var now = clock.instant();
    return meetings.allSeries().stream()
        .map(MeetingStore.Listed::series)
        .map(series -> new Sessions(series, series.next(now, dates)))
        .filter(sessions -> !sessions.dates().isEmpty())
        .sorted(Comparator.comparing(sessions -> sessions.dates().getFirst().startsAt()))
        .toList();
  }

  /// The members, by name.
  List<PartnerSummary> members() {
    return partners.all().stream()
        .filter(partner -> partner.status() == PartnerStatus.APPROVED)
        .toList();
  }

  /// A partner's name; its id where it is no member any more.
  static String name(List<PartnerSummary> members, String id) {
    return members.stream()
        .filter(member -> member.id().equals(id))
        .map(PartnerSummary::name)
        .findFirst()
        .orElse(id);
  }
}
