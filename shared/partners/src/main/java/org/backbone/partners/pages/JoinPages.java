package org.backbone.partners.pages;

import gg.jte.Content;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.backbone.partners.PartnerKind;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Layout;
import org.backbone.platform.pages.Markup;
import org.backbone.platform.pages.Nav;
import org.backbone.platform.pages.PageFrame;
import org.backbone.platform.pages.Parts;
import org.backbone.platform.pages.Words;

/// The pages of joining, in every language.
public final class JoinPages {
  private static final List<String> KINDS =
      Arrays.stream(PartnerKind.values()).map(PartnerKind::code).toList();
  private static final List<String> LANGUAGES = Language.all().stream().map(Language::tag).toList();

  private final String network;

  public JoinPages(String network) {
    this.network = network;
  }

  public static Words words(Language language) {
    return Words.of(language, "partners");
  }

  /// The form before anybody filled it in.
  public String blank(Request request) {
    var language = request.language();
    return form(
        request,
        FormView.filled(
            words(language), Map.of("contact_language", List.of(language.tag())), List.of()),
        Ids.token());
  }

  /// The form as it was sent, with what is wrong with it.
  public String refused(Request request, JoinForm form, String key, List<Problem> problems) {
    return form(request, FormView.filled(words(request.language()), values(form), problems), key);
  }

  /// What happens next.
  public String thanks(Request request) {
    var words = words(request.language());
    var main =
        new Markup()
            .element("h1", words.say("thanks.title"))
            .add(Parts.notice(Kind.OK, words.say("thanks.received"), words.say("thanks.text")))
            .element("h2", words.say("next.title"))
            .add(steps(words))
            .open("p", "class", "acts")
            .add(Parts.link("/dashboard", words.say("thanks.figures")))
            .text(" ")
            .add(Parts.link("/meetings", words.say("thanks.meetings")))
            .close();
    return Layout.html(frame(request, "thanks.title", false), main);
  }

  /// A request that cannot be read at all.
  public String unreadable(Request request, List<Problem> problems) {
    var words = words(request.language());
    var told = new Markup();
    problems.forEach(problem -> told.element("p", say(words, problem)));
    var main =
        new Markup()
            .element("h1", words.say("unreadable.title"))
            .add(Parts.notice(Kind.BAD, words.say("problems"), told))
            .open("p", "class", "acts")
            .add(Parts.linkButton("/partners/join", words.say("unreadable.again")))
            .close();
    return Layout.html(frame(request, "unreadable.title", true), main);
  }

  /// A problem in words, as the form and the JSON answer say it.
  public static String say(Words words, Problem problem) {
    var field = problem.field().replace('/', '_');
    return words
        .first(
            List.of("problem." + field + "." + problem.code(), "problem." + problem.code()),
            problem.arguments().toArray())
        .orElseThrow(() -> new IllegalStateException("no words for " + problem));
  }

  private String form(Request request, FormView form, String key) {
    var words = words(request.language());
    var main =
        new Markup()
            .open("div", "class", "split")
            .open("div")
            .add(form.problems())
            .element("h1", words.say("join.title"))
            .element("p", words.say("join.lede"), "class", "lede")
            .open(
                "form",
                "id",
                "form",
                "method",
                "post",
                "action",
                request.language().inQueryOf("/partners/join"),
                "novalidate",
                "")
            .add(Parts.hidden("key", key))
            .add(form.trap())
            .add(form.text("name").autocomplete("organization").required())
            .add(form.radios("kind", KINDS))
            .add(form.text("sector"))
            .add(form.text("services"))
            .add(form.text("languages"))
            .add(form.text("area"))
            .add(form.text("contact_name").autocomplete("name").required())
            .add(form.text("contact_email").email().required())
            .add(form.radios("contact_language", LANGUAGES))
            .add(form.checkbox("consent", "yes"))
            .element("button", words.say("join.send"), "type", "submit")
            .close()
            .close()
            .add(aside(words))
            .close();
    return Layout.html(frame(request, "join.title", form.refused()), main);
  }

  private static Content aside(Words words) {
    return new Markup()
        .open("aside", "aria-label", words.say("next.title"))
        .open("div", "class", "panel")
        .element("h2", words.say("next.title"))
        .add(steps(words))
        .close()
        .element("p", words.say("join.privacy"), "class", "small soft")
        .close();
  }

  private static Content steps(Words words) {
    return new Markup()
        .open("ol")
        .element("li", words.say("next.read"))
        .element("li", words.say("next.mail"))
        .element("li", words.say("next.desk"))
        .close();
  }

  private PageFrame frame(Request request, String title, boolean refused) {
    var language = request.language();
    return PageFrame.of(language, network, request.path(), words(language).say(title))
        .at(Nav.JOIN)
        .refusedIf(refused);
  }

  private static Map<String, List<String>> values(JoinForm form) {
    return Map.of(
        "name", List.of(form.name()),
        "kind", List.of(form.kind()),
        "sector", List.of(form.sector()),
        "services", List.of(String.join(", ", form.services())),
        "languages", List.of(String.join(", ", form.languages())),
        "area", List.of(form.area()),
        "contact_name", List.of(form.contactName()),
        "contact_email", List.of(form.contactEmail()),
        "contact_language", List.of(form.contactLanguage()),
        "consent", List.of(form.consent()));
  }
}
