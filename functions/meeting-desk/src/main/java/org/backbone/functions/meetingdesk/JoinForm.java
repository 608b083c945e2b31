package org.backbone.functions.meetingdesk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backbone.domain.Language;
import org.backbone.domain.PlainText;
import org.backbone.domain.Problem;
import org.backbone.domain.Problems;
import org.backbone.domain.meeting.Registration;
import org.backbone.domain.partner.EmailAddress;
import org.backbone.lambda.Form;

/// The form that joins a series, as it arrives: text, where a missing field is empty.
record JoinForm(String name, String organisation, String email, String language) {
  private static final int LONGEST = 120;

  static JoinForm of(Form sent) {
    return new JoinForm(
        sent.text("name").strip(),
        sent.text("organisation").strip(),
        sent.text("email").strip(),
        sent.text("language"));
  }

  /// A form that nobody filled in, in the language of its page.
  static JoinForm blank(Language language) {
    return new JoinForm("", "", "", language.tag());
  }

  List<Problem> problems() {
    var problems = new Problems().unless(!name.isEmpty(), "name", "missing");
    problem(problems, "name", name);
    problem(problems, "organisation", organisation);
    EmailAddress.fault(email).ifPresent(code -> problems.unless(false, "email", code));
    return problems.unless(Language.of(language).isPresent(), "language", "unknown").list();
  }

  /// Needs a form without [#problems()].
  Registration registration(String series, Instant at) {
    return new Registration(
        series,
        EmailAddress.normal(email),
        name,
        organisation,
        Language.of(language).orElseThrow(),
        at);
  }

  /// The values as a form shows them.
  Map<String, List<String>> values() {
    return Map.of(
        "name", List.of(name),
        "organisation", List.of(organisation),
        "email", List.of(email),
        "language", List.of(language));
  }

  private static void problem(Problems problems, String field, String text) {
    PlainText.fault(text, LONGEST)
        .ifPresent(code -> problems.unless(false, field, code, Integer.toString(LONGEST)));
  }
}
