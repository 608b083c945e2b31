package org.backbone.meetings.pages;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backbone.meetings.Answer;
import org.backbone.meetings.Coming;
import org.backbone.meetings.Occurrence;
import org.backbone.meetings.Series;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Problem;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Layout;
import org.backbone.platform.pages.Markup;
import org.backbone.platform.pages.Nav;
import org.backbone.platform.pages.PageFrame;
import org.backbone.platform.pages.Parts;
import org.backbone.platform.pages.Words;

/// The pages of meetings, in every language.
public final class MeetingPages {
  private static final List<String> LANGUAGES = Language.all().stream().map(Language::tag).toList();

  private final String network;

  public MeetingPages(String network) {
    this.network = network;
  }

  /// Every series and its next dates.
  public String all(Language language, String path, List<Coming> coming) {
    var words = words(language);
    var main =
        new Markup()
            .element("h1", words.say("all.title"))
            .element("p", words.say("all.lede"), "class", "lede");
    if (coming.isEmpty()) {
      main.add(
          Parts.emptyPage(
              words.say("all.none.title"),
              words.say("all.none.text"),
              Parts.link("/partners/join", words.say("all.none.join"))));
    }
    main.open("div", "class", "split even");
    for (var each : coming) {
      main.open("section").element("h2", each.series().title().in(language));
      main.element("p", each.series().description().in(language));
      main.element("p", cadence(words, each.series()), "class", "soft");
      main.add(dates(words, each.dates()));
      main.open("p", "class", "acts")
          .add(Parts.linkButton(path(each.series()), words.say("all.join")))
          .text(" ")
          .add(Parts.link(feed(each.series(), language), words.say("series.feed")))
          .close()
          .close();
    }
    main.close();
    return page(frame(language, path, words.say("all.title")), main);
  }

  /// A series, its next dates, and the form that joins it.
  ///
  /// @param saidYes how many people said that they come to the first of the dates
  /// @param joined whether somebody joined just now
  public String series(
      Language language,
      String path,
      Coming coming,
      long saidYes,
      boolean joined,
      RegistrationForm form,
      List<Problem> problems) {
    var words = words(language);
    var series = coming.series();
    var view = FormView.filled(words, form.values(), problems);
    var main = new Markup();
    main.add(view.problems());
    if (joined) {
      main.add(
          Parts.notice(Kind.OK, words.say("joined.title"), words.say("joined.text", days(series))));
    }
    main.open("p", "class", "small")
        .add(Parts.link("/meetings", words.say("all.title")))
        .close()
        .open("div", "class", "split")
        .open("div")
        .element("h1", series.title().in(language))
        .element("p", series.description().in(language), "class", "lede")
        .element("p", cadence(words, series) + " " + series.place().in(language) + ".");
    if (saidYes > 0) {
      main.element("p", words.count("series.yes", saidYes));
    }
    main.open("p", "class", "to-answer")
        .add(Parts.linkButton("#join", words.say("join.title")))
        .close()
        .element("h2", words.say("series.dates"))
        .add(dates(words, coming.dates()))
        .open("p", "class", "acts")
        .add(Parts.link(feed(series, language), words.say("series.feed")))
        .close()
        .open("p", "class", "soft")
        .text(words.say("series.contact") + " ")
        .add(Parts.link("mailto:" + series.contact(), series.contact()))
        .close()
        .close()
        .add(join(words, series, view))
        .close();
    return page(frame(language, path, series.title().in(language)).refusedIf(view.refused()), main);
  }

  /// The page behind an invitation's link: the date and three buttons. What is marked as wanted
  /// comes from the link that was clicked; only a button sends it.
  public String asked(
      Language language,
      String path,
      Occurrence date,
      Optional<Answer> given,
      Answer wanted,
      boolean member) {
    var words = words(language);
    var day = date.start().toLocalDate();
    var main =
        new Markup()
            .open("div", "class", "col")
            .element("h1", words.say("rsvp.title", words.dayOfMonth(day)));
    given.ifPresent(
        answer ->
            main.add(
                Parts.notice(
                    Kind.OK,
                    words.say("rsvp.given." + answer.code()),
                    words.say("rsvp.given.text"))));
    if (!member) {
      main.add(Parts.notice(Kind.INFO, words.say("left.title"), words.say("left.rsvp")));
    }
    main.open("div", "class", "acts")
        .add(Parts.day(words, day, date.start().toOffsetDateTime().toString()))
        .open("div")
        .open("p")
        .element("strong", date.series().title().in(language))
        .leaf("br")
        .text(words.dateWithYear(day) + ", " + hours(words, date))
        .leaf("br")
        .element("span", date.series().place().in(language), "class", "soft")
        .close()
        .close()
        .close();
    main.open("form", "method", "post", "action", path).open("p", "class", "acts");
    main.add(button(words, wanted, false));
    for (var other : Answer.values()) {
      if (other != wanted) {
        main.text(" ").add(button(words, other, true));
      }
    }
    main.close().close();
    if (given.isEmpty()) {
      main.element("p", words.say("rsvp.nothing-sent"));
    }
    main.add(
        Parts.details(
            words.say("rsvp.why"), new Markup().element("p", words.say("rsvp.why.text"))));
    if (member) {
      main.add(
          Parts.details(
              words.say("rsvp.leave"),
              Parts.plainButton(path, words.say("leave.do"), Map.of("answer", "leave"))));
    }
    main.element("p", words.say("rsvp.not-yours"), "class", "small soft").close();
    return page(frame(language, path, words.say("rsvp.title", words.dayOfMonth(day))), main);
  }

