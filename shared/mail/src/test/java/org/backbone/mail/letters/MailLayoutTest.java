package org.backbone.mail.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.backbone.platform.core.Language;
import org.backbone.testkit.ThirdLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailLayoutTest {
  private static final List<String> MASTHEAD = List.of("#0b3c49", "#5fb3c1", "#e9bf63", "#d9628f");

  private final MailDocument mail =
      new MailDocument(
          Language.EN,
          "Cradle to Career Tulsa County",
          "Will you come tomorrow at ten?",
          "Tuesday, May 5, 10:00 to 11:00, Central. One click to answer.",
          List.of(
              new MailBlock.Lead(
                  "Food & Family Resources", List.of("Tuesday, May 5, 2020, 10:00 to 11:00")),
              new MailBlock.Buttons(
                  List.of(
                      new MailBlock.Link(
                          "Yes", "https://network.example.org/rsvp/a?answer=yes&x=1"),
                      new MailBlock.Link("No", "https://network.example.org/rsvp/a?answer=no"))),
              new MailBlock.Section("Where the curve stands"),
              new MailBlock.Paragraph(
                  "Fewer pregnant women use WIC each year. At this pace we miss the goal by 1,061"
                      + " women a month."),
              new MailBlock.Table(
                  "Yours beside the network’s",
                  List.of("Month", "You", "Network"),
                  List.of(List.of("April", "412", "12,748")),
                  MailBlock.Cells.FIGURES),
              new MailBlock.Counts(
                  List.of(
                      new MailBlock.Count("321", "“Student Count” says 0", "Write * in both."))),
              new MailBlock.Small("Or answer in your calendar."),
              new MailBlock.Links(
                  List.of(
                      new MailBlock.Link("All figures", "https://network.example.org/dashboard")))),
          "You get this because Eastside <Pantry> joined.",
          List.of(new MailBlock.Link("Leave this series", "https://network.example.org/leave/b")),
          MailDocument.others(Language.EN, "https://network.example.org/rsvp/a", _ -> "responder"));

  @Test
  void theHtmlIsOneColumnThatKnowsTheDarkAndLoadsNothing() {
    var html = MailLayout.write(mail).html();

    assertThat(html)
        .contains("<html lang=\"en\">")
        .contains("name=\"color-scheme\" content=\"light dark\"")
        .contains("name=\"supported-color-schemes\" content=\"light dark\"")
        .contains("max-width:600px")
        .contains("<!--[if mso]>")
        .contains("Food &amp; Family Resources")
        .contains("href=\"https://network.example.org/rsvp/a?answer=yes&amp;x=1\"")
        .contains("Eastside &lt;Pantry&gt;")
        .contains("<span lang=\"es\">En español: <a")
        .contains("href=\"https://network.example.org/rsvp/a?lang=es\"")
        .doesNotContain("<img", "<script", "<link");
  }

  @Test
  void figuresEndBelowEachOtherAndWordsBeginBelowEachOther() {
    assertThat(secondCell(MailBlock.Cells.FIGURES)).contains("text-align:right");
    assertThat(secondCell(MailBlock.Cells.WORDS)).contains("text-align:left");
  }

  private static String secondCell(MailBlock.Cells cells) {
    var table =
        new MailBlock.Table(
            "Data", List.of("Dataset", "Missing"), List.of(List.of("WIC", "May; June")), cells);
    var html = MailLayout.write(MailIn.saying(Language.EN, List.of(table))).html();
    var text = html.indexOf("May; June");
    return html.substring(html.lastIndexOf("<td", text), text);
  }

  /// Whatever has a colour of its own has a class that the dark changes; of a button it is the
  /// button's. The masthead is dark in any light.
  @Test
  void nothingStaysLightInTheDark() {
    var html = MailLayout.write(mail).html();
    var dark = html.substring(html.indexOf("(prefers-color-scheme: dark)"));
    var coloured =
        Pattern.compile("<[^>]*style=\"[^\"]*(?:color|background):#[^>]*>")
            .matcher(html.replaceAll("(<td class=\"btn[^>]*>)<a [^>]*>", "$1"))
            .results()
            .map(MatchResult::group)
            .filter(tag -> MASTHEAD.stream().noneMatch(tag::contains));

    assertThat(coloured)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            tag -> assertThat(classes(tag)).anyMatch(name -> dark.contains("." + name + " ")));
    assertThat(dark).contains(".btn a {", ".first a {");
  }

  private static List<String> classes(String tag) {
    return Pattern.compile("class=\"([^\"]*)\"")
        .matcher(tag)
        .results()
        .flatMap(found -> Pattern.compile(" ").splitAsStream(found.group(1)))
        .toList();
  }

  @Test
  void whereALanguageIsWrittenFromTheRightSoIsItsMail(@TempDir Path folder)
      throws IOException, InterruptedException {
    assertThat(ThirdLanguage.said(MailIn.class, folder, ThirdLanguage.TAG))
        .contains("dir=\"rtl\"", "text-align:right", "padding-right:16px")
        .doesNotContain("text-align:left", "padding-left:16px");
    assertThat(MailLayout.write(mail).html()).doesNotContain("dir=");
  }

  @Test
  void thePlainTextSaysTheSameInTheSameOrder() {
    var text = MailLayout.write(mail).text();

    assertThat(text)
        .isEqualTo(
            """
            Will you come tomorrow at ten?

            Food & Family Resources
            Tuesday, May 5, 2020, 10:00 to 11:00

            Yes:
            https://network.example.org/rsvp/a?answer=yes&x=1
            No:
            https://network.example.org/rsvp/a?answer=no

            Where the curve stands
            ----------------------

            Fewer pregnant women use WIC each year. At this pace we miss the goal by
            1,061 women a month.

            Yours beside the network’s
            April: You 412; Network 12,748

            321  “Student Count” says 0
            Write * in both.

            Or answer in your calendar.

            All figures:
            https://network.example.org/dashboard

            --

            You get this because Eastside <Pantry> joined.

            Leave this series:
            https://network.example.org/leave/b

            En español: responder
            https://network.example.org/rsvp/a?lang=es

            Cradle to Career Tulsa County
            """);
  }
}
