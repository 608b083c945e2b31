package org.backbone.mail.twin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.backbone.mail.MailShelf;
import org.backbone.platform.core.Ids;
import org.backbone.platform.mail.Mime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every shelf keeps.
@Tag("contract")
public abstract class MailShelfContract {
  private final String place = "welcome/" + Ids.token();

  /// The shelf under test.
  protected abstract MailShelf shelf();

  @Test
  void aMailLiesWhereItWasPut() {
    shelf().put(place, mime("ñ"));

    assertThat(shelf().find(place)).contains(mime("ñ"));
  }

  @Test
  void whereNothingWasPutNothingLies() {
    assertThat(shelf().find(place)).isEmpty();
  }

  @Test
  void whatIsTakenAwayIsGoneHoweverOften() {
    shelf().put(place, mime("x"));

    shelf().drop(place);
    shelf().drop(place);

    assertThat(shelf().find(place)).isEmpty();
  }

  private static Mime mime(String text) {
    return new Mime(text.getBytes(UTF_8));
  }
}
