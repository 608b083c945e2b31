package org.backbone.platform.pages.console;

import gg.jte.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.BadRequest;
import org.backbone.platform.lambda.ProblemReply;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.HousePages;
import org.backbone.platform.pages.Kit;
import org.backbone.platform.pages.LanguageChoice;
import org.backbone.platform.pages.Layout;
import org.backbone.platform.pages.PageFrame;
import org.backbone.platform.pages.ProblemWords;
import org.backbone.platform.pages.SubNav;
import org.backbone.platform.pages.Words;

/// What every page of the console stands in, and how each answer of it that is not what was asked
/// for looks.
public final class ConsoleFrame {
  private final String network;
  private final ZoneId zone;
  private final List<ConsoleLink> links;

  /// The frame of a network's console, with the sections' places in its navigation.
  public ConsoleFrame(String network, ZoneId zone, List<ConsoleLink> links) {
    this.network = network;
    this.zone = zone;
    this.links = List.copyOf(links);
  }

  /// A page.
  ///
  /// @param path where it stands in the navigation; empty for a page that stands nowhere
  public Reply page(Request request, String title, String path, Content main) {
    return page(request, 200, title, path, main, false);
  }

  /// A page, whatever it answers.
  ///
  /// @param path where it stands in the navigation; empty for a page that stands nowhere
  /// @param isRefused whether it is a form that was sent and is shown again
  public Reply page(
      Request request, int status, String title, String path, Content main, boolean isRefused) {
    var words = words(request.language());
    var places = new ArrayList<SubNav.Link>();
    places.add(new SubNav.Link(words.say("nav.today"), "/console", path.equals("/console")));
    for (var link : links) {
      places.add(
          new SubNav.Link(
              link.text().apply(request.language()), link.path(), path.equals(link.path())));
    }
    var navigation =
        new SubNav(words.say("console"), words.say("console"), places, "/console/sign-out");
    // Changing the language asks for a page again: what a button's answer stands at is none.
    var place = path.isEmpty() ? "/console" : path;
    var back = request.method().equals("GET") ? request.path() : place;
    var frame =
        PageFrame.of(request.language(), network, back, title)
            .with(navigation)
            .refusedIf(isRefused)
            .in(PageFrame.Width.DENSE);
    return Reply.html(status, Layout.html(frame, main));
  }

  /// A page that says why there is nothing else.
  public Reply refusal(Request request, int status, String key, List<Problem> problems) {
    var words = words(request.language());
    var told =
        problems.isEmpty()
            ? List.of(words.say(key + ".text"))
            : problems.stream().map(problem -> ProblemWords.say(words, problem)).toList();
    var main =
        Kit.kit.refused(
            words, words.say(key + ".title"), told, "/console", words.say("refusal.back"));
    return withoutNavigation(request, status, words.say(key + ".title"), main);
  }

  private Reply withoutNavigation(Request request, int status, String title, Content main) {
    var frame =
        PageFrame.of(request.language(), network, "/console", title).in(PageFrame.Width.DENSE);
    return Reply.html(status, Layout.html(frame, main));
  }

  /// To somebody of the staff who asked for what is for others: a page that says for whom; 403.
  Reply notYours(Request request, Staff staff, Roles may) {
    var words = words(request.language());
    var told =
        staff.roles().isEmpty()
            ? List.of(words.say("not-yours.no-role", staff.name()))
            : List.of(
                words.say("not-yours.text", who(words, may)),
                words.say("not-yours.you", staff.name(), names(words, "role.", staff.roles())));
    var main =
        Kit.kit.refused(
            words, words.say("not-yours.title"), told, "/console", words.say("refusal.back"));
    return page(request, 403, words.say("not-yours.title"), "", main, false);
  }

  /// The same to their program.
  Reply notYoursToCall(Request request, Roles may) {
    return problems(
        request,
        403,
        "not-yours.title",
        List.of(Problem.of("", "not_your_role", who(words(request.language()), may))));
  }

  /// To somebody who pressed a button and is not signed in any more: a page on which they sign in
  /// beside it and press again, with all that they sent; 401.
  ///
  /// @param signIn where they sign in
  Reply signInAgain(Request request, String signIn) {
    var words = words(request.language());
    var main =
        Kit.kit.signInAgain(
            words,
            request.keepingLanguage(signIn),
            request.keepingLanguage(LanguageChoice.back(request.path())),
            HousePages.sentAgain(request));
    return withoutNavigation(request, 401, words.say("sign-in-again.title"), main)
        .with("www-authenticate", "Bearer");
  }

  /// That somebody is signed out here, on the way to the issuer, where they are signed out too.
  ///
  /// @param issuer where the browser goes by itself; a link leads there as well
  public Reply signedOut(Request request, String issuer) {
    var words = words(request.language());
    var title = words.say("signed-out.title");
    var main =
        Kit.kit.dead(title, words.say("signed-out.text"), issuer, words.say("signed-out.link"));
    return withoutNavigation(request, 200, title, main).with("refresh", "0; url=" + issuer);
  }

  private static String who(Words words, Roles may) {
    return names(words, "roles.", may.list());
  }

  private static String names(Words words, String prefix, Collection<Role> roles) {
    return words.list(
        roles.stream().sorted().map(role -> words.say(prefix + role.code())).toList());
  }

  /// Nothing is of the name that was asked for.
  public Reply notFound(Request request) {
    return refusal(request, 404, "not-found", List.of());
  }

  /// Problems as the API tells them, in the console's own words.
  ///
  /// @param title the key of the title
  public Reply problems(Request request, int status, String title, List<Problem> problems) {
    return problems(request, status, title, problems, words(request.language()));
  }

  /// Problems as the API tells them, in a section's words.
  public Reply problems(
      Request request, int status, String title, List<Problem> problems, Words said) {
    return ProblemReply.of(
        status,
        words(request.language()).say(title),
        problems,
        problem -> ProblemWords.say(said, problem));
  }

  Reply unreadable(Request request, BadRequest bad) {
    return request.isForApi()
        ? problems(request, bad.status(), "unreadable.title", bad.problems())
        : refusal(request, bad.status(), "unreadable", bad.problems());
  }

  /// The day of an instant, as the network counts days.
  public LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /// The time of day of an instant, as the network's clocks show it.
  public LocalTime time(Instant instant) {
    return LocalTime.ofInstant(instant, zone);
  }

  static Words words(Language language) {
    return Words.of(language, "console");
  }
}
