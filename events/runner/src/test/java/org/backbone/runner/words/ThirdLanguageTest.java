package org.backbone.runner.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.backbone.platform.core.Language;
import org.backbone.platform.pages.Words;
import org.backbone.runner.Backbone;
import org.backbone.template.Repository;
import org.backbone.testkit.ThirdLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A third language is new files alone. The home page and a refusal's mail are in the tests of
/// `dashboard` and `outcome-ingest`, whose code they need.
class ThirdLanguageTest {
  @TempDir private Path folder;

  @Test
  void theJoinPageSpeaksItAndOffersTheOthers() throws IOException, InterruptedException {
    var page = ThirdLanguage.said(JoinPageIn.class, folder, ThirdLanguage.TAG);
    var title = Words.of(Language.EN, "partners").say("join.title");

    assertThat(page)
        .contains("<html lang=\"xx\" dir=\"rtl\">")
        .contains("<h1>" + ThirdLanguage.accented(title) + "</h1>")
        .contains("action=\"/partners/join?lang=xx\"")
        .contains("value=\"en\" lang=\"en\">English</button>")
        .contains("value=\"es\" lang=\"es\">Español</button>")
        .contains("value=\"xx\" checked> <span>" + ThirdLanguage.accented("Third") + "</span>")
        .doesNotContain(title);
  }

  @Test
  void aPageInEnglishOffersIt() throws IOException, InterruptedException {
    assertThat(ThirdLanguage.said(JoinPageIn.class, folder, "en"))
        .contains("<html lang=\"en\">")
        .contains("value=\"xx\" lang=\"xx\">" + ThirdLanguage.accented("Third") + "</button>");
  }

  @Test
  void aRefusedFilesAnswerIsInIt() throws IOException, InterruptedException {
    var file =
        Repository.root()
            .resolve(
                "shared/outcomes/ingest/src/test/resources/data/ct-chronic-absence-2017-18.csv");

    var answer =
        ThirdLanguage.said(Backbone.class, folder, "check", "--lang", "xx", file.toString());

    assertThat(answer)
        .contains(ThirdLanguage.accented("We could not use this file: ") + file.getFileName())
        .contains(ThirdLanguage.accented("The column “"))
        .contains(ThirdLanguage.accented("What to do: "))
        .doesNotContain("What to do");
  }
}
