package org.backbone.platform.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Problem;
import org.junit.jupiter.api.Test;

class FormViewTest {
  private final Words words = Words.of(Language.EN, "formtest");

  @Test
  void aBlankFormHasNoSummaryAndTiesHintsToFields() {
    var form = FormView.filled(words, Map.of(), List.of());

    assertThat(form.refused()).isFalse();
    assertThat(Contents.html(form.problems())).isEmpty();
    assertThat(Contents.html(form.text("email").email().required()))
        .startsWith("<div class=\"field\"><label for=\"email\">Your work e-mail</label>")
        .contains("<span class=\"hint\" id=\"email-h\">We send one message.</span>")
        .contains("type=\"email\"", "required", "aria-describedby=\"email-h\"")
        .doesNotContain("aria-invalid");
  }

  @Test
  void aProblemIsSaidInTheSameWordsInTheSummaryAndAtTheField() {
    var form =
        FormView.filled(
            words,
            Map.of("email", List.of("pantry@<x>")),
            List.of(Problem.of("email", "not_an_email", "pantry@<x>")));

    assertThat(form.refused()).isTrue();
    assertThat(Contents.html(form.problems()))
        .contains("role=\"alert\"", "autofocus", "There is a problem")
        .contains("<a href=\"#email\">“pantry@&lt;x&gt;” lacks what comes after the @</a>");
    assertThat(Contents.html(form.text("email").email()))
        .startsWith("<div class=\"field bad\">")
        .contains(
            "<span class=\"vh\">Error: </span>“pantry@&lt;x&gt;” lacks what comes after the @")
        .contains("value=\"pantry@&lt;x>\"")
        .contains("aria-describedby=\"email-h email-e\" aria-invalid=\"true\"");
  }

  @Test
  void theFirstInputOfAGroupBearsTheLinkedId() {
    var form =
        FormView.filled(
            words,
            Map.of("groups", List.of("learn")),
            List.of(Problem.of("groups", "none_chosen")));

    assertThat(Contents.html(form.radios("groups", List.of("food", "learn"))))
        .startsWith("<fieldset class=\"field bad\"")
        .contains("aria-describedby=\"groups-e\"")
        .contains("type=\"radio\" id=\"groups\" name=\"groups\" value=\"food\">")
        .contains("type=\"radio\" id=\"groups-1\" name=\"groups\" value=\"learn\" checked>")
        .contains("Choose at least one")
        .doesNotContain("aria-invalid");
  }

  @Test
  void aNameWithADotMakesAnIdThatALinkCanReach() {
    var form = FormView.filled(words, Map.of(), List.of(Problem.of("contact.name", "none_chosen")));

    assertThat(Contents.html(form.problems())).contains("href=\"#contact-name\"");
    assertThat(Contents.html(form.text("contact.name")))
        .contains("id=\"contact-name\" name=\"contact.name\"");
  }
}
