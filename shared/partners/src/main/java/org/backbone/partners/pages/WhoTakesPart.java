package org.backbone.partners.pages;

import gg.jte.Content;
import java.util.List;
import org.backbone.partners.JoinFields;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.PartnerSummary;
import org.backbone.partners.pages.jte.StaticTemplates;
import org.backbone.partners.pages.jte.Templates;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Words;

/// The members, on the home page: a line each in the picture at its top, and their names below.
public final class WhoTakesPart {
  private static final Templates TEMPLATES = new StaticTemplates();

  private final PartnerStore partners;

  /// Shows the members among `partners`.
  public WhoTakesPart(PartnerStore partners) {
    this.partners = partners;
  }

  /// The head of the home page.
  ///
  /// @param isJoined whether anybody is a member: there is nothing to explain in a picture of none
  public record Hero(
      String heading,
      Content strands,
      boolean isJoined,
      int nonprofits,
      int agencies,
      int districts) {}

  /// The head of the home page, as wide as the window.
  public Content hero(Request request) {
    var words = words(request);
    var members = members();
    int nonprofits = count(members, PartnerKind.NONPROFIT, PartnerKind.CLINIC, PartnerKind.OTHER);
    int agencies = count(members, PartnerKind.AGENCY);
    int districts = count(members, PartnerKind.DISTRICT);
    var heading =
        members.size() < 2
            ? words.say("home.heading.first")
            : words.say("home.heading", NumberWords.capital(words, members.size()));
    return TEMPLATES.homeHero(
        words,
        new Hero(
            heading,
            Strands.draw(List.of(nonprofits, agencies, districts)),
            !members.isEmpty(),
            nonprofits,
            agencies,
            districts));
  }

  /// Who takes part, and how to.
  public Content section(Request request) {
    var words = words(request);
    // All but the box to tick.
    int questions = JoinFields.FIELDS.kept().size();
    return TEMPLATES.homeWho(
        words,
        members().stream().map(PartnerSummary::name).toList(),
        NumberWords.capital(words, questions));
  }

  private List<PartnerSummary> members() {
    return partners.members();
  }

  private static int count(List<PartnerSummary> members, PartnerKind... kinds) {
    var wanted = List.of(kinds);
    return (int) members.stream().filter(member -> wanted.contains(member.kind())).count();
  }

  private static Words words(Request request) {
    return Words.of(request.language(), "partners");
  }
}
