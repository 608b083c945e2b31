package org.backbone.platform.pages;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.html.HtmlContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KitTest {
  /// A line's end would be a space in the sentence that the tag stands in.
  @Test
  void aTagOfTheKitEndsWhereItsMarkupEnds() throws IOException {
    try (var files = Files.list(Path.of("src/main/jte"))) {
      assertThat(files.filter(file -> !file.endsWith("layout.jte")))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(Files.readString(file)).doesNotEndWith("\n"));
    }
  }

  @Test
  void anEmptyPlaceHasItsFirstStepOnlyWhereThereIsOne() {
    assertThat(Contents.html(Kit.kit.empty("No files yet", "Send one.", Contents.NONE)))
        .isEqualTo("<div class=\"empty\"><h3>No files yet</h3><p>Send one.</p></div>");
    assertThat(Contents.html(Kit.kit.empty("No files yet", "Send one.", Contents.text("here"))))
        .contains("<p class=\"acts\">here</p>");
  }

  /// A block of a template can only write where a template writes.
  @Test
  void anEmptyPlaceTakesABlockOfATemplate() {
    HtmlContent block = output -> output.writeContent("here");

    assertThat(Contents.html(Kit.kit.emptyPage("No files yet", "Send one.", block)))
        .isEqualTo(
            "<div class=\"empty\"><h2>No files yet</h2><p>Send one.</p>"
                + "<p class=\"acts\">here</p></div>");
  }

  @Test
  void aBlockOfATemplateMayBeTheFirstStepOfAnEmptyPlace() {
    HtmlContent block = output -> output.writeContent("<a href=\"/x\">here</a>");

    assertThat(Contents.html(Kit.kit.empty("No files yet", "Send one.", block)))
        .contains("<p class=\"acts\"><a href=\"/x\">here</a></p>");
  }

  @Test
  void aButtonSendsWhatItIsGivenAndNoClassOfItsOwn() {
    assertThat(Contents.html(Kit.kit.button("/x", "Go", ButtonStyle.FIRST, Map.of("a", "\"b\""))))
        .isEqualTo(
            "<form method=\"post\" action=\"/x\"><input type=\"hidden\" name=\"a\""
                + " value=\"&#34;b&#34;\"><button type=\"submit\">Go</button></form>");
  }
}
