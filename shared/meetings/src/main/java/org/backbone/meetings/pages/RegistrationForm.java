package org.backbone.meetings.pages;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backbone.meetings.Registration;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.PlainText;
import org.backbone.platform.core.Problem;
import org.backbone.platform.core.Problems;
import org.backbone.platform.lambda.Form;

/// The form that joins a series, as it arrives: text, where a missing field is empty.
public record RegistrationForm(String name, String organisation, String email, String language) {
  private static final int LONGEST = 120;

  public static RegistrationForm of(Form sent) {
    return new RegistrationForm(
        sent.text("name").strip(),
        sent.text("organisation").strip(),
        sent.text("email").strip(),
        sent.text("language"));
  }

  /// A form that nobody filled in, in the language of its page.
  public static RegistrationForm blank(Language language) {
    return new RegistrationForm("", "", "", language.tag());
  }

  public List<Problem> problems() {
    var problems = new Problems().unless(!name.isEmpty(), "name", "missing");
    problem(problems, "name", name);
    problem(problems, "organisation", organisation);
    EmailAddress.fault(email).ifPresent(code -> problems.unless(false, "email", code));
    return problems.unless(Language.of(language).isPresent(), "language", "unknown").list();
  }

  /// Needs a form without [#problems()].
  public Registration registration(String series, Instant at) {
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
