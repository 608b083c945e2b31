package org.backbone.outcomes.pages;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.backbone.access.ProgramFields;
import org.backbone.access.ProgramToken;
import org.backbone.access.ProgramTokenStore.Making;
import org.backbone.access.Programs;
import org.backbone.audit.Actor;
import org.backbone.outcomes.pages.Caller.Member;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerDeeds;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Problem;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.lambda.Form;
import org.backbone.platform.lambda.Limits;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.lambda.SentAnswers;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.site.PublicSection;
import org.jspecify.annotations.Nullable;

/// A partner's programs at its desk: which may send data in its stead, a token for one more, and
/// the end of one. What a token is shown as stands on one page, once.
public final class ProgramsDesk implements PublicSection {
  /// Where it stands.
  static final String PATH = "/desk/programs";

  private static final String KEY = "key";

  private final Members members;
  private final Programs programs;
  private final DeskPages pages;
  private final InstantSource clock;
  private final Log log;
  private final String publicUrl;

  /// A part of the desk.
  ///
  /// @param publicUrl where programs reach the network, without a slash at the end
  public ProgramsDesk(
      Members members,
      Programs programs,
      DeskPages pages,
      InstantSource clock,
      Log log,
      String publicUrl) {
    this.members = members;
    this.programs = programs;
    this.pages = pages;
    this.clock = clock;
    this.log = log;
    this.publicUrl = publicUrl;
  }

  @Override
  public Routes addTo(Routes routes) {
    return routes
        .on(
            "GET /desk/programs",
            request -> members.answer(request, member -> list(request, member)))
        .on(
            "POST /desk/programs",
            request -> members.answer(request, member -> make(request, member)))
        .on(
            "POST /desk/programs/revoke",
            request -> members.answer(request, member -> revoke(request, member)));
  }

  /// A program, as its partner sees it.
  ///
  /// @param used when it was last used, as a sentence
  public record Listed(String id, String name, String since, String until, String used) {}

  private Reply list(Request request, Member member) {
    return list(request, member, Ids.token(), ProgramFields.untouched(), List.of());
  }

  private Reply list(
      Request request, Member member, String key, Answers answers, List<Problem> problems) {
    var words = DeskPages.words(request);
    var access = Words.of(request.language(), "access");
    var form = FormView.filled(access, ProgramFields.FIELDS, answers, problems);
    var listed =
        programs.live(member.partner().id()).stream().map(token -> listed(words, token)).toList();
    return Reply.html(
        problems.isEmpty() ? 200 : 422,
        pages.page(
            request,
            member.partner(),
            DeskPages.Place.YOU,
            words.say("programs.title"),
            DeskPages.TEMPLATES.programs(words, listed, form, request.keepingLanguage(PATH), key),
            form.refused()));
  }

  private Listed listed(Words words, ProgramToken token) {
    return new Listed(
        token.id(),
        token.name(),
        pages.day(words, token.madeAt()),
        pages.day(words, token.expiresAt()),
        used(words, token.usedOn()));
  }

  private static String used(Words words, @Nullable LocalDate day) {
    return day == null
        ? words.say("programs.used.never")
        : words.say("programs.used", words.dayOfMonthWithYear(day));
  }

  private Reply make(Request request, Member member) {
    var form = request.form();
    var key = key(form);
    var sent = SentAnswers.of(ProgramFields.FIELDS, form, answers -> answers);
    if (!sent.problems().isEmpty()) {
      return list(request, member, key, sent.answers(), sent.problems());
    }
    var answers = sent.answers();
    var token =
        ProgramToken.of(
            member.partner().id(),
            member.session().email(),
            answers.get(ProgramFields.PROGRAM),
            key,
            clock.instant(),
            ProgramFields.lasts(answers));
    var making = programs.make(token, PartnerDeeds.matter(member.partner()), actor(member));
    return switch (making) {
      case Making.Made(var value) -> {
        log.info("token-made", facts(member.partner(), token.id()));
        yield made(request, member, token, value);
      }
      case Making.InUse _ -> refused(request, member, key, answers, "in_use");
      case Making.NameTaken _ -> refused(request, member, key, answers, "taken");
      case Making.Full _ -> refused(request, member, key, answers, "full");
    };
  }

  private Reply refused(Request request, Member member, String key, Answers answers, String code) {
    var problem = Problem.of(ProgramFields.PROGRAM.path(), code);
    return list(request, member, key, answers, List.of(problem));
  }

  // A form without one is another each time.
  private static String key(Form form) {
    var key = form.text(KEY);
    return key.isBlank() || key.length() > Limits.KEY_CHARACTERS ? Ids.token() : key;
  }

  private Reply made(Request request, Member member, ProgramToken token, String value) {
    var words = DeskPages.words(request);
    return Reply.html(
        200,
        pages.page(
            request,
            member.partner(),
            DeskPages.Place.YOU,
            words.say("programs.made.title"),
            DeskPages.TEMPLATES.programMade(
                words,
                token.name(),
                value,
                pages.day(words, token.expiresAt()),
                publicUrl + "/api/v1/uploads",
                request.keepingLanguage(PATH))));
  }

  private Reply revoke(Request request, Member member) {
    var id = request.form().text("token");
    if (programs.revoke(PartnerDeeds.matter(member.partner()), id, actor(member))) {
      log.info("token-revoked", facts(member.partner(), id));
    }
    return Reply.seeOther(request.keepingLanguage(PATH));
  }

  private static Actor actor(Member member) {
    return Actor.partner(member.partner().id(), member.partner().name());
  }

  private static Map<String, Object> facts(Partner partner, String token) {
    return Map.of("partner", partner.id(), "token", token);
  }
}
