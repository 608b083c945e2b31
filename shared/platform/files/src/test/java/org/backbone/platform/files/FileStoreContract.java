package org.backbone.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every keeper of files promises.
public abstract class FileStoreContract {
  @TempDir private Path folder;

  /// For subclasses.
  protected FileStoreContract() {}

  /// The keeper under test.
  protected abstract FileStore files();

  /// Puts bytes as a browser's upload does, with the name of its file.
  protected abstract void receive(String key, String name, byte[] bytes);

  @Test
  void aFileIsReadAsItWasPut() throws IOException {
    put("errors/a.csv", "a,b\r\n1,ñ\r\n");

    assertThat(read("errors/a.csv")).isEqualTo("a,b\r\n1,ñ\r\n");
  }

  @Test
  void whatIsPutLaterTakesThePlaceOfWhatWasThere() throws IOException {
    put("errors/b.csv", "one");
    put("errors/b.csv", "two");

    assertThat(read("errors/b.csv")).isEqualTo("two");
  }

  @Test
  void aFileThatIsNotThereIsEmpty() throws IOException {
    assertThat(files().open("incoming/nobody/nothing", "")).isEmpty();
  }

  @Test
  void itIsKnownWhatIsThereAndWhatIsNot() throws IOException {
    put("errors/there.csv", "x");

    assertThat(files().has("errors/there.csv")).isTrue();
    assertThat(files().has("incoming/nobody/nothing")).isFalse();
  }

  @Test
  void anUploadTellsTheNameOfItsFile() throws IOException {
    receive("incoming/river-food-bank/1", "april 2020.csv", "x".getBytes(StandardCharsets.UTF_8));

    try (var opened = files().open("incoming/river-food-bank/1", "").orElseThrow()) {
      assertThat(opened.name()).isEqualTo("april 2020.csv");
      assertThat(opened.content().readAllBytes()).hasSize(1);
    }
  }

  @Test
  void aFileThatNobodyNamedHasNoName() throws IOException {
    put("errors/c.csv", "x");

    try (var opened = files().open("errors/c.csv", "").orElseThrow()) {
      assertThat(opened.name()).isEmpty();
    }
  }

  @Test
  void aSmallFileIsReadAsItWasPut() throws IOException {
    files().put("welcome/a", "message/rfc822", "Subject: ñ".getBytes(StandardCharsets.UTF_8));

    assertThat(read("welcome/a")).isEqualTo("Subject: ñ");
  }

  @Test
  void whatIsPutAnewOnlyStaysWhatItWas() throws IOException {
    assertThat(files().putNew("receipts/1", "text/plain", "one".getBytes(StandardCharsets.UTF_8)))
        .isTrue();
    assertThat(files().putNew("receipts/1", "text/plain", "two".getBytes(StandardCharsets.UTF_8)))
        .isFalse();

    assertThat(read("receipts/1")).isEqualTo("one");
  }

  @Test
  void ofWhatIsReadItIsKnownWhenItWasPut() throws IOException {
    put("errors/f.csv", "x");

    var at = new ArrayList<Instant>();
    for (var time = 0; time < 2; time++) {
      try (var opened = files().open("errors/f.csv", "").orElseThrow()) {
        at.add(opened.at());
      }
    }

    assertThat(at.getFirst())
        .isAfter(Instant.parse("2020-01-01T00:00:00Z"))
        .isEqualTo(at.getLast());
  }

  @Test
  void keysAreListedInTheirOrderAndFromAPlaceOn() throws IOException {
    for (var key : List.of("erased/c", "erased/a", "erased/b", "else/a")) {
      put(key, "x");
    }

    assertThat(files().list("erased/", "", 2)).containsExactly("erased/a", "erased/b");
    assertThat(files().list("erased/", "erased/b", 2)).containsExactly("erased/c");
    assertThat(files().list("nothing/", "", 2)).isEmpty();
  }

  @Test
  void whatIsDeletedIsGoneHoweverOften() throws IOException {
    put("errors/d.csv", "x");

    files().delete("errors/d.csv");
    files().delete("errors/d.csv");

    assertThat(files().open("errors/d.csv", "")).isEmpty();
  }

  @Test
  void ofWhatIsDeletedWithItsVersionsNothingIsLeftAndOthersStay() throws IOException {
    put("errors/e", "one");
    put("errors/e", "two");
    put("errors/e2", "x");

    files().deleteVersions("errors/e");
    files().deleteVersions("errors/e");

    assertThat(files().open("errors/e", "")).isEmpty();
    assertThat(files().has("errors/e")).isFalse();
    assertThat(read("errors/e2")).isEqualTo("x");
  }

  private void put(String key, String text) throws IOException {
    var file = Files.writeString(folder.resolve("file"), text);
    files().put(key, "text/csv", file);
  }

  private String read(String key) throws IOException {
    try (var opened = files().open(key, "").orElseThrow()) {
      return new String(opened.content().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
