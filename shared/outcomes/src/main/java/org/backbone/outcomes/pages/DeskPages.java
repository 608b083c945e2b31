package org.backbone.outcomes.pages;

import gg.jte.Content;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.Uploads;
import org.backbone.outcomes.pages.jte.StaticTemplates;
import org.backbone.outcomes.pages.jte.Templates;
import org.backbone.outcomes.words.PeriodWords;
import org.backbone.partners.Partner;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Layout;
import org.backbone.platform.pages.PageFrame;
import org.backbone.platform.pages.SubNav;
import org.backbone.platform.pages.Words;

/// What the desk's pages have in common.
public final class DeskPages {
  /// Where a page stands in the desk.
  enum Place {
    DESK,
    SEND,
    YOU
  }

  static final Templates TEMPLATES = new StaticTemplates();

  private final String network;
  private final ZoneId zone;

  public DeskPages(String network, ZoneId zone) {
    this.network = network;
    this.zone = zone;
  }

  ZoneId zone() {
    return zone;
  }

  static Words words(Request request) {
    return Words.of(request.language(), "outcomes");
  }

  String page(Request request, Partner partner, Place place, String title, Content main) {
    return page(request, partner, place, title, main, false);
  }

  String page(
      Request request,
      Partner partner,
      Place place,
      String title,
      Content main,
      boolean isRefused) {
    var words = words(request);
    var nav =
        new SubNav(
            words.say("desk.nav"),
            partner.name(),
            List.of(
                new SubNav.Link(words.say("desk.nav.desk"), "/desk", place == Place.DESK),
                new SubNav.Link(words.say("desk.nav.send"), "/uploads/new", place == Place.SEND),
                new SubNav.Link(words.say("desk.nav.meetings"), "/meetings", false),
                new SubNav.Link(words.say("desk.nav.you"), "/desk/you", place == Place.YOU)),
            "/sign-out");
    var frame =
        PageFrame.of(request.language(), network, request.pathAndQuery(), title)
            .with(nav)
            .refusedIf(isRefused);
    return Layout.html(frame, main);
  }

  /// An answer without a partner: nothing here, or not to be read.
  String plain(Request request, String key) {
    var words = words(request);
    var title = words.say(key + ".title");
    return Layout.html(
        PageFrame.of(request.language(), network, "/desk", title),
        TEMPLATES.nothingHere(words, title, words.say(key + ".text")));
  }

  /// "Friday, April 24, 2020, 3:41 p.m., Central".
  String moment(Words words, Instant instant) {
    var local = instant.atZone(zone);
    return words.say(
        "moment",
        words.dateWithYear(local.toLocalDate()),
        words.time(local.toLocalTime()),
        words.zone(zone));
  }

  /// "May 4, 2020".
  String day(Words words, Instant instant) {
    return words.dayOfMonthWithYear(instant.atZone(zone).toLocalDate());
  }

  /// The day of a file: when it was taken, or else when it was asked for.
  String sentOn(Words words, Upload upload) {
    return day(
        words,
        upload.outcome() instanceof Outcome.Accepted accepted
            ? accepted.at()
            : upload.requestedAt());
  }

  /// "WIC: pregnant women taking part, federal fiscal year 2015".
  static String what(Words words, Uploads uploads, Upload upload) {
    return uploads.name(upload, words.language()) + ", " + PeriodWords.of(words, upload);
  }
}
