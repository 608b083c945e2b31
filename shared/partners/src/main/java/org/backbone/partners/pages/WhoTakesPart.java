package org.backbone.partners.pages;

import gg.jte.Content;
import java.util.List;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.PartnerStatus;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.PartnerSummary;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Markup;
import org.backbone.platform.pages.Templates;
import org.backbone.platform.pages.Words;

/// The members, on the home page: a line each in the picture at its top, and their names below.
public final class WhoTakesPart {
  private static final Templates TEMPLATES = Templates.beside(WhoTakesPart.class);

  private final PartnerStore partners;

  /// Shows the members among `partners`.
  public WhoTakesPart(PartnerStore partners) {
    this.partners = partners;
  }

  /// What `home-hero.jte` shows.
  public record Hero(Words words, String heading, Content strands, Content key) {}

  /// What `home-who.jte` shows.
  public record Page(Words words, String members, List<String> names) {}

  /// The head of the home page, as wide as the window.
  public Content hero(Request request) {
    var words = words(request);
    var members = members();
    var counts =
        List.of(
            count(members, PartnerKind.NONPROFIT, PartnerKind.CLINIC, PartnerKind.OTHER),
            count(members, PartnerKind.AGENCY),
            count(members, PartnerKind.DISTRICT));
    var heading =
        members.size() < 2
            ? words.say("home.heading.first")
            : words.say("home.heading", NumberWords.capital(words, members.size()));
    return TEMPLATES.render(
        "home-hero", new Hero(words, heading, Strands.draw(counts), key(words, counts)));
  }

  /// Who takes part, and how to.
  public Content section(Request request) {
    var words = words(request);
    var members = members();
    return TEMPLATES.render(
        "home-who",
        new Page(
            words,
            words.count("home.members", members.size()),
            members.stream().map(PartnerSummary::name).toList()));
  }

  private List<PartnerSummary> members() {
    return partners.all().stream()
        .filter(partner -> partner.status() == PartnerStatus.APPROVED)
        .toList();
  }

  private static int count(List<PartnerSummary> members, PartnerKind... kinds) {
    var wanted = List.of(kinds);
    return (int) members.stream().filter(member -> wanted.contains(member.kind())).count();
  }

  private static Content key(Words words, List<Integer> counts) {
    return new Markup()
        .open("p", "class", "key small")
        .element("span", words.count("home.key.nonprofits", counts.get(0)))
        .text(" ")
        .element("span", words.count("home.key.agencies", counts.get(1)))
        .text(" ")
        .element("span", words.count("home.key.districts", counts.get(2)))
        .close();
  }

  private static Words words(Request request) {
    return Words.of(request.language(), "partners");
  }
}
