package org.backbone.meetings.pages;

import static org.backbone.platform.pages.Kit.kit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backbone.meetings.Answer;
import org.backbone.meetings.Coming;
import org.backbone.meetings.Occurrence;
import org.backbone.meetings.RegistrationFields;
import org.backbone.meetings.Series;
import org.backbone.meetings.pages.jte.StaticTemplates;
import org.backbone.meetings.pages.jte.Templates;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.SentAnswers;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.Layout;
import org.backbone.platform.pages.Nav;
import org.backbone.platform.pages.PageFrame;
import org.backbone.platform.pages.Words;

/// The pages of meetings, in every language.
final class MeetingPages {
  private static final Templates TEMPLATES = new StaticTemplates();

  private final String network;

  MeetingPages(String network) {
    this.network = network;
  }

  static Words words(Language language) {
    return Words.of(language, "meetings");
  }

  /// Every series and its next dates.
  String all(Request request, List<Coming> coming) {
    var words = words(request.language());
    var all = coming.stream().map(each -> view(words, each)).toList();
    return Layout.html(
        frame(words, request.path(), words.say("all.title")).describedAs(words.say("all.lede")),
        TEMPLATES.meetings(words, all));
  }

  /// A series, its next dates, and the form that joins it.
  ///
  /// @param saidYes how many people said that they come to the first of the dates
  /// @param joined whether somebody joined just now
  /// @param stamp when the form was drawn, signed
  String series(
      Request request,
      Coming coming,
      long saidYes,
      boolean joined,
      SentAnswers sent,
      String stamp) {
    var words = words(request.language());
    var series = view(words, coming);
    var form = FormView.filled(words, RegistrationFields.FIELDS, sent);
    var action = request.keepingLanguage(series.path() + "/join");
    return Layout.html(
        frame(words, series.path(), series.title())
            .describedAs(series.description())
            .refusedIf(form.refused()),
        TEMPLATES.series(words, series, saidYes, joined, form, action, stamp));
  }

  /// The page behind an invitation's link: the date and a button for each answer. What is marked as
  /// wanted comes from the link that was clicked; only a button sends it.
  String asked(
      Language language,
      Request request,
      Occurrence date,
      Optional<Answer> given,
      Answer wanted,
      boolean isMember) {
    var words = words(language);
    var heading = words.say("rsvp.title", words.dayOfMonth(date.start().toLocalDate()));
    var others = Stream.of(Answer.values()).filter(answer -> answer != wanted);
    var invitation =
        new InvitationView(
            heading,
            date.series().title().in(language),
            date.series().place().in(language),
            DateView.of(words, date),
            given.orElse(null),
            Stream.concat(Stream.of(wanted), others).toList(),
            isMember,
            request.keepingLanguage(request.path()));
    return Layout.html(
        frame(words, request.path(), heading), TEMPLATES.invitation(words, invitation));
  }

  /// The page behind a link to leave.
  String leave(Language language, Request request, Series series) {
    var words = words(language);
    var title = series.title().in(language);
    return Layout.html(
        frame(words, request.path(), words.say("leave.title", title)),
        TEMPLATES.leave(words, title, request.keepingLanguage(request.path())));
  }

  /// The same page for whom is not in the series, or no longer.
  String left(Language language, Request request, Series series) {
    var words = words(language);
    return Layout.html(
        frame(words, request.path(), words.say("left.title")),
        TEMPLATES.left(words, series.title().in(language), SeriesView.path(series)));
  }

  /// A page that says what is not here any more, or never was, and where to go on.
  String gone(Language language, String what) {
    var words = words(language);
    var title = words.say(what + ".title");
    return Layout.html(
        frame(words, Nav.MEETINGS.path(), title),
        kit.dead(
            title, words.say(what + ".text"), Nav.MEETINGS.path(), words.say("gone.meetings")));
  }

  /// A request that cannot be read at all.
  String unreadable(Language language, List<Problem> problems) {
    var words = words(language);
    var title = words.say("unreadable.title");
    var told =
        problems.stream()
            .map(
                problem ->
                    words
                        .first(List.of("problem." + problem.code()), problem.arguments().toArray())
                        .orElse(title))
            .toList();
    return Layout.html(
        frame(words, Nav.MEETINGS.path(), title).refusedIf(true),
        kit.refused(words, title, told, Nav.MEETINGS.path(), words.say("gone.meetings")));
  }

  private static SeriesView view(Words words, Coming coming) {
    return SeriesView.of(
        words,
        coming.series(),
        coming.dates().stream().map(date -> DateView.of(words, date)).toList());
  }

  private PageFrame frame(Words words, String path, String title) {
    return PageFrame.of(words.language(), network, path, title).at(Nav.MEETINGS);
  }
}
