package org.backbone.mail.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backbone.platform.core.Language;
import org.junit.jupiter.api.Test;

class MailLayoutTest {
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
                  List.of(List.of("April", "412", "12,748"))),
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