  /// The page behind a link to leave: one button, or that it is done.
  public String leaving(Language language, String path, Series series, boolean member) {
    var words = words(language);
    var title = series.title().in(language);
    var main = new Markup().open("div", "class", "col");
    if (member) {
      main.element("h1", words.say("leave.title", title))
          .element("p", words.say("leave.text"))
          .add(Parts.button(path, words.say("leave.do"), Map.of("answer", "leave")))
          .element("p", words.say("leave.nothing-yet"), "class", "small soft");
    } else {
      main.element("h1", words.say("left.title"))
          .add(Parts.notice(Kind.OK, words.say("left.done", title), words.say("left.text")))
          .open("p")
          .add(Parts.link(path(series), words.say("left.again")))
          .close();
    }
    main.close();
    return page(
        frame(language, path, words.say(member ? "leave.title" : "left.title", title)), main);
  }

  /// A page that says what is not here any more, or never was, and where to go on.
  public String gone(Language language, String what) {
    var words = words(language);
    var main =
        new Markup()
            .open("div", "class", "col")
            .element("h1", words.say(what + ".title"))
            .element("p", words.say(what + ".text"))
            .open("p", "class", "acts")
            .add(Parts.linkButton("/meetings", words.say("gone.meetings")))
            .close()
            .close();
    return page(frame(language, "/meetings", words.say(what + ".title")), main);
  }

  /// A request that cannot be read at all.
  public String unreadable(Language language, List<Problem> problems) {
    var words = words(language);
    var told = new Markup();
    for (var problem : problems) {
      told.element(
          "p",
          words
              .first(List.of("problem." + problem.code()), problem.arguments().toArray())
              .orElseGet(() -> words.say("unreadable.title")));
    }
    var main =
        new Markup()
            .element("h1", words.say("unreadable.title"))
            .add(Parts.notice(Kind.BAD, words.say("problems"), told))
            .open("p", "class", "acts")
            .add(Parts.linkButton("/meetings", words.say("gone.meetings")))
            .close();
    return page(frame(language, "/meetings", words.say("unreadable.title")).refusedIf(true), main);
  }

  public static Words words(Language language) {
    return Words.of(language, "meetings");
  }

  private static Content join(Words words, Series series, FormView view) {
    return new Markup()
        .open("aside", "aria-label", words.say("join.title"))
        .open(
            "form",
            "method",
            "post",
            "action",
            words.language().inQueryOf(path(series) + "/join"),
            "class",
            "panel",
            "id",
            "join",
            "novalidate",
            "")
        .element("h2", words.say("join.title"))
        .element("p", words.say("join.text", days(series)))
        .add(view.trap())
        .add(view.text("name").autocomplete("name").required())
        .add(view.text("organisation").autocomplete("organization"))
        .add(view.text("email").email().required())
        .add(view.radios("language", LANGUAGES))
        .element("button", words.say("join.send"), "type", "submit")
        .close()
        .element("p", words.say("join.privacy"), "class", "small soft")
        .close();
  }

  private static Content dates(Words words, List<Occurrence> dates) {
    return Parts.dates(
        dates.stream()
            .<Content>map(
                date -> {
                  var day = date.start().toLocalDate();
                  return new Markup()
                      .add(Parts.day(words, day, date.start().toOffsetDateTime().toString()))
                      .add(
                          Parts.rowMain(
                              new Markup()
                                  .element("strong", words.dateWithYear(day))
                                  .leaf("br")
                                  .text(hours(words, date))));
                })
            .toList());
  }

  private static Content button(Words words, Answer answer, boolean plain) {
    var attributes =
        plain
            ? new String[] {
              "type", "submit", "name", "answer", "value", answer.code(), "class", "plain"
            }
            : new String[] {"type", "submit", "name", "answer", "value", answer.code()};
    return new Markup().element("button", words.say("rsvp." + answer.code()), attributes);
  }

  private static String cadence(Words words, Series series) {
    var weekday = words.weekday(series.anchor().getDayOfWeek());
    var hours = words.hours(series.start(), series.start().plus(series.length()), series.zone());
    return series.everyWeeks() == 1
        ? words.say("cadence.weekly", weekday, hours)
        : series.everyWeeks() == 2
            ? words.say("cadence.biweekly", weekday, hours)
            : words.say("cadence.weeks", weekday, hours, series.everyWeeks());
  }

  private static String hours(Words words, Occurrence date) {
    return words.hours(date.start().toLocalTime(), date.end().toLocalTime(), date.series().zone());
  }

  private static int days(Series series) {
    return series.inviteDays();
  }

  private static String path(Series series) {
    return "/meetings/" + series.id();
  }

  private static String feed(Series series, Language language) {
    return language.inQueryOf(path(series) + ".ics");
  }

  private PageFrame frame(Language language, String path, String title) {
    return PageFrame.of(language, network, path, title).at(Nav.MEETINGS);
  }

  private static String page(PageFrame frame, Content main) {
    return Layout.html(frame, main);
  }
}
