package org.backbone.partners.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.backbone.partners.Application;
import org.backbone.partners.Contact;
import org.backbone.partners.PartnerKind;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.PlainText;
import org.backbone.platform.core.Problem;
import org.backbone.platform.core.Problems;
import org.backbone.platform.lambda.Form;
import org.backbone.platform.lambda.Json;

/// The form as it arrives: text, where a missing field is empty.
public record JoinForm(
    String name,
    String kind,
    String sector,
    List<String> services,
    List<String> languages,
    String area,
    String contactName,
    String contactEmail,
    String contactLanguage,
    String consent) {
  static final int NAME_MOST = 120;
  static final int LINE_MOST = 160;
  static final int WORD_MOST = 80;
  static final int LIST_MOST = 30;
  private static final Set<String> YES = Set.of("yes", "true", "on", "1");

  public JoinForm {
    name = name.strip();
    kind = kind.strip().toLowerCase(Locale.ROOT);
    sector = sector.strip();
    services = tidy(services);
    languages = tidy(languages);
    area = area.strip();
    contactName = contactName.strip();
    contactEmail = contactEmail.strip();
    contactLanguage = contactLanguage.strip().toLowerCase(Locale.ROOT);
    consent = consent.strip().toLowerCase(Locale.ROOT);
  }

  /// What a browser sent. Who does not say in which language to write to them is answered, and
  /// written to, in the language of the page.
  public static JoinForm of(Form form, Language page) {
    return new JoinForm(
        form.text("name"),
        form.text("kind"),
        form.text("sector"),
        items(form.all("services")),
        items(form.all("languages")),
        form.text("area"),
        form.text("contact_name"),
        form.text("contact_email"),
        form.find("contact_language").filter(tag -> !tag.isBlank()).orElse(page.tag()),
        form.text("consent"));
  }

  public List<Problem> problems() {
    var problems = new Problems();
    words(problems, "name", name, NAME_MOST);
    problems.unless(
        PartnerKind.of(kind).isPresent(), "kind", kind.isEmpty() ? "missing" : "unknown");
    line(problems, "sector", sector, LINE_MOST);
    list(problems, "services", services);
    list(problems, "languages", languages);
    line(problems, "area", area, LINE_MOST);
    words(problems, "contact_name", contactName, NAME_MOST);
    EmailAddress.fault(contactEmail)
        .ifPresent(fault -> problems.unless(false, "contact_email", fault));
    problems.unless(Language.of(contactLanguage).isPresent(), "contact_language", "unknown");
    problems.unless(YES.contains(consent), "consent", "missing");
    return problems.list();
  }

  /// Needs a form without [#problems()].
  Application application() {
    return new Application(
        name,
        PartnerKind.of(kind).orElseThrow(),
        sector,
        services,
        languages,
        area,
        new Contact(
            contactName,
            EmailAddress.normal(contactEmail),
            Language.of(contactLanguage).orElseThrow()));
  }

  /// The same for the same answers, however they were sent.
  String digest() {
    return Digest.sha256(Json.write(this));
  }

  private static void words(Problems problems, String field, String text, int most) {
    if (text.isEmpty()) {
      problems.unless(false, field, "missing");
    } else if (line(problems, field, text, most)) {
      problems.unless(PlainText.saysSomething(text), field, "missing");
    }
  }

  private static boolean line(Problems problems, String field, String text, int most) {
    return PlainText.fault(text, most)
        .map(
            fault -> {
              problems.unless(false, field, fault, Integer.toString(most));
              return false;
            })
        .orElse(true);
  }

  private static void list(Problems problems, String field, List<String> items) {
    if (items.size() > LIST_MOST) {
      problems.unless(false, field, "too_many", Integer.toString(LIST_MOST));
      return;
    }
    items.stream()
        .flatMap(item -> PlainText.fault(item, WORD_MOST).stream())
        .findFirst()
        .ifPresent(
            fault ->
                problems.unless(
                    false,
                    field,
                    fault.equals("too_long") ? "item_too_long" : fault,
                    Integer.toString(WORD_MOST)));
  }

  private static List<String> items(List<String> values) {
    return values.stream().flatMap(value -> Arrays.stream(value.split("[,;\\n]", -1))).toList();
  }

  private static List<String> tidy(List<String> items) {
    return items.stream().map(String::strip).filter(item -> !item.isEmpty()).distinct().toList();
  }
}
