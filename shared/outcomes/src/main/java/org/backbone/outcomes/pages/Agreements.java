package org.backbone.outcomes.pages;

import gg.jte.Content;
import java.time.InstantSource;
import java.time.ZoneId;
import org.backbone.metrics.Slot;
import org.backbone.partners.Partner;
import org.backbone.platform.core.NetworkDay;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Words;
import org.jspecify.annotations.Nullable;

/// What the end of a partner's data-sharing agreement means at its desk: in the last days before it
/// a word on what to do, and after it no new data. That there is nothing to report can always be
/// said, for no figure comes by it.
public final class Agreements {
  /// How many days before its end a partner is told of it.
  static final int TOLD_BEFORE = 30;

  /// What a program is told.
  static final Problem OVER = Problem.of("", "agreement_over");

  private final DeskPages pages;
  private final NetworkDay day;
  private final String mailbox;

  /// Agreements of a network whose days begin and end in `zone`.
  ///
  /// @param mailbox the address that partners write to
  public Agreements(DeskPages pages, InstantSource clock, ZoneId zone, String mailbox) {
    this.pages = pages;
    this.day = new NetworkDay(clock, zone);
    this.mailbox = mailbox;
  }

  /// Whether the partner can send no data now.
  boolean stops(Partner partner) {
    return partner.isLapsedOn(day.today());
  }

  /// What the partner is told of its agreement; nothing where there is none, or long to go.
  Content notice(Words words, Partner partner) {
    var today = day.today();
    return partner
        .agreementEnd()
        .filter(end -> !end.minusDays(TOLD_BEFORE).isAfter(today))
        .<Content>map(
            end -> {
              var key = partner.isLapsedOn(today) ? "agreement.over" : "agreement.ends";
              return DeskPages.TEMPLATES.agreementNotice(
                  words,
                  partner.isLapsedOn(today) ? Kind.BAD : Kind.WAIT,
                  words.say(key + ".title", words.dayOfMonthWithYear(end)),
                  words.say(key + ".text"),
                  mailbox);
            })
        .orElse(Contents.NONE);
  }

  /// The page in place of whatever would take data.
  ///
  /// @param slot of which may be said that there is nothing to send; null for none
  Reply stopped(Request request, Partner partner, @Nullable Slot slot) {
    var words = DeskPages.words(request);
    return Reply.html(
        403,
        pages.page(
            request,
            partner,
            DeskPages.Place.SEND,
            words.say("agreement.stopped.title"),
            DeskPages.TEMPLATES.agreementOver(
                words, new AgreementOver(notice(words, partner), slot))));
  }
}
