package org.backbone.platform.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backbone.platform.core.Language;
import org.junit.jupiter.api.Test;

class LayoutTest {
  private static final String NETWORK = "Cradle to Career Tulsa County";

  @Test
  void aPageNamesItsLanguageTitleAndPlace() {
    var html =
        Layout.html(
            PageFrame.of(Language.EN, NETWORK, "/dashboard?x=1&y=2", "Indicators")
                .at(Nav.INDICATORS),
            Contents.text("<main text>"));

    assertThat(html)
        .startsWith("<!doctype html>")
        .contains("<html lang=\"en\">")
        .contains("<title>Indicators: " + NETWORK + "</title>")
        .contains("Cradle to Career<br>Tulsa County")
        .contains("<a href=\"/dashboard\" aria-current=\"page\">Indicators</a>")
        .contains("<a href=\"/\">Home</a>")
        .contains("name=\"back\" value=\"/dashboard?x=1&amp;y=2\"")
        .contains("name=\"lang\" value=\"es\" lang=\"es\">Español</button>")
        .contains("<main id=\"main\" class=\"wrap\">")
        .contains("&lt;main text&gt;")
        .contains("<div class=\"strands\">");
  }

  @Test
  void aPublicPageSaysWhatItIsToWhoHasNotOpenedIt() {
    var frame = PageFrame.of(Language.EN, NETWORK, "/meetings", "Meetings");

    assertThat(Layout.html(frame.describedAs("Every date, and a \"join\""), Contents.NONE))
        .contains("<meta name=\"description\" content=\"Every date, and a &#34;join&#34;\">")
        .contains("<meta property=\"og:title\" content=\"Meetings\">")
        .contains("<meta property=\"og:site_name\" content=\"" + NETWORK + "\">");
    assertThat(Layout.html(frame, Contents.NONE)).doesNotContain("og:", "description");
  }

  @Test
  void theFaceOfHeadingsIsOursAndSmallAndKeptForAYear() {
    var face = Assets.find("source-serif.woff2").orElseThrow();
    var sheet = new String(Assets.find("backbone.css").orElseThrow().bytes(), UTF_8);

    assertThat(face.bytes()).hasSizeLessThan(40_000);
    assertThat(sheet).contains("url(\"" + Assets.path(face.name()).replace("/assets/", "") + "\")");
  }

  @Test
  void noPageHoldsScriptOrStyleOfItsOwn() {
    var html = Layout.html(PageFrame.of(Language.ES, NETWORK, "/", ""), Contents.NONE);

    assertThat(html).doesNotContain("<script", "<style", " style=", "onclick", "http");
  }

  @Test
  void arefusedFormSaysSoInItsTitle() {
    var html =
        Layout.html(
            PageFrame.of(Language.ES, "La red", "/x", "Únase").refusedIf(true), Contents.NONE);

    assertThat(html).contains("<title>Error: Únase: La red</title>").contains("<html lang=\"es\">");
  }

  @Test
  void aDeskHasASecondNavigationAndAWayOut() {
    var subNav =
        new SubNav(
            "Your desk",
            "Eastside <Food> Pantry",
            List.of(
                new SubNav.Link("Desk", "/desk", true),
                new SubNav.Link("Send data", "/uploads/new", false)),
            "/sign-out");

    var html =
        Layout.html(
            PageFrame.of(Language.EN, NETWORK, "/desk", "Your desk")
                .with(subNav)
                .in(PageFrame.Width.DENSE),
            Contents.NONE);

    assertThat(html)
        .contains("<nav class=\"sub\" aria-label=\"Your desk\">")
        .contains("Eastside &lt;Food&gt; Pantry")
        .contains("<a href=\"/desk\" aria-current=\"page\">Desk</a>")
        .contains("action=\"/sign-out\"")
        .contains("class=\"wrap dense\"")
        .doesNotContain("href=\"/partners/join\"");
  }

  @Test
  void aPageThatSetsItsOwnWidthsHasNoStrandsBelowTheMasthead() {
    var html =
        Layout.html(
            PageFrame.of(Language.EN, NETWORK, "/", "").in(PageFrame.Width.OPEN), Contents.NONE);

    assertThat(html).contains("<main id=\"main\">").doesNotContain("<div class=\"strands\">");
  }
}
