package org.backbone.metrics.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.backbone.metrics.Indicator;
import org.backbone.metrics.Measures;
import org.backbone.metrics.ReleaseStore;
import org.backbone.metrics.Story;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.PartnerSummary;

/// What everybody may see of the network, and nothing else: released figures, sessions, members'
/// names.
public final class PublicMeasures {
  private final Supplier<Measures> measures;
  private final ReleaseStore releases;
  private final PartnerStore partners;

  /// @param measures what is measured now; asked for each page anew
  public PublicMeasures(Supplier<Measures> measures, ReleaseStore releases, PartnerStore partners) {
    this.measures = measures;
    this.releases = releases;
    this.partners = partners;
  }

  /// What is measured now.
  public Measures measures() {
    return measures.get();
  }

  /// Every indicator's story, from cradle to career, but for those that are measured no more.
  public List<Story> stories() {
    return measures().indicators().stream()
        .filter(indicator -> !indicator.retired())
        .map(this::story)
        .sorted(
            Comparator.comparingInt(story -> Indicator.STAGES.indexOf(story.indicator().stage())))
        .toList();
  }

  /// The story of the indicator of this id.
  public Optional<Story> story(String id) {
    return measures().indicator(id).map(this::story);
  }

  // Figures are told by the definition that they were counted under, until there are newer ones.
  private Story story(Indicator newest) {
    var id = newest.id();
    var released = releases.releases(id);
    var told =
        released.isEmpty()
            ? newest
            : measures().indicator(id, released.getLast().table().version()).orElse(newest);
    return new Story(
        told,
        told.version() == newest.version() ? measures().goal(id) : Optional.empty(),
        released);
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
