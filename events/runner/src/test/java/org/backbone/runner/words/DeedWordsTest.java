package org.backbone.runner.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.backbone.platform.core.Language;
import org.backbone.platform.pages.Words;
import org.backbone.template.Repository;
import org.junit.jupiter.api.Test;

/// What the audit trail keeps in codes is said in words: each deed that the code names, each field
/// beside it, and each kind of thing.
class DeedWordsTest {
  private static final Pattern DEED =
      Pattern.compile("new Deed\\(\\s*\"([a-z]+)\",\\s*\"([a-z-]+)\"\\)");
  private static final Pattern MATTER = Pattern.compile("new Matter\\(\\s*\"([a-z]+)\"");
  // Fields stand in the same class as the deeds.
  private static final Pattern FIELD =
      Pattern.compile("(?:\\bput|\\bMap\\.of)\\(\\s*\"([a-z][a-zA-Z-]*)\",");

  @Test
  void everyDeedItsFieldsAndWhatItIsAboutHaveWords() throws IOException {
    var deeds = new TreeSet<String>();
    var missing = new ArrayList<String>();
    for (var source : deedSources()) {
      var capability = new TreeSet<String>();
      DEED.matcher(source)
          .results()
          .forEach(
              deed -> {
                capability.add(deed.group(1));
                deeds.add(deed.group(1) + "." + deed.group(2));
                missing.addAll(unsaid(deed.group(1), "deed." + deed.group(2)));
              });
      FIELD
          .matcher(source)
          .results()
          .forEach(
              field ->
                  capability.forEach(
                      module -> missing.addAll(unsaid(module, "deed.field." + field.group(1)))));
      MATTER
          .matcher(source)
          .results()
          .forEach(matter -> missing.addAll(unsaid("audit", "matter." + matter.group(1))));
    }

    assertThat(deeds).contains("partners.approved", "mail.resent").hasSizeGreaterThan(5);
    assertThat(missing).isEmpty();
  }

  private static List<String> unsaid(String module, String key) {
    return Language.all().stream()
        .filter(language -> !Words.of(language, module).has(key))
        .map(language -> module + "_" + language.tag() + ": " + key)
        .toList();
  }

  private static List<String> deedSources() throws IOException {
    try (var files = Files.walk(Repository.root().resolve("shared"))) {
      var sources = new ArrayList<String>();
      for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        if (file.toString().contains("/src/main/")) {
          var text = Files.readString(file);
          if (DEED.matcher(text).find()) {
            sources.add(text);
          }
        }
      }
      return sources;
    }
  }
}
