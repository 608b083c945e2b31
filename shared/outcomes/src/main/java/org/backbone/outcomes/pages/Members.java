package org.backbone.outcomes.pages;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.backbone.access.Programs;
import org.backbone.access.pages.Sessions;
import org.backbone.access.pages.SignInPages;
import org.backbone.outcomes.pages.Caller.Member;
import org.backbone.outcomes.pages.Caller.MembersProgram;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerStore;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;

/// Who of a member asks: each answer at the desk begins with it.
public final class Members {
  private final Sessions sessions;
  private final Programs programs;
  private final PartnerStore partners;

  /// Those who are signed in as contacts of `partners`, and their programs.
  public Members(Sessions sessions, Programs programs, PartnerStore partners) {
    this.sessions = sessions;
    this.programs = programs;
    this.partners = partners;
  }

  private Optional<Member> find(Request request) {
    return sessions
        .find(request)
        .flatMap(
            session ->
                partner(session.partner(), session.email())
                    .map(partner -> new Member(session, partner)));
  }

  // A partner that staff suspended is none, and its contact may be another by now, whatever its
  // sessions and tokens say.
  private Optional<Partner> partner(String id, String contact) {
    return partners
        .find(id)
        .filter(Partner::isApproved)
        .filter(partner -> partner.contact().email().equals(contact));
  }

  /// An answer for a member; others are led to the sign-in. A token opens no page.
  Reply answer(Request request, Function<Member, Reply> answer) {
    return find(request).map(answer).orElseGet(() -> Reply.seeOther(SignInPages.formPath(request)));
  }

  /// An answer about something of the member's own, which `find` finds; for others there is nothing
  /// here.
  <T> Reply own(
      Request request,
      DeskPages pages,
      Function<Member, Optional<T>> find,
      BiFunction<Member, T, Reply> answer) {
    return answer(
        request,
        member ->
            find.apply(member)
                .map(own -> answer.apply(member, own))
                .orElseGet(() -> Reply.html(404, pages.plain(request, "not-found"))));
  }

  /// Who asks behind the API. Whoever shows a token is known by that alone, whatever cookies come
  /// along.
  Optional<Caller> caller(Request request) {
    return request.bearer().isPresent()
        ? request.bearer().flatMap(this::program)
        : find(request).map(Caller.class::cast);
  }

  private Optional<Caller> program(String value) {
    var found =
        programs
            .find(value)
            .flatMap(
                token ->
                    partner(token.partner(), token.email())
                        .map(partner -> new MembersProgram(token, partner)));
    found.ifPresent(program -> programs.use(value, program.token()));
    return found.map(Caller.class::cast);
  }
}
