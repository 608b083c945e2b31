package org.backbone.metrics.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backbone.metrics.Indicator;
import org.backbone.metrics.Measures;
import org.backbone.metrics.ReleaseStore;
import org.backbone.metrics.Story;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.PartnerSummary;

/// What everybody may see of the network, and nothing else: released figures, sessions, members'
/// names.
public final class PublicMeasures {
  private final Measures measures;
  private final ReleaseStore releases;
  private final PartnerStore partners;

  public PublicMeasures(Measures measures, ReleaseStore releases, PartnerStore partners) {
    this.measures = measures;
    this.releases = releases;
    this.partners = partners;
  }

  public Measures measures() {
    return measures;
  }

  /// Every indicator's story, from cradle to career.
  public List<Story> stories() {
    return measures.indicators().stream()
        .map(Indicator::id)
        .distinct()
        .flatMap(id -> story(id).stream())
        .sorted(
            Comparator.comparingInt(
                story -> CradleToCareer.STAGES.indexOf(story.indicator().stage())))
        .toList();
  }

  /// The story of the indicator of this id.
  public Optional<Story> story(String id) {
    return measures
        .indicator(id)
        .map(indicator -> new Story(indicator, measures.goal(id), releases.releases(id)));
  }

  /// The members, by name.
  public List<PartnerSummary> members() {
    return partners.members();
  }

  /// The partners' names; nobody is looked up for none.
  List<String> names(Set<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var members = members();
    return ids.stream().map(id -> name(members, id)).toList();
  }

  /// A partner's name; its id where it is no member any more.
  public static String name(List<PartnerSummary> members, String id) {
    return members.stream()
        .filter(member -> member.id().equals(id))
        .map(PartnerSummary::name)
        .findFirst()
        .orElse(id);
  }
}
